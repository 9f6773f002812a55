"""Save queries, and show which of their hits are new since they were last asked.

They are stored next to the generations of an index, so that a rebuild leaves them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from errno import EACCES, EROFS
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Unpack

from msgspec import Struct, json

from index.errors import IndexBusy, InputError
from index.messages import Value
from search.filters import FilterOptions, Filters, Names, each_name
from search.results import ResultPage
from search.searcher import Searcher

if TYPE_CHECKING:
    import sqlite3

_FILE_NAME = "saved.sqlite"
_TABLES = """
create table if not exists queries (name text primary key, text text, options text);
create table if not exists seen (name text, id text, primary key (name, id)) without rowid;
create table if not exists history (name text, seen text, id text);
"""
"""The saved queries by name, with their options as JSON; the ids of the articles that each query
has found so far; and those that were new, with the moment when they were."""
_SEALED = ("queries", "seen", "history")


class SavedOptions(Struct, frozen=True, omit_defaults=True):
    """The filters of a saved query as they are stored. Days are stored as texts.

    Attributes:
        exact: True if only the words as typed match, not their inflected forms.
        since, until, source, person, not_source, not_person, undated: See
            `search.filters.Filters`. One name may be stored as a text.
    """

    exact: bool = False
    since: str | None = None
    until: str | None = None
    source: str | tuple[str, ...] | None = None
    person: str | tuple[str, ...] | None = None
    not_source: tuple[str, ...] | None = None
    not_person: tuple[str, ...] | None = None
    undated: bool = False

    @classmethod
    def of(cls, filters: Filters, *, exact: bool) -> SavedOptions:
        """Make the options from filters. A day that is an empty text is left out."""
        return cls(
            exact=exact,
            since=_storable(filters.since),
            until=_storable(filters.until),
            source=_storable_names(filters.source),
            person=_storable_names(filters.person),
            not_source=_storable_names(filters.not_source),
            not_person=_storable_names(filters.not_person),
            undated=filters.undated,
        )

    @property
    def filters(self) -> Filters:
        """The filters of the query."""
        return Filters(
            self.since,
            self.until,
            self.source,
            self.person,
            self.not_source,
            self.not_person,
            undated=self.undated,
        )


class SavedQuery(Struct, frozen=True):
    """A query that was saved.

    Attributes:
        name: Its name.
        text: The query.
        options: Its filters, and if it is exact.
    """

    name: str
    text: str
    options: SavedOptions = SavedOptions()

    def as_dict(self) -> dict[str, Any]:
        """Return the query as JSON holds it."""
        exact = {"exact": True} if self.options.exact else {}
        return {"name": self.name, "query": self.text, **exact, **self.options.filters.as_dict()}


class Round(Struct, frozen=True):
    """The articles that were new for a saved query at one time.

    Attributes:
        seen: The moment when they were shown.
        ids: Their ids.
    """

    seen: datetime
    ids: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the round as JSON holds it."""
        return {"seen": self.seen.isoformat(timespec="seconds"), "ids": list(self.ids)}


