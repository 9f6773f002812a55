"""`search similar`: find articles like one of the archive, like a text, or like a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit
from urllib.request import url2pathname

import typer

from index.errors import InputError
from search.archive import Archive
from search.cli import console
from search.cli.app import ID_SETTINGS, app, unknown_article
from search.cli.article_ids import find_id
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.last_hits import remember
from search.cli.options import IndexOption, JsonOption
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive, read_articles
from search.printable import printable

if TYPE_CHECKING:
    from search.similar import Similar

_MAX_BYTES_OF_CHAR = 4
"""Bytes of a character in UTF-8."""


@app.command("similar", context_settings=ID_SETTINGS)
def similar_command(
    id: Annotated[
        str | None,
        typer.Argument(
            help=(
                "An article: its id, the end of its id, or its number in the last list of hits;"
                " - to read a text from the standard input."
            ),
            metavar="[ID]",
        ),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Compare with this text.", metavar="TEXT")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="Compare with an article of this file.", metavar="FILE")
    ] = None,
    article: Annotated[
        int, typer.Option(help="Number of the article in the file.", metavar="N", min=1)
    ] = 1,
    url: Annotated[
        str | None,
        typer.Option(
            help="Compare with the article of the archive that has this address, or with a file.",
            metavar="ADDRESS",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Most articles to show.", metavar="N")
    ] = 10,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Find articles like one, like a text or like a file, and tell what both share."""
    given = [each for each in (id, text, file, url) if each is not None]
    if len(given) != 1:
        raise InputError("similar-to-what")
    with open_archive(index) as archive:
        if url is not None:
            id, file = _at_address(archive, url)
        if file is not None:
            asked, found = _like_file(archive, file, article, limit)
        elif text is not None or id == "-":
            asked, found = _like_text(archive, text, limit)
        else:
            asked, found = _like_article(archive, id or "", limit)
    if json:
        similar = [each.as_dict() for each in found]
        console.put(as_json({**asked, "similar": similar}))
    elif not found:
        console.put(console.terminal().text("similar-none"))
    else:
        console.put_lines(similar_lines(found, console.terminal()))
        remember(archive.location, 1, [each.stored.article.id for each in found])
    raise typer.Exit(0 if found else NO_HITS)


Likeness = tuple[dict[str, str], tuple["Similar", ...]]
"""The article that was compared with, as JSON names it, and those like it."""


def _like_article(archive: Archive, typed: str, limit: int) -> Likeness:
    """Find the articles like one of the archive."""
    id = find_id(archive, typed)
    found = archive.similar(id, limit=limit)
    if found is None:
        raise unknown_article(typed)
    return {"id": id}, found


def _like_text(archive: Archive, text: str | None, limit: int) -> Likeness:
    """Find the articles like a text, or like the one on the standard input."""
    from search.subject_words import MAX_SUBJECT_CHARS  # late: it loads the lexicon

    if text is None:
        most = _MAX_BYTES_OF_CHAR * (MAX_SUBJECT_CHARS + 1)
        text = console.standard_input().read(most).decode("utf-8", "replace")
    if len(text) > MAX_SUBJECT_CHARS:
        console.say_message("example-cut", chars=MAX_SUBJECT_CHARS)
    return {}, archive.similar_to(text, limit)


def _like_file(archive: Archive, file: Path, number: int, limit: int) -> Likeness:
    """Find the articles like one of a file, and say if the file has others."""
    articles = read_articles(file)
    example = next(islice(articles, number - 1, None), None)
    if example is None:
        raise InputError("example-number-unknown", path=str(file), number=number)
    title = example.article.title
    if next(articles, None) is not None:
        console.say_message("example-of-several", number=number, title=title)
    return {"file": str(file), "title": title}, archive.similar_to(example, limit)


def _at_address(archive: Archive, url: str) -> tuple[str | None, Path | None]:
    """Return the id of the article with an address, or the file that the address names."""
    ids = archive.published_at(url)
    if ids:
        return ids[0], None
    path = Path(url2pathname(urlsplit(url).path)) if url.startswith("file:") else Path(url)
    if path.is_file():
        return None, path
    raise InputError("address-unknown", url=url)


def similar_lines(articles: Iterable[Similar], terminal: Terminal) -> Iterator[str]:
    """Show articles that are like another, each with what both have: text, words and people."""
    for number, similar in enumerate(articles, 1):
        article = similar.stored.article
        yield from terminal.wrap(f"{number}. {article.title}", indent=4)
        day = str(article.date) if article.date else terminal.text("undated")
        share = terminal.text("same-text", share=similar.containment) if similar.containment else ""
        byline = " · ".join(part for part in (day, article.source, share) if part)
        yield from terminal.wrap(f"    {byline}", indent=4)
        for code, shared in (
            ("shared-terms", similar.shared_terms),
            ("shared-people", similar.shared_people),
        ):
            if shared:
                yield from terminal.wrap(f"    {terminal.text(code, names=shared)}", indent=6)
        yield f"    {printable(article.id)}"
        if article.url:
            yield f"    {printable(article.url)}"
