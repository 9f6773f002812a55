"""Write people, organisations and places: in a terminal, or for programs and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from search.cli import console
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json, entities_as_csv
from search.cli.output import output_to
from search.cli.paging import say_page_missing
from search.cli.terminal import Terminal
from search.results import EntitiesPage, Entity
from search.tables import CSV, EXCEL


def write_entities(
    found: EntitiesPage,
    *,
    limit: int,
    page: int,
    json: bool,
    csv: bool,
    excel: bool,
    output: Path | None,
) -> int:
    """Write a page of names, and return the exit code.

    Args:
        found: The names of the page.
        limit: The number of names on a page.
        page: The number of the page, from 1.
        json: True to write JSON.
        csv: True to write a table.
        excel: True to write a table that Excel opens by a click.
        output: The file to write, or None to print.
    """
    with output_to(output) as write:
        if json:
            write([as_json(found.as_dict(console.language()))])
        elif csv or excel:
            write(entities_as_csv(found, EXCEL if excel else CSV))
        else:
            write(entity_lines(found, console.terminal(), (page - 1) * limit + 1))
            say_page_missing(found.total, limit, page)
    return 0 if found.entities else NO_HITS


def entity_lines(page: EntitiesPage, terminal: Terminal, first: int = 1) -> Iterator[str]:
    """Show a page of names, numbered from `first`."""
    kind = page.kind.value if page.kind else "any"
    yield terminal.text(f"entities-{kind}", total=page.total)
    yield from terminal.notes(page.notes)
    for number, entity in enumerate(page.entities, first):
        shown_kind = terminal.text(f"kind-{entity.kind.value}") if page.kind is None else ""
        yield from _entity_lines(entity, number, shown_kind, terminal)


def _entity_lines(entity: Entity, number: int, kind: str, terminal: Terminal) -> Iterator[str]:
    """Show a name with the number of articles and their days, and the spellings if several."""
    margin = f"{number}. "
    name_span = (len(margin), len(margin) + len(entity.name))
    if entity.first:
        articles = terminal.text(
            "entity-days", articles=entity.articles, first=entity.first, last=entity.last
        )
    else:
        articles = terminal.text("entity-articles", articles=entity.articles)
    line = " · ".join(filter(None, (f"{margin}{entity.name}", kind, articles)))
    yield from terminal.wrap(line, [name_span], indent=4)
    if len(entity.spellings) > 1:
        counts = entity.spellings.items()
        spellings = ", ".join(f"{name} ({terminal.words.number(count)})" for name, count in counts)
        yield from terminal.wrap(f"    {spellings}", indent=4)
    if entity.variant_of:
        meant = terminal.text("entity-variant-of", name=entity.variant_of)
        yield from terminal.wrap(f"    {meant}", indent=4)