class PrepareSearch(Protocol):
    """A function that parses a query for an archive."""

    def __call__(self, text: str, filters: Filters, *, exact: bool) -> Searcher:
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
        filters: Filters | None = None,
        **options: Unpack[FilterOptions],
    ) -> int:
        """Save a query, and return how many hits it has now. They count as seen.

        A query of the same name is replaced.

        Args:
            name: The name of the query.
            text: The query; an article must hold all of it.
            exact: True if only the words as typed match, not their inflected forms.
            filters: The filters; keywords replace some of them.
            options: `since`, `until`, `source` and the other filters of `search.filters.Filters`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
            InputError: The name is empty, or there is neither a text nor a filter.
        """
        if not name.strip():
            raise InputError("saved-name-empty", remedy="save-query")
        narrowing = Filters.of(filters, **options)
        if not text.strip() and not narrowing.as_dict():
            raise InputError("saved-text-empty", remedy="save-query")
        saved = SavedQuery(
            name=_without_surrogates(name),
            text=_without_surrogates(text),
            options=SavedOptions.of(narrowing, exact=exact),
        )
        ids = tuple(self._searcher(saved).ids())
        row = (saved.name, saved.text, json.encode(saved.options).decode())
        with self._open_database() as db:
            db.execute("insert or replace into queries values (?, ?, ?)", row)
            db.execute("delete from seen where name = ?", (saved.name,))
            db.execute("delete from history where name = ?", (saved.name,))
            _insert_seen(db, saved.name, ids)
        return len(ids)

    def new(self, name: str) -> ResultPage:
        """Return the hits that a saved query has found for the first time, latest first.

        They count as seen, so that the next call does not return them again.

        Raises:
            InputError: No query has this name.
        """
        page = self.unseen(name)
        self.mark_seen(name, page)
        return page

    def unseen(self, name: str) -> ResultPage:
        """Return the hits of a saved query that do not count as seen yet, latest first.

        Raises:
            InputError: No query has this name.
        """
        searcher = self._searcher(self.named(name))
        with self._open_database() as db:
            seen = _select_seen(db, name)
        return searcher.page_of([id for id in searcher.ids() if id not in seen])

    def mark_seen(self, name: str, page: ResultPage) -> None:
        """Count the hits of a page as seen by a saved query."""
        if not page.hits:
            return
        ids = [hit.id for hit in page.hits]
        with self._open_database() as db:
            _insert_seen(db, name, ids)
            _insert_history(db, name, ids)

    def history(self, name: str) -> tuple[Round, ...]:
        """Return what was new for a saved query each time that it was asked, the latest time first.

        Raises:
            InputError: No query has this name.
        """
        self.named(name)
        with self._open_database() as db:
            rows = db.execute(
                "select seen, id from history where name = ? order by seen desc, rowid", (name,)
            ).fetchall()
        ids: dict[str, list[str]] = {}
        for moment, id in rows:
            ids.setdefault(moment, []).append(id)
        return tuple(
            Round(datetime.fromisoformat(moment), tuple(found)) for moment, found in ids.items()
        )

    def forget(self, name: str) -> None:
        """Delete a query.

        Raises:
            InputError: No query has this name.
        """
        self.named(name)
        with self._open_database() as db:
            db.execute("delete from queries where name = ?", (name,))
            db.execute("delete from seen where name = ?", (name,))
            db.execute("delete from history where name = ?", (name,))

    def all(self) -> tuple[SavedQuery, ...]:
        """Return every saved query, sorted by name."""
        if not (self.location / _FILE_NAME).is_file():
            return ()  # reading creates no database
        with self._open_database() as db:
            rows = db.execute("select name, text, options from queries order by name").fetchall()
        try:
            return tuple(
                SavedQuery(name, text, json.decode(options, type=SavedOptions))
                for name, text, options in rows
            )
        except (ValueError, TypeError) as error:  # a byte of the options was overwritten
            raise _unreadable(self.location / _FILE_NAME, str(error)) from error

    def named(self, name: str) -> SavedQuery:
        """Return the query of a name.

        Raises:
            InputError: No query has this name.
        """
        queries = {saved.name: saved for saved in self.all()}
        if name in queries:
            return queries[name]
        if not queries:
            raise InputError("saved-query-missing", remedy="save-query", name=name)
        raise InputError("saved-query-unknown", remedy="save-query", name=name, names=(*queries,))

    def _searcher(self, saved: SavedQuery) -> Searcher:
        return self.prepare(saved.text, saved.options.filters, exact=saved.options.exact)

    @contextmanager
    def _open_database(self) -> Iterator[sqlite3.Connection]:
        """Open the database for one transaction.

        Raises:
            IndexBusy: Another process is writing to it.
            InputError: It cannot be written or read.
        """
        import sqlite3  # late: a search needs none of it

        from index.store import seals
        from index.store.os_errors import errno_of
        from index.store.sqlite import connect, reason_of

        path = self.location / _FILE_NAME
        try:
            with closing(connect(path)) as db:
                db.executescript(_TABLES)
                for table in _SEALED:
                    seals.keep(db, table)
                with db:
                    yield db
        except sqlite3.OperationalError as error:
            # SQLite has the same exception for a lock, a full disk and a missing permission
            if "locked" in str(error):
                raise IndexBusy("saved-queries-busy", remedy="wait", path=str(path)) from error
            if errno_of(error) in (EACCES, EROFS):
                raise InputError(
                    "saved-queries-unwritable", remedy="allow-writing", path=str(path)
                ) from error
            reason = str(error)
            raise InputError("saved-queries-unusable", path=str(path), reason=reason) from error
        except sqlite3.DatabaseError as error:
            raise _unreadable(path, reason_of(error)) from error


def _unreadable(path: Path, reason: Value) -> InputError:
    """Return the error for saved queries that are not as they were written."""
    remedy = "save-queries-again"
    return InputError("saved-queries-unreadable", remedy=remedy, path=str(path), reason=reason)


def _storable(value: str | date | None) -> str | None:
    """Return a day as a text that can be stored, or None if it is empty or not set."""
    if not value:
        return None
    return _without_surrogates(str(value))


def _storable_names(names: Names) -> tuple[str, ...] | None:
    """Return the names of a filter as texts that can be stored, or None if there are none."""
    return tuple(map(_without_surrogates, each_name(names))) or None


def _without_surrogates(text: str) -> str:
    """Replace lone surrogates, which can be typed but not stored, with U+FFFD.

    Two surrogates that make a pair become the character that they stand for.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _select_seen(db: sqlite3.Connection, name: str) -> set[str]:
    """Return the ids of the articles that a query has found before."""
    rows = db.execute("select id from seen where name = ?", (name,))
    return {id for (id,) in rows}


def _insert_seen(db: sqlite3.Connection, name: str, ids: Iterable[str]) -> None:
    """Record that a query has found some articles."""
    rows = ((name, id) for id in ids)
    db.executemany("insert or ignore into seen values (?, ?)", rows)


def _insert_history(db: sqlite3.Connection, name: str, ids: Iterable[str]) -> None:
    """Record which articles were new for a query at this moment."""
    now = datetime.now(UTC).isoformat()
    db.executemany("insert into history values (?, ?, ?)", ((name, now, id) for id in ids))
