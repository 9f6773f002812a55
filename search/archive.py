"""The library's front door: open an archive, find, read."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from index.article import Article
from index.engine import Engine, Matches, Sort, open_engine
from index.errors import IndexCorrupt, InputError
from index.generations import Manifest, current_manifest, version
from index.nodes import Between, Everything, Node, Term
from search.filters import Filters
from search.language import Reading, read
from search.marks import Marker
from search.query import And, Query, only_filters, source_names
from search.ranking import Ranking
from search.relaxation import Search
from search.results import Hit, ResultPage, Status
from search.snippets import snippets
from search.sources import Sources

MOST = 100_000
"""Hits of a page."""


class Archive:
    """An index opened for searching; a context manager, safe to keep open while the index is written to."""

    def __init__(self, location: str | Path = ".search") -> None:
        """Open an index.

        Raises:
            IndexMissing: There is no index there.
            IndexOutdated: It was made by another version of this program.
            IndexCorrupt: It cannot be read.
        """
        self._location = Path(location)
        self._version = version(self._location)
        self._manifest, self._engine = _opened(self._location)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self._engine.close()

    def find(  # noqa: PLR0913 - the keywords are the options of the command
        self,
        text: str,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        source: str | None = None,
        person: str | None = None,
        sort: Sort | None = None,
        limit: int = 10,
        page: int = 1,
        exact: bool = False,
        today: date | None = None,
    ) -> ResultPage:
        """Search.

        Args:
            text: The query, in the language of `search query`; empty to list what the filters leave.
            since: A day, or a period as a user types one: no article before its first day.
            until: A day or a period: no article after its last day.
            source: Only articles of this source.
            person: Only articles that name this person.
            sort: `relevance`, `date` (oldest first) or `-date`; by default relevance, or `-date` without words.
            limit: Hits of a page.
            page: Which page, from 1.
            exact: Whether words must stand as they were typed, not merely inflected.
            today: The day that relative dates count from; by default the day it is.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
            InputError: Another argument is out of bounds.
        """
        started = time.perf_counter()
        if not (1 <= limit <= MOST and page >= 1):
            raise InputError(f"a page has 1 to {MOST} hits, and pages are counted from 1 (limit {limit}, page {page})")
        self.refresh()
        today = today or date.today()
        filters = Filters(since, until, source, person)
        reading = _narrowed(read(text, today), filters.queries(today))
        names = tuple(source_names(reading.query))
        sources = Sources(self._engine.count_by("source", Everything()) if names else {})
        order: Sort = sort or ("-date" if only_filters(reading.query) else "relevance")
        ranking = Ranking(sources.meant, exact=exact)
        outcome = Search(self._engine, ranking, order, (page - 1) * limit, limit).outcome(reading)
        hits = _hits(outcome.matches, Marker(outcome.query, exact=exact))
        source_notes = (note for name in names if (note := sources.note(name)))
        return ResultPage(
            query=text,
            total=outcome.matches.total,
            seconds=time.perf_counter() - started,
            relaxed=outcome.relaxed,
            notes=(*reading.notes, *source_notes, *outcome.notes),
            hits=hits,
        )

    def get(self, id: str) -> Article | None:
        """The article of that id, if the archive has it."""
        self.refresh()
        found = self._engine.match(Term("id", id.encode("utf-8", "replace").decode()), limit=1).best
        return Article.from_json(found[0].stored) if found else None

    def status(self) -> Status:
        """What the archive holds."""
        self.refresh()
        sources = self._engine.count_by("source", Everything())
        dated = Between("date")
        return Status(
            engine=self._manifest.engine,
            articles=self._engine.match(Everything(), limit=1).total,
            dated=self._engine.match(dated, limit=1).total,
            first=self._day(dated, "date"),
            last=self._day(dated, "-date"),
            sources=dict(sorted(sources.items(), key=lambda item: (-item[1], item[0]))),
            folders=tuple(root.folder for root in self._manifest.roots),
            bytes=sum(file.stat().st_size for file in self._location.rglob("*") if file.is_file()),
        )

    def _day(self, dated: Node, sort: Sort) -> date | None:
        found = self._engine.match(dated, sort=sort, limit=1).best
        return Article.from_json(found[0].stored).date if found else None

    def refresh(self) -> None:
        """See what was written since; every search does so by itself."""
        latest = version(self._location)
        if latest == self._version:
            return
        if current_manifest(self._location).generation == self._manifest.generation:
            self._engine.refresh()
        else:
            self._engine.close()
            self._manifest, self._engine = _opened(self._location)
        self._version = latest


def _opened(location: Path) -> tuple[Manifest, Engine]:
    """The index in use; should a rebuild replace it in between, the one that it is replaced by."""
    for _ in range(5):
        manifest = current_manifest(location)
        folder = location / manifest.generation
        if folder.is_dir():
            return manifest, open_engine(manifest.engine, folder)
    raise IndexCorrupt(f"{location} names a generation that is not there; index again with: search index --rebuild")


def _narrowed(reading: Reading, filters: tuple[Query, ...]) -> Reading:
    if not filters:
        return reading
    parts = reading.query.parts if isinstance(reading.query, And) else (reading.query,)
    return replace(reading, query=And((*parts, *filters)))


def _hits(matches: Matches, marker: Marker) -> tuple[Hit, ...]:
    hits = []
    for match in matches.best:
        article = Article.from_json(match.stored)
        passages = snippets((article.body, *article.captions), marker)
        title = tuple(mark.span for mark in marker.marks(article.title, alone=False))
        hits.append(Hit.of(article, match.score, passages, title))
    return tuple(hits)
