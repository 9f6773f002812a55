"""Show people, organisations and places in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from search.cli.terminal import Terminal
from search.results import EntitiesPage, Entity


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
