"""Save queries, and show which of their hits are new since they were last asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Unpack

from msgspec import Struct, json
from msgspec.structs import replace

from index.errors import IndexBusy, InputError
from search.filters import Filters
from search.results import ResultPage
from search.saved import findings
from search.saved.findings import Arrival, Findings, Round, SavedCount
from search.saved.saved_query import SavedOptions, SavedQuery
from search.searcher import Searcher
from search.surrogates import without_surrogates

if TYPE_CHECKING:
    from search.filters import FilterOptions
    from search.user_database import Connection, UserDatabase

_FILE_NAME = "saved.sqlite"
_TABLES = {"queries": "(name text primary key, text text, options text)", **findings.TABLES}
"""The saved queries by name, with their options as JSON, and what each has found."""


_BEGINNING = datetime.min.replace(tzinfo=UTC)
"""A moment before all others."""


class PrepareSearch(Protocol):
    """A function that parses a query for an archive."""

    def __call__(
        self, text: str, filters: Filters, *, exact: bool, variants: bool = True
    ) -> Searcher:
        """Return the query, ready to be searched for."""
        ...


class SavedQueries(Struct, frozen=True):
    """The saved queries of an index.

        >>> archive.saved.save("retraites", "réforme des retraites", since="2019")
        1
        >>> archive.saved.new("retraites").total
        0
        >>> [saved.name for saved in archive.saved.all()]
        ['retraites']
        >>> archive.saved.forget("retraites")

    Attributes:
        location: The folder of the index.
        prepare: Parses a query and prepares to search this index for it.
    """

    location: Path
    prepare: PrepareSearch

    def save(
        self,
        name: str,
        text: str,
        *,
        exact: bool = False,
        variants: bool = True,
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> int:
        """Save a query, and return how many hits it has now. They count as seen.

        A query of the same name is replaced.

        Args:
            name: The name of the query.
            text: The query; an article must hold all of it.
            exact: True if only the words as typed match, not their inflected forms.
            variants: False to search for names only as they were typed.
            filters: The filters; keywords replace some of them.
            options: `since`, `until`, `source` and the other filters of `search.filters.Filters`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
            InputError: The name is empty, or there is neither a text nor a filter.
        """
        narrowing = Filters.of(filters, **options)
        saved = SavedQuery(
            name=_name(name),
            text=without_surrogates(text),
            options=SavedOptions.of(narrowing, exact=exact, variants=variants),
        )
        if not text.strip() and not narrowing.as_dict():
            raise InputError("saved-text-empty", remedy="save-query")
        ids = list(self._searcher(saved).ids())
        row = (saved.name, saved.text, json.encode(saved.options).decode())
        with self._database.writing() as db:
            _delete(db, saved.name)
            db.execute("insert into queries values (?, ?, ?)", row)
            found = Findings(db, saved.name)
            found.see(ids)
            found.note_look()
        return len(ids)

    def rename(self, name: str, new_name: str) -> None:
        """Give a query another name. It keeps what it has found.

        Raises:
            InputError: No query has this name, or the new name is empty or taken.
        """
        old_name = self.named(name).name
        storable_name = _name(new_name)
        if storable_name == old_name:
            return
        with self._database.writing() as db:
            taken = db.execute("select 1 from queries where name = ?", (storable_name,))
            if taken.fetchone():
                raise InputError("saved-name-taken", name=new_name)
            for table in _TABLES:
                db.execute(f"update {table} set name = ? where name = ?", (storable_name, old_name))

    def new(self, name: str) -> ResultPage:
        """Return the hits that a saved query has found for the first time, latest first.

        They count as seen, so that the next call does not return them again.

        Raises:
            InputError: No query has this name.
        """
        page = self.peek(name)
        if page.hits:
            self.mark(name, [hit.id for hit in page.hits])
        return page

    def peek(self, name: str, limit: int | None = None) -> ResultPage:
        """Return the hits of a saved query that do not count as seen yet, latest first.

        They stay new. The moment of their arrival is noted, where anything can be written.

        Args:
            name: The name of the query.
            limit: The number of hits to return; all of them by default. `ResultPage.total` counts
                the others too.

        Raises:
            InputError: No query has this name.
        """
        searcher = self._searcher(self.named(name))
        new = self._unseen(name, searcher.ids(), searcher.origin.indexed)
        page = searcher.page_of(new[:limit])
        return replace(page, total=len(new), has_more=len(new) > len(page.hits))

    def mark(self, name: str, ids: Iterable[str]) -> None:
        """Count some articles as seen by a saved query, and note that somebody has looked now.

        Raises:
            InputError: No query has this name.
        """
        self.named(name)
        with self._database.writing() as db:
            found = _findings(db, name)
            found.note_round(found.see(map(without_surrogates, ids)))
            found.note_look()

    def mark_until(self, name: str, moment: datetime) -> int:
        """Count the hits as seen that had come by a moment, and return how many were new.

        What has come since somebody was shown the new hits stays new.

        Args:
            name: The name of the query.
            moment: The moment of the update of the index that was shown, see `Origin.indexed`.

        Raises:
            InputError: No query has this name.
        """
        searcher = self._searcher(self.named(name))
        new = self._unseen(name, searcher.ids(), searcher.origin.indexed)
        with self._database.reading() as db:
            moments = _findings(db, name).arrivals()
        come = [id for id in new if _moment(moments, id) <= moment]
        self.mark(name, come)
        return len(come)

    def delivered(self, name: str, target: str) -> frozenset[str]:
        """Return the ids of the new hits that were sent to a place already; see `search.alerts`."""
        with self._database.reading() as db:
            return frozenset(_findings(db, name).sent(without_surrogates(target)))

    def note_delivery(self, name: str, target: str, ids: Iterable[str]) -> None:
        """Write down that new hits were sent to a place. They stay new until they are marked.

        Raises:
            InputError: No query has this name.
        """
        self.named(name)
        with self._database.writing() as db:
            _findings(db, name).note_sent(without_surrogates(target), map(without_surrogates, ids))

    def arrivals(
        self, name: str, limit: int = 50, *, only_new: bool = False
    ) -> tuple[Arrival, ...]:
        """Return the hits of a saved query in the order in which they came, the latest first.

        An old article that was indexed today is news. Those that were there from the beginning
        come last, the latest first.

        Args:
            name: The name of the query.
            limit: The number of hits to return.
            only_new: True to leave out those that count as seen.

        Raises:
            InputError: No query has this name.
        """
        searcher = self._searcher(self.named(name))
        ids, indexed = list(searcher.ids()), searcher.origin.indexed
        new = frozenset(self._unseen(name, ids, indexed))
        if only_new:
            ids = [id for id in ids if id in new]
        with self._database.reading() as db:
            # where nothing can be written, no arrival is noted
            moments = {**dict.fromkeys(new, indexed), **_findings(db, name).arrivals()}
        latest_first = sorted(ids, key=partial(_moment, moments), reverse=True)
        hits = searcher.page_of(latest_first[:limit]).hits
        return tuple(Arrival(hit, moments.get(hit.id), hit.id in new) for hit in hits)

    def count(self, name: str) -> SavedCount:
        """Count the hits of a saved query, and those that are new.

        Raises:
            InputError: No query has this name.
        """
        searcher = self._searcher(self.named(name))
        with self._database.reading() as db:
            found = _findings(db, name)
            seen, look = found.seen(), found.last_look()
        ids = list(searcher.ids())
        return SavedCount(len(ids), sum(id not in seen for id in ids), look)

    def history(self, name: str) -> tuple[Round, ...]:
        """Return what was new for a saved query each time that it was asked, the latest time first.

        Raises:
            InputError: No query has this name.
        """
        self.named(name)
        with self._database.reading() as db:
            return _findings(db, name).rounds()

    def forget(self, name: str) -> None:
        """Delete a query.

        Raises:
            InputError: No query has this name.
        """
        storable_name = self.named(name).name
        with self._database.writing() as db:
            _delete(db, storable_name)

    def all(self) -> tuple[SavedQuery, ...]:
        """Return every saved query, sorted by name."""
        with self._database.reading() as db:
            rows = db.execute("select name, text, options from queries order by name").fetchall()
        try:
            return tuple(
                SavedQuery(name, text, json.decode(options, type=SavedOptions))
                for name, text, options in rows
            )
        except (ValueError, TypeError) as error:  # a byte of the options was overwritten
            raise self._database.unreadable(str(error)) from error

    def named(self, name: str) -> SavedQuery:
        """Return the query of a name.

        Raises:
            InputError: No query has this name.
        """
        queries = {saved.name: saved for saved in self.all()}
        storable_name = without_surrogates(name)
        if storable_name in queries:
            return queries[storable_name]
        if not queries:
            raise InputError("saved-query-missing", remedy="save-query", name=name)
        raise InputError("saved-query-unknown", remedy="save-query", name=name, names=(*queries,))

    def _searcher(self, saved: SavedQuery) -> Searcher:
        options = saved.options
        return self.prepare(
            saved.text, options.filters, exact=options.exact, variants=options.variants
        )

    def _unseen(self, name: str, ids: Iterable[str], indexed: datetime | None) -> list[str]:
        """Return the ids that do not count as seen, and note when they came.

        Args:
            name: The name of the query.
            ids: The ids of its hits.
            indexed: When the index was last updated.
        """
        with self._database.reading() as db:
            found = _findings(db, name)
            seen, noted = found.seen(), found.arrivals()
        new = [id for id in ids if id not in seen]
        if indexed and not noted.keys() >= set(new):
            # another process may be writing, or nobody may write: they are noted the next time
            with suppress(IndexBusy, InputError), self._database.writing() as db:
                _findings(db, name).note_arrivals(new, indexed)
        return new

    @property
    def _database(self) -> UserDatabase:
        """The file that they are kept in."""
        from search.user_database import UserDatabase  # late: a search needs no SQLite

        return UserDatabase(self.location / _FILE_NAME, _TABLES, remedy="save-queries-again")


def _name(name: str) -> str:
    """Return a name as it is stored.

    Raises:
        InputError: It is empty.
    """
    if not name.strip():
        raise InputError("saved-name-empty", remedy="save-query")
    return without_surrogates(name)


def _findings(db: Connection, name: str) -> Findings:
    """Return what the query of a name has found."""
    return Findings(db, without_surrogates(name))


def _delete(db: Connection, name: str) -> None:
    """Delete a query and what it has found."""
    for table in _TABLES:
        db.execute(f"delete from {table} where name = ?", (name,))


def _moment(moments: Mapping[str, datetime | None], id: str) -> datetime:
    """Return when an article came: one that was there from the beginning came before all others."""
    return moments.get(id) or _BEGINNING
