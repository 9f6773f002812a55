"""Open an archive, search it, and read its articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, Unpack, get_args

from index.article import Article
from index.engines.base import Engine, Sort, open_engine
from index.engines.config import ClusterConfig
from index.engines.query import EngineQuery, MatchAll, Range, Term, Wildcard
from index.errors import IndexCorrupt, IndexMissing, IndexMoved, InputError
from index.messages import Message
from index.store.generations import Manifest, current_manifest, index_version
from index.stored_article import StoredArticle
from search.filters import FilterOptions, Filters, Names, each_name
from search.names.resolver import NameResolver
from search.origin import Origin
from search.results import Hit, PeoplePage, ResultPage, Status
from search.saved import SavedQueries
from search.searcher import Searcher
from search.sorted_counts import Counts, most_frequent_first
from search.timeline import Base, Step, Timeline

if TYPE_CHECKING:
    from search.similar import Similar

Answer = TypeVar("Answer")

MAX_SUFFIX_CHARS = 100
"""Characters of the end of an id that are looked for. More would make a slow pattern."""
MAX_PAGE_HITS = 100_000
"""Limit on the hits, similar articles or people of a page."""


class Archive:
    """An index that is open for searching.

    It is a context manager, and may stay open while the index is written to.

        >>> from search import Archive
        >>> with Archive(".search") as archive:
        ...     archive.status().articles
        36
    """

    def __init__(
        self, location: str | Path = ".search", access: ClusterConfig | None = None
    ) -> None:
        """Open an index.

        Args:
            location: The folder of the index.
            access: How to reach the cluster, if the index is stored in one. By default the
                environment says so.

        Raises:
            IndexMissing: There is no index there.
            IndexBusy: The index is being made at this moment.
            IndexOutdated: Another version of this program made the index.
            IndexCorrupt: The index cannot be read.
            ClusterDown, ClusterRefusal: The cluster cannot be reached, or refuses.
        """
        self._location = Path(location)
        self._access = access
        try:
            self._version = index_version(self._location)
        except IndexMissing as error:
            from index.store.absence import absence  # late: most indexes are there

            raise absence(self._location) from error
        self._manifest, self._engine = _open(self._location, access)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def location(self) -> Path:
        """The folder of the index."""
        return self._location

    def close(self) -> None:
        """Release the files and connections of the index."""
        self._engine.close()

    def find(  # noqa: PLR0913 - the keywords are the options of a search
        self,
        text: str,
        *,
        sort: Sort | None = None,
        limit: int = 10,
        page: int = 1,
        exact: bool = False,
        group: bool = True,
        facets: bool = False,
        explain: bool = False,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> ResultPage:
        """Find the articles that match a query.

            >>> archive.find("Hachd al-Chaabi", since="2019").total
            5

        Args:
            text: The query as `search query` takes it; empty for all that pass the filters.
            sort: By default `relevance`, or `-date` (latest first) for a query without words.
            limit: The number of hits on a page.
            page: The number of the page, from 1.
            exact: True if only the words as typed match, not their inflected forms.
            group: True if near-duplicates count as one hit, shown by the best of them.
            facets: True to count the hits by source, person, year and month.
            explain: True to explain how the query was read and what the scores are made of.
            today: The day that relative dates count from; by default the current day.
            filters: The filters; keywords replace some of them.
            options: `since`, `until`, `source` and the other filters of `search.filters.Filters`.

        Raises:
            QueryError, DateError, InputError: The query, a date or a number cannot be used.
        """
        _check_page(limit, page)
        _check_sort(sort)

        def find_page() -> ResultPage:
            narrowing = Filters.of(filters, **options)
            searcher = self._searcher(text, narrowing, today, exact=exact)
            return searcher.page(sort, limit, page, group=group, facets=facets, explain=explain)

        return self._ask_one_index(find_page)

    def hits(
        self,
        text: str,
        *,
        sort: Sort | None = None,
        exact: bool = False,
        partial: bool = False,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Iterator[Hit]:
        """Return every hit of a query, one after the other, near-duplicates as hits of their own.

        They are the articles that `ResultPage.total` counts.

        Args:
            text: As in `find`.
            sort: As in `find`.
            exact: As in `find`.
            partial: True to return the articles that hold some of the words as well, after the
                others; `ResultPage.partial` counts these.
            today: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError, DateError, InputError: The query, a date or the order cannot be used.
        """
        _check_sort(sort)
        narrowing = Filters.of(filters, **options)
        searcher = self._searcher(text, narrowing, today, exact=exact)
        return searcher.hits(sort, partial=partial)

    @property
    def saved(self) -> SavedQueries:
        """The saved queries of the index."""

        def prepare(text: str, filters: Filters, *, exact: bool) -> Searcher:
            return self._searcher(text, filters, None, exact=exact)

        return SavedQueries(self._location, prepare)

    def timeline(
        self,
        text: str,
        *,
        by: Step = "month",
        relative_to: Base = "filters",
        exact: bool = False,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> Timeline:
        """Count how many articles of each period match a query, and what share of them that is.

        Args:
            text: The query; an article must hold all of it.
            by: The length of a period: `day`, `week`, `month` or `year`.
            relative_to: What shares are relative to: `all` articles of a period, or those that pass
                the `filters`, be they keywords or typed in the query.
            exact: As in `find`.
            today: As in `find`.
            filters: As in `find`.
            options: As in `find`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
        """
        narrowing = Filters.of(filters, **options)

        def count() -> Timeline:
            return self._searcher(text, narrowing, today, exact=exact).timeline(by, relative_to)

        return self._ask_one_index(count)

    def get(self, id: str) -> Article | None:
        """Return the article with an id, or None."""
        stored = self.stored(id)
        return stored.article if stored else None

    def stored(self, id: str) -> StoredArticle | None:
        """Return the article with an id and the forms by which its text mentions people, or None."""
        self.refresh()
        # an engine cannot be asked for half of a surrogate pair, and no id has one
        storable_id = id.encode("utf-8", "replace").decode()
        with_id = Term("id", storable_id)

        def find_stored() -> StoredArticle | None:
            return self._first_article(with_id, sort="relevance")

        return self._ask_one_index(find_stored)

    def ids_ending(self, text: str, limit: int = 10) -> tuple[str, ...]:
        """Return the ids that end with a text, such as the name of a file, a few at most."""
        self.refresh()
        storable_text = text.encode("utf-8", "replace").decode()
        # a query has a star for any text: ids with a star are found along with others
        ending = Wildcard("id", "*" + storable_text[-MAX_SUFFIX_CHARS:])

        def find_ids() -> tuple[str, ...]:
            matches = self._engine.match(ending, sort="-date", limit=limit)
            ids = (match.id for match in matches.best)
            return tuple(id for id in ids if id.endswith(storable_text))

        return self._ask_one_index(find_ids)

    def similar(self, id: str, limit: int = 10) -> tuple[Similar, ...] | None:
        """Return the articles most like one, or None if there is no article with this id.

        Near-duplicates come first, then articles on the same subject.

        Raises:
            InputError: The limit is out of bounds.
        """
        from search.similar import similar  # late: a search needs none of it

        _check_page(limit, page=1)
        stored = self.stored(id)
        if stored is None:
            return None
        return self._ask_one_index(lambda: similar(self._engine, stored, limit))

    def people(
        self,
        name: str | None = None,
        *,
        beside: Names = None,
        limit: int = 20,
        page: int = 1,
        today: date | None = None,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> PeoplePage:
        """List the people whom the archive names, most frequent first.

        Args:
            name: Only people whom this name stands for: in full or the surname alone, in any
                spelling.
            beside: Only people who are named in the articles that name this person, or all of
                these people.
            limit: The number of people on a page.
            page: The number of the page, from 1.
            today: As in `find`.
            filters: Only people who are named in articles that pass these filters; as in `find`.
            options: As in `find`.

        Raises:
            DateError: A date cannot be read.
            InputError: Another argument is out of bounds.
        """
        _check_page(limit, page)
        narrowing = Filters.of(filters, **options)
        beside_names = tuple(each_name(beside))

        def list_people() -> PeoplePage:
            searcher = self._searcher("", narrowing, today, exact=False)  # only the filters
            return searcher.people(name, beside_names, offset=(page - 1) * limit, limit=limit)

        return self._ask_one_index(list_people)

    def names(self) -> tuple[str, ...]:
        """Return the people whom the archive names, most frequent first, each by one spelling."""
        from search.names.spellings import group_spellings, most_frequent  # late: few need it

        self.refresh()

        def count() -> Counts:
            return self._engine.facet_counts("person", MatchAll())

        counts = self._ask_one_index(count)
        return tuple(most_frequent(spellings) for spellings in group_spellings(counts))

    def status(self) -> Status:
        """Return what the index holds."""
        self.refresh()
        return self._ask_one_index(self._status)

    def refresh(self) -> None:
        """Read what was written meanwhile. Every search does so by itself."""
        version = index_version(self._location)
        if version == self._version:
            return
        manifest = current_manifest(self._location)
        if self._is_open(manifest):
            self._refresh_engine(manifest)
        else:
            self._reopen()
        self._version = version

    def _searcher(
        self, text: str, filters: Filters, today: date | None, *, exact: bool
    ) -> Searcher:
        """Read what was written meanwhile, then prepare a query to be searched for."""
        self.refresh()
        resolver = NameResolver(self._engine, self._manifest.source_names)
        return Searcher.parse_and_look_up(
            self._engine, resolver, text, self._origin(filters, exact=exact), today or date.today()
        )

    def _origin(self, filters: Filters, *, exact: bool) -> Origin:
        """Tell what an answer is made of."""
        return Origin(filters, exact, self._indexed)

    @property
    def _indexed(self) -> datetime:
        """The moment when the index was last updated."""
        return datetime.fromtimestamp(self._version[1] / 1e9, UTC)

    def _ask_one_index(self, ask: Callable[[], Answer]) -> Answer:
        """Return an answer that comes from one index alone.

        An answer may take several requests. If the index is replaced between two of them, all are
        sent again to the new index.
        """
        try:
            return ask()
        except IndexMoved:
            self._engine.refresh()
            return ask()

    def _status(self) -> Status:
        """Count and measure what the index holds."""
        health = self._engine.health()
        dated = Range("date")
        oldest = self._first_article(dated, sort="date")
        latest = self._first_article(dated, sort="-date")
        index_bytes = _folder_bytes(self._location)
        cluster_bytes = int(health.get("bytes", 0))
        return Status(
            engine=self._manifest.engine,
            articles=self._engine.count(MatchAll()),
            dated=self._engine.count(dated),
            first=oldest.article.date if oldest else None,
            last=latest.article.date if latest else None,
            sources=most_frequent_first(self._engine.facet_counts("source", MatchAll())),
            folders=tuple(root.folder for root in self._manifest.roots),
            bytes=index_bytes + cluster_bytes,
            indexed=self._indexed,
            cluster=health or None,
        )

    def _first_article(self, query: EngineQuery, *, sort: Sort) -> StoredArticle | None:
        """Return the first article that a query finds, or None if it finds none."""
        matches = self._engine.match(query, sort=sort, limit=1).best
        return StoredArticle.from_json(matches[0].stored) if matches else None

    def _is_open(self, manifest: Manifest) -> bool:
        """Return True if a manifest is of the generation that is open, perhaps updated since."""
        current = self._manifest
        return manifest.generation == current.generation and manifest.engine == current.engine

    def _refresh_engine(self, manifest: Manifest) -> None:
        """Let the open engine read what an update has written."""
        try:
            self._engine.refresh()
            self._manifest = manifest
        except IndexCorrupt:  # a rebuild may have replaced it just now
            self._reopen()

    def _reopen(self) -> None:
        """Open the generation that is current now, then close the previous one."""
        previous = self._engine
        self._manifest, self._engine = _open(self._location, self._access)
        previous.close()


def _open(location: Path, access: ClusterConfig | None) -> tuple[Manifest, Engine]:
    """Open the current generation of an index, or the next one if a rebuild replaces it meanwhile.

    Raises:
        IndexCorrupt: The generation cannot be read, and no rebuild has replaced it.
    """
    manifest = current_manifest(location)
    while True:
        try:
            return manifest, open_engine(manifest.engine, location / manifest.generation, access)
        except IndexCorrupt:
            latest = current_manifest(location)
            if latest.generation == manifest.generation:
                raise
            manifest = latest


def _folder_bytes(location: Path) -> int:
    """Add up the sizes of the files in a folder. Some may disappear while they are counted."""
    total = 0
    for folder, _, names in os.walk(location):
        for name in names:
            with suppress(OSError):
                total += Path(folder, name).stat().st_size
    return total


def _check_sort(sort: Sort | None) -> None:
    """Refuse an order that there is not.

    Raises:
        InputError: Hits cannot come in this order.
    """
    orders = get_args(Sort)
    if sort is not None and sort not in orders:
        raise InputError("sort-unknown", sort=str(sort), orders=orders)


def _check_page(limit: int, page: int) -> None:
    """Refuse a page that is out of bounds.

    Raises:
        InputError: The number of hits or of the page is too small or too large.
    """
    if not 1 <= limit <= MAX_PAGE_HITS:
        fault = Message.of("limit-out-of-bounds", limit=limit, max_limit=MAX_PAGE_HITS)
    elif page < 1:
        fault = Message.of("page-below-one", page=page)
    else:
        return
    raise InputError(
        "page-out-of-bounds", max_limit=MAX_PAGE_HITS, limit=limit, page=page, fault=fault
    )
