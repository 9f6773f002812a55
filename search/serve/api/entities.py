"""People, organisations and places for programs: those that articles name."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from index.entities.kind import KindName
from search.results import Entity
from search.serve.api.asked import Filtered
from search.serve.api.links import api_address
from search.serve.api.notes import Note, notes_of
from search.serve.api.paging import ListLinks, last_page, neighbours
from search.serve.asking import HITS_PER_PAGE, Limit, PageNumber
from search.serve.visit import Visit


class EntitiesParameters(Filtered, frozen=True, kw_only=True):
    """The parameters of names. The query is one of them, in any spelling.

    Attributes:
        kind: Only names of this kind; of all kinds by default.
        page, limit: See `search.serve.asking.Question`.
    """

    kind: KindName | None = None
    page: PageNumber = 1
    limit: Limit = HITS_PER_PAGE


class EntityLinks(Struct, frozen=True):
    """The addresses of a name.

    Attributes:
        articles: The articles that have it, for programs.
        page: For people.
    """

    articles: str
    page: str


class NamedEntity(Struct, frozen=True):
    """A person, an organisation or a place that articles name.

    Attributes:
        name: The spelling that most articles have.
        kind: The kind.
        articles: The number of articles that have the name.
        first, last: The days of the oldest and the latest of them.
        spellings: The number of articles that have each spelling.
        variant_of: The frequent name of a person that this rare one may misspell.
        links: The addresses.
    """

    name: str
    kind: KindName
    articles: int
    first: date | None
    last: date | None
    spellings: dict[str, int]
    variant_of: str | None
    links: EntityLinks


class ListedEntities(Struct, frozen=True):
    """A page of names, the most frequent first.

    Attributes:
        total: The number of names on all pages.
        page, pages: The number of this page, and of the last one.
        entities: The names of the page.
        notes: Remarks on the way names were read.
        links: The neighbouring pages.
    """

    total: int
    page: int
    pages: int
    entities: tuple[NamedEntity, ...]
    notes: tuple[Note, ...]
    links: ListLinks


def entities(visit: Visit, asked: EntitiesParameters) -> ListedEntities:
    """Return a page of names."""
    found = visit.archive.entities(
        asked.q or None,
        kind=asked.kind,
        limit=asked.limit,
        page=asked.page,
        filters=asked.filters,
    )
    pages = last_page(found.total, asked.limit)
    links = neighbours(visit, "/entities", asked, asked.page, has_more=asked.page < pages)
    return ListedEntities(
        total=found.total,
        page=asked.page,
        pages=pages,
        entities=tuple(_named_entity(visit, entity) for entity in found.entities),
        notes=notes_of(found.notes, visit.words),
        links=links,
    )


def _named_entity(visit: Visit, entity: Entity) -> NamedEntity:
    named: dict[str, Any] = {entity.kind.value: (entity.name,)}
    return NamedEntity(
        name=entity.name,
        kind=entity.kind.label,
        articles=entity.articles,
        first=entity.first,
        last=entity.last,
        spellings=dict(entity.spellings),
        variant_of=entity.variant_of,
        links=EntityLinks(
            articles=api_address(visit, "/search", Filtered(**named)),
            page=visit.entity(entity.kind, entity.name),
        ),
    )
