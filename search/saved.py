"""Saved queries: what is asked again and again, and which of its hits have been shown already.

They are kept beside the generations of an index, so that a rebuild leaves them alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from index.errors import IndexBusy, InputError
from search.filters import Filters
from search.results import ResultPage
from search.searcher import Searcher

if TYPE_CHECKING:
    import sqlite3

_NAME = "saved.sqlite"
_TABLES = """
create table if not exists queries (name text primary key, text text, options text);
create table if not exists seen (name text, id text, primary key (name, id)) without rowid;
"""


class Saved(Struct, frozen=True):
    """A query that was saved.

    Attributes:
        name: What it is called.
        text: The query.
        options: Its filters, by the keywords of `Archive.find`.
    """

    name: str
    text: str
    options: Mapping[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """The query as JSON knows it."""
        return {"name": self.name, "query": self.text, **self.options}


class Ask(Protocol):
    """Puts a query to an archive."""

    def __call__(self, text: str, filters: Filters, *, exact: bool) -> Searcher:
        """The question, understood."""
        ...


class SavedQueries(Struct, frozen=True):
    """The saved queries of an index.

    Attributes:
        location: The index.
        ask: What puts a query to it.
    """

    location: Path
    ask: Ask

    def save(self, name: str, text: str, **options: Any) -> int:
        """Keep a query under a name, in the place of one that had it, and return how many hits it has now.

        Args:
            name: What to call it.
            text: The query; an article must hold all of it.
            options: `since`, `until`, `source`, `person` (texts) and `exact`, as in `Archive.find`.

        Raises:
            QueryError: The query cannot be read.
            DateError: A date cannot be read.
        """
        named = {
            key: _whole(value) if isinstance(value, str) else value
            for key, value in options.items()
            if value
        }
        name = _whole(name)
        saved = Saved(name, _whole(text), named)
        ids = tuple(self._inquiry(saved).ids())
        with self._opened() as db:
            kept = json.dumps(dict(saved.options), ensure_ascii=False)
            db.execute("insert or replace into queries values (?, ?, ?)", (name, saved.text, kept))
            db.execute("delete from seen where name = ?", (name,))
            _see(db, name, ids)
        return len(ids)

    def new(self, name: str) -> ResultPage:
        """The hits of a saved query that it did not have when it was last asked, latest first.

        Raises:
            InputError: No query is saved under this name.
        """
        inquiry = self._inquiry(self.named(name))
        ids = tuple(inquiry.ids())
        with self._opened() as db:
            known = {id for (id,) in db.execute("select id from seen where name = ?", (name,))}
            page = inquiry.page_of([id for id in ids if id not in known])
            _see(db, name, ids)
        return page

    def forget(self, name: str) -> None:
        """Drop a query.

        Raises:
            InputError: There is none of that name.
        """
        self.named(name)
        with self._opened() as db:
            db.execute("delete from queries where name = ?", (name,))
            db.execute("delete from seen where name = ?", (name,))

    def all(self) -> tuple[Saved, ...]:
        """Every saved query, by name."""
        if not (self.location / _NAME).is_file():
            return ()
        with self._opened() as db:
            rows = db.execute("select name, text, options from queries order by name").fetchall()
        return tuple(Saved(name, text, json.loads(options)) for name, text, options in rows)

    def named(self, name: str) -> Saved:
        """The query of a name.

        Raises:
            InputError: There is none.
        """
        known = {saved.name: saved for saved in self.all()}
        if name not in known:
            raise InputError(
                f"no query is saved as {name!r}; saved are {', '.join(known) or 'none'} "
                "(save one with: search save NAME TEXT)"
            )
        return known[name]

    def _inquiry(self, saved: Saved) -> Searcher:
        filters = {key: value for key, value in saved.options.items() if key != "exact"}
        return self.ask(saved.text, Filters(**filters), exact=bool(saved.options.get("exact")))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The database; what is done in it is done whole or not at all.

        Raises:
            IndexBusy: Another process is writing to it.
            InputError: It cannot be written or read.
        """
        import sqlite3  # late: a search needs none of it

        from index.store.sqlite import connect

        place = self.location / _NAME
        try:
            with closing(connect(place)) as db:
                db.executescript(_TABLES)
                with db:
                    yield db
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise IndexBusy(
                    f"another process is writing to {place}; try again later"
                ) from error
            raise InputError(f"{place} cannot be used ({error})") from error
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"{place} cannot be read ({error}); delete it, and save the queries again"
            ) from error


def _whole(text: str) -> str:
    """A text as it can be kept: halves of signs, which can be typed but not stored, are signs for what is missing."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _see(db: sqlite3.Connection, name: str, ids: Iterable[str]) -> None:
    db.executemany("insert or ignore into seen values (?, ?)", ((name, id) for id in ids))
