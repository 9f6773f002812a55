"""The library's front door: open an archive, find, read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from msgspec.structs import replace

from index.article import Article
from index.engines.base import Engine, Sort, open_engine
from index.engines.config import ClusterConfig
from index.engines.query import EngineQuery, MatchAll, Range, Term
from index.errors import IndexCorrupt, IndexMoved, InputError
from index.store.generations import Manifest, current_manifest, index_version
from index.stored import StoredArticle
from search.filters import Filters
from search.names.resolver import NameResolver
from search.results import Hit, PeoplePage, ResultPage, Status
from search.saved import SavedQueries
from search.searcher import Searcher
from search.timeline import Step, Timeline

if TYPE_CHECKING:
    from search.similar import Similar

Answer = TypeVar("Answer")

MAX_PAGE_HITS = 100_000
"""Hits of a page."""


class Archive:
    """An index opened for searching; a context manager, safe to keep open while the index is written to."""

    def __init__(
        self, location: str | Path = ".search", access: ClusterConfig | None = None
    ) -> None:
        """Open an index.

        Args:
            location: Its folder.
            access: How the cluster of an index that has one is reached; by default as the environment says.

        Raises:
            IndexMissing: There is no index there.
            IndexOutdated: It was made by another version of this program.
            IndexCorrupt: It cannot be read.
            ClusterDown, ClusterRefusal: Its cluster cannot be reached, or refuses.
        """
        self._location, self._access = Path(location), access
        self._version = index_version(self._location)
        self._manifest, self._engine = _opened(self._location, access)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
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
        group: bool = True,
        facets: bool = False,
        explain: bool = False,
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
            group: Whether near-duplicates are shown once, under the best of them.
            facets: Whether to count the hits by source, person, year and month.
            explain: Whether to tell how the query was read and what the scores are made of.
            today: The day that relative dates count from; by default the day it is.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
            InputError: Another argument is out of bounds.
        """
        _check_page(limit, page)
        filters = Filters(since, until, source, person)

        def answer() -> ResultPage:
            inquiry = self._inquiry(text, filters, today, exact=exact)
            return inquiry.page(sort, limit, page, group=group, facets=facets, explain=explain)

        return self._steady(answer)

    def hits(  # noqa: PLR0913 - the keywords are the options of the command
        self,
        text: str,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        source: str | None = None,
        person: str | None = None,
        sort: Sort | None = None,
        exact: bool = False,
        today: date | None = None,
    ) -> Iterator[Hit]:
        """Every hit of a search, one after the other, however many there are; the keywords are those of `find`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
        """
        return self._inquiry(text, Filters(since, until, source, person), today, exact=exact).hits(
            sort
        )

    @property
    def saved(self) -> SavedQueries:
        """The queries that were saved, to be asked again."""
        return SavedQueries(
            self._location,
            lambda text, filters, exact: self._inquiry(text, filters, None, exact=exact),
        )

    def timeline(  # noqa: PLR0913 - the keywords are the options of the command
        self,
        text: str,
        *,
        by: Step = "month",
        since: str | date | None = None,
        until: str | date | None = None,
        source: str | None = None,
        person: str | None = None,
        exact: bool = False,
        today: date | None = None,
    ) -> Timeline:
        """How many of the articles of each period match, and what share of them that is.

        Args:
            text: The query; an article must hold all of it.
            by: The length of a period: `day`, `week`, `month` or `year`.
            since: As in `find`, like the other keywords.
            until: As in `find`.
            source: As in `find`.
            person: As in `find`.
            exact: As in `find`.
            today: As in `find`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
        """
        filters = Filters(since, until, source, person)
        return self._steady(lambda: self._inquiry(text, filters, today, exact=exact).timeline(by))

    def _steady(self, answer: Callable[[], Answer]) -> Answer:
        """An answer that is of one index alone: should it be replaced meanwhile, that of the other."""
        try:
            return answer()
        except IndexMoved:
            self._engine.refresh()
            return answer()

    def _inquiry(
        self, text: str, filters: Filters, today: date | None, *, exact: bool = False
    ) -> Searcher:
        self.refresh()
        directory = NameResolver(self._engine, self._manifest.source_names)
        return Searcher.of(
            self._engine, directory, text, filters, today or date.today(), exact=exact
        )

    def get(self, id: str) -> Article | None:
        """The article of that id, if the archive has it."""
        dossier = self.dossier(id)
        return dossier.article if dossier else None

    def dossier(self, id: str) -> StoredArticle | None:
        """The article of that id with the forms under which its text mentions people, if the archive has it."""
        self.refresh()
        known = Term("id", id.encode("utf-8", "replace").decode())
        found = self._steady(lambda: self._engine.match(known, limit=1)).best
        return StoredArticle.from_json(found[0].stored) if found else None

    def similar(self, id: str, limit: int = 10) -> tuple[Similar, ...] | None:
        """The articles most like one: its near-duplicates, then those on its subject; None if there is no such article.

        Raises:
            InputError: The limit is out of bounds.
        """
        from search.similar import similar

        _check_page(limit, 1)
        dossier = self.dossier(id)
        return self._steady(lambda: similar(self._engine, dossier, limit)) if dossier else None

    def people(  # noqa: PLR0913 - the keywords are the options of the command
        self,
        name: str | None = None,
        *,
        beside: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        source: str | None = None,
        limit: int = 20,
        page: int = 1,
        today: date | None = None,
    ) -> PeoplePage:
        """The people whom the archive names, most frequent first.

        Args:
            name: Only those whom this name means: in full or the surname alone, in any spelling.
            beside: Only those whom the articles that name this person name as well.
            since: Only in articles since then; see `find`.
            until: Only in articles until then.
            source: Only in articles of this source.
            limit: People of a page.
            page: Which page, from 1.
            today: The day that relative dates count from; by default the day it is.

        Raises:
            DateError: A date cannot be read.
            InputError: Another argument is out of bounds.
        """
        from search.names.people import People

        _check_page(limit, page)

        def answer() -> PeoplePage:
            inquiry = self._inquiry("", Filters(since, until, source), today)
            within = People(self._engine, inquiry.ranking.translate(inquiry.filters))
            notes = tuple(inquiry.directory.notes(inquiry.filters))
            return replace(within.page(name, beside, (page - 1) * limit, limit), notes=notes)

        return self._steady(answer)

    def names(self) -> tuple[str, ...]:
        """The people whom the archive names, most frequent first, each by the most frequent spelling."""
        from search.names.spellings import display, persons

        self.refresh()
        counts = self._steady(lambda: self._engine.facet_counts("person", MatchAll()))
        return tuple(map(display, persons(counts)))

    def status(self) -> Status:
        """What the archive holds."""
        self.refresh()
        return self._steady(self._status)

    def _status(self) -> Status:
        health = self._engine.health()
        sources = self._engine.facet_counts("source", MatchAll())
        dated = Range("date")
        return Status(
            engine=self._manifest.engine,
            articles=self._engine.count(MatchAll()),
            dated=self._engine.count(dated),
            first=self._day(dated, "date"),
            last=self._day(dated, "-date"),
            sources=dict(sorted(sources.items(), key=lambda item: (-item[1], item[0]))),
            folders=tuple(root.folder for root in self._manifest.roots),
            bytes=_size(self._location) + int(health.get("bytes", 0)),
            cluster=health or None,
        )

    def _day(self, dated: EngineQuery, sort: Sort) -> date | None:
        found = self._engine.match(dated, sort=sort, limit=1).best
        return StoredArticle.from_json(found[0].stored).article.date if found else None

    def refresh(self) -> None:
        """See what was written since; every search does so by itself."""
        latest = index_version(self._location)
        if latest == self._version:
            return
        manifest = current_manifest(self._location)
        if (manifest.generation, manifest.engine) != (
            self._manifest.generation,
            self._manifest.engine,
        ):
            self._reopen()
        else:
            try:
                self._engine.refresh()
                self._manifest = manifest
            except IndexCorrupt:  # a rebuild may have replaced it just now
                self._reopen()
        self._version = latest

    def _reopen(self) -> None:
        before = self._engine
        self._manifest, self._engine = _opened(self._location, self._access)
        before.close()


def _opened(location: Path, access: ClusterConfig | None) -> tuple[Manifest, Engine]:
    """The index in use; should a rebuild replace it in between, the one that it is replaced by."""
    manifest = current_manifest(location)
    while True:
        try:
            return manifest, open_engine(manifest.engine, location / manifest.generation, access)
        except IndexCorrupt:
            latest = current_manifest(location)
            if latest.generation == manifest.generation:
                raise
            manifest = latest


def _size(location: Path) -> int:
    """Bytes of the files in a folder; some may go while they are counted."""
    total = 0
    for folder, _, names in os.walk(location):
        for name in names:
            with suppress(OSError):
                total += Path(folder, name).stat().st_size
    return total


def _check_page(limit: int, page: int) -> None:
    if not (1 <= limit <= MAX_PAGE_HITS and page >= 1):
        raise InputError(
            f"a page has 1 to {MAX_PAGE_HITS} hits, and pages are counted from 1 (limit {limit}, page {page})"
        )
