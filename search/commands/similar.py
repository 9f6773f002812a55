"""`search similar`: find articles like one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from search.cli import console
from search.cli.app import ID_SETTINGS, app, unknown_article
from search.cli.article_ids import find_id
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json
from search.cli.last_hits import remember
from search.cli.options import ArticleArgument, IndexOption, JsonOption
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive
from search.printable import printable

if TYPE_CHECKING:
    from search.similar import Similar


@app.command("similar", context_settings=ID_SETTINGS)
def similar_command(
    id: ArticleArgument,
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Most articles to show.", metavar="N")
    ] = 10,
    json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Find articles like one: near-duplicates, then those on the same subject."""
    with open_archive(index) as archive:
        location = archive.location
        typed = id
        id = find_id(archive, typed)
        articles = archive.similar(id, limit=limit)
    if articles is None:
        raise unknown_article(typed)
    if json:
        found = [similar.as_dict() for similar in articles]
        console.put(as_json({"id": id, "similar": found}))
    else:
        console.put_lines(similar_lines(articles, console.terminal()))
        remember(location, 1, [similar.stored.article.id for similar in articles])
    raise typer.Exit(0 if articles else NO_HITS)


def similar_lines(articles: Iterable[Similar], terminal: Terminal) -> Iterator[str]:
    """Show articles that are like another, each with the share of the text that both have."""
    for number, similar in enumerate(articles, 1):
        article = similar.stored.article
        yield from terminal.wrap(f"{number}. {article.title}", indent=4)
        day = str(article.date) if article.date else terminal.text("undated")
        share = terminal.text("same-text", share=similar.containment) if similar.containment else ""
        byline = " · ".join(part for part in (day, article.source, share) if part)
        yield from terminal.wrap(f"    {byline}", indent=4)
        yield f"    {printable(article.id)}"
        if article.url:
            yield f"    {printable(article.url)}"
