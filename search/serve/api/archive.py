"""The archive itself, for programs: its sources, its names, its state."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from index.version import VERSION
from search.names.completion import Completion
from search.serve.api.asked import Asked, Filtered, Queried
from search.serve.api.links import api_address
from search.serve.api.notes import Note, notes_of
from search.serve.asking import Limit, Name
from search.serve.marking import plain
from search.serve.visit import Visit

MAX_UNREAD = 200
"""Files that are named because they could not be read."""
MAX_COMPLETIONS = 8
"""Names that what is typed is completed to, unless the address says otherwise."""


class CompletionParameters(Asked, frozen=True, kw_only=True):
    """The parameters of a completion: the beginnings of words of a name, and how many to return."""

    q: Name
    limit: Limit = MAX_COMPLETIONS


class SourceLinks(Struct, frozen=True):
    """The addresses of a source: of its articles for programs, and of its page for people."""

    articles: str
    page: str


class CountedSource(Struct, frozen=True):
    """A source, and the number of articles that it has.

    Attributes:
        name: Its name.
        articles: The number of articles that hold all of the query.
        links: Its addresses.
    """

    name: str
    articles: int
    links: SourceLinks


class CountedSources(Struct, frozen=True):
    """The sources of the articles that a query finds, the one with most articles first.

    Attributes:
        total: The number of sources.
        sources: The sources.
        notes: Remarks on the way the query was read.
    """

    total: int
    sources: tuple[CountedSource, ...]
    notes: tuple[Note, ...]


class Completions(Struct, frozen=True):
    """The names that begin as was typed, those of most articles first."""

    completions: tuple[Completion, ...]


class UnreadFile(Struct, frozen=True):
    """A file that could not be read, or only in part: its path in the index, and the reason."""

    path: str
    reason: str


class ArchiveStatus(Struct, frozen=True):
    """The state of the index.

    Attributes:
        engine: The engine that stores it.
        articles, dated, undated: The number of articles, of those with a day, and of the others.
        first, last: The days of the oldest and the latest article.
        sources: The number of articles of each source.
        folders: The names of the folders that the articles come from.
        bytes: The size of the index on disk.
        indexed: The moment when it was last updated.
        version: The version of the program.
        cluster: The state of the cluster that stores it, for who is at this machine.
        generation: The name of the edition of the index that is in use.
        languages, evidence: The number of articles of each language, and of those whose day is known
            in each way; null for a large archive.
        unread: The first files that could not be read, or only in part, and why.
        unread_total: The number of all such remarks.
        interrupted: True if a run of the indexer was interrupted.
    """

    engine: str
    articles: int
    dated: int
    undated: int
    first: date | None
    last: date | None
    sources: dict[str, int]
    folders: tuple[str, ...]
    bytes: int
    indexed: datetime | None
    version: str
    cluster: dict[str, Any] | None
    generation: str
    languages: dict[str, int] | None
    evidence: dict[str, int] | None
    unread: tuple[UnreadFile, ...]
    unread_total: int
    interrupted: bool


def sources(visit: Visit, asked: Queried) -> CountedSources:
    """Return the sources of the articles that a query finds."""
    page = visit.archive.find(
        asked.q,
        limit=1,
        exact=asked.exact,
        variants=asked.variants,
        facets=True,
        filters=asked.filters,
    )
    counts = page.facets.source if page.facets else {}
    counted = tuple(_counted_source(visit, name, number) for name, number in counts.items())
    return CountedSources(len(counted), counted, notes_of(page.notes, visit.words))


def complete(visit: Visit, asked: CompletionParameters) -> Completions:
    """Return the names that begin as was typed."""
    return Completions(visit.archive.complete(asked.q, asked.limit))


def status(visit: Visit, _: Asked) -> ArchiveStatus:
    """Return the state of the index. Only people at this machine learn where it is."""
    state = visit.kept("status", visit.archive.status)
    composition = visit.kept("composition", visit.archive.composition)
    upkeep = visit.archive.upkeep()
    is_private = visit.settings.is_private
    return ArchiveStatus(
        engine=state.engine,
        articles=state.articles,
        dated=state.dated,
        undated=state.undated,
        first=state.first,
        last=state.last,
        sources=dict(state.sources),
        folders=state.folders if is_private else tuple(map(_name, state.folders)),
        bytes=state.bytes,
        indexed=state.indexed.replace(microsecond=0) if state.indexed else None,
        version=VERSION,
        cluster=dict(state.cluster) if state.cluster and is_private else None,
        generation=state.generation,
        languages=dict(composition.languages) if composition else None,
        evidence=dict(composition.evidence) if composition else None,
        unread=tuple(
            UnreadFile(plain(skipped.path), plain(visit.words.message(skipped.reason)))
            for skipped in upkeep.unread[:MAX_UNREAD]
        ),
        unread_total=upkeep.unread_total,
        interrupted=upkeep.is_interrupted,
    )


def _counted_source(visit: Visit, name: str, articles: int) -> CountedSource:
    links = SourceLinks(
        articles=api_address(visit, "/search", Filtered(source=(name,))),
        page=visit.source(name),
    )
    return CountedSource(name, articles, links)


def _name(folder: str) -> str:
    """Return the name of a folder without the path to it."""
    return PurePath(folder).name
