"""`search show`: show a whole article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import Struct
from msgspec.structs import asdict

from index.article import Article
from index.stored_article import StoredArticle
from search.cli import console
from search.cli.app import ID_SETTINGS, app, say_unknown_articles
from search.cli.article_ids import find_id
from search.cli.export import as_json
from search.cli.hits import annotation_lines, possible_days
from search.cli.options import ArticlesArgument, ColorOption, IndexOption, JsonOption
from search.cli.terminal import Terminal
from search.cli.workspace import open_archive

if TYPE_CHECKING:
    from index.cleaning.placement import PlacedLine
    from search.archive import Archive

LABEL_WIDTH = 15
"""Columns that the name of a field takes."""


@app.command("show", context_settings=ID_SETTINGS)
def show_command(
    ids: ArticlesArgument,
    json: JsonOption = False,
    raw: Annotated[
        bool,
        typer.Option("--raw", help="Show where each line of the file went, and by which rule."),
    ] = False,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """Show whole articles, or with --raw where each line of their files went."""
    terminal = console.terminal(color)
    show = _show_raw if raw else _show
    with open_archive(index) as archive:
        found = {typed: show(archive, find_id(archive, typed), terminal) for typed in ids}
    shown = [article for article in found.values() if article is not None]
    if json and shown:
        records = [article.record for article in shown]
        console.put(as_json(records[0] if len(ids) == 1 else records))
    elif shown:
        console.put_lines(_separated((article.lines for article in shown), terminal))
    raise typer.Exit(say_unknown_articles(found))


class _Shown(Struct, frozen=True):
    """An article as it is shown.

    Attributes:
        record: The article as JSON holds it.
        lines: The article as a terminal shows it.
    """

    record: Any
    lines: Iterable[str]


def _show(archive: Archive, id: str, terminal: Terminal) -> _Shown | None:
    """Show a whole article, or return None if the archive lacks it."""
    stored = archive.stored(id)
    if stored is None:
        return None
    annotation = archive.tags.of(id)
    record = stored.article.as_dict() | {"tags": list(annotation.tags), "note": annotation.note}
    opening = annotation_lines(annotation.tags, annotation.note, terminal, "")
    return _Shown(record, chain(opening, article_lines(stored, terminal)))


def _show_raw(archive: Archive, id: str, terminal: Terminal) -> _Shown | None:
    """Show where each line of the file of an article went, or return None without the article."""
    placed = archive.placed_lines(id)
    if placed is None:
        return None
    lines = chain.from_iterable(raw_line(line, terminal) for line in placed)
    return _Shown([asdict(line) for line in placed], lines)


def _separated(articles: Iterable[Iterable[str]], terminal: Terminal) -> Iterator[str]:
    """Yield the lines of articles one after the other, with a line of hyphens between articles."""
    for number, lines in enumerate(articles):
        if number:
            yield from ("", "-" * terminal.columns, "")
        yield from lines


def raw_line(line: PlacedLine, terminal: Terminal) -> Iterator[str]:
    """Show where a line of a file went, the line, and the rule that took it out of the body."""
    place = terminal.text(f"place-{line.place}")
    is_told = line.rule is not None and line.rule != line.place
    rule = f" [{terminal.text(f'rule-{line.rule}')}]" if is_told else ""
    yield from terminal.wrap(f"{place:{LABEL_WIDTH}}{line.text}{rule}", indent=LABEL_WIDTH)


_RARE_FIELDS = frozenset({"section", "page", "authors", "carriers"})
"""Fields that few files have, and that are not shown where they are empty."""


def article_lines(stored: StoredArticle, terminal: Terminal) -> Iterator[str]:
    """Show an article: its fields by name, the forms of its people, its text and captions."""
    article = stored.article
    for name, value in _fields(stored, terminal).items():
        if not value and name in _RARE_FIELDS:
            continue
        label = terminal.text(f"field-{name}")
        yield from terminal.wrap(f"{label:{LABEL_WIDTH}}{value or '-'}", indent=LABEL_WIDTH)
    for paragraph in article.body.split("\n"):
        yield ""
        yield from terminal.wrap(paragraph)
    for caption in article.captions:
        yield ""
        yield from terminal.wrap(terminal.text("caption", text=caption), indent=9)


def _fields(stored: StoredArticle, terminal: Terminal) -> dict[str, str | None]:
    """Write each field of an article as text, by its name in JSON."""
    article = stored.article
    people = (_mentions(name, stored.mentions.get(name, {})) for name in article.people)
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "section": article.section,
        "page": article.page,
        "authors": ", ".join(article.authors),
        "carriers": " ; ".join(article.carriers),
        "date": _day(article, terminal),
        "date_evidence": _evidence(article, terminal),
        "people": ", ".join(people),
        "url": article.url,
        "language": article.language,
    }


def _day(article: Article, terminal: Terminal) -> str | None:
    """Write the day of an article, or those it may be; None if none is known."""
    if article.possible_dates:
        return possible_days(article.possible_dates, terminal)
    return str(article.date) if article.date else None


def _evidence(article: Article, terminal: Terminal) -> str | None:
    """Name the evidence for the date of an article, or return None if it has no one date."""
    if article.date is None:
        return None
    return terminal.text(f"evidence-{article.date_evidence}")


def _mentions(name: str, forms: Mapping[str, int]) -> str:
    """Name a person with how often the text has each form: `Esmaïl Ghaani (2, Ghaani 5)`.

    Args:
        name: The name of the person.
        forms: How often the text has each form of the name. None if that was not counted.
    """
    if not forms:
        return name
    counts = [str(forms.get(name, 0))]
    counts += [f"{form} {count}" for form, count in forms.items() if form != name]
    return f"{name} ({', '.join(counts)})"
