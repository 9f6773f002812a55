"""Read and write what one saved query has found: which articles, when they came, and who saw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from search.results import Hit

if TYPE_CHECKING:
    from search.user_database import Connection

TABLES = {
    "seen": "(name text, id text, primary key (name, id)) without rowid",
    "history": "(name text, seen text, id text)",
    "arrivals": "(name text, id text, at text, primary key (name, id)) without rowid",
    "looks": "(name text primary key, at text)",
    "sent": "(name text, target text, id text, primary key (name, target, id)) without rowid",
}
"""The articles that each query has found so far; those of them that were new, with the moment when
they were shown; those that were not there from the beginning, with the moment when they came; the
moment when somebody last looked; and the new articles that were sent to some of the places that they
are sent to."""


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


class Arrival(Struct, frozen=True):
    """A hit of a saved query, and when it came.

    Attributes:
        hit: The hit.
        at: The moment of the update of the index that first had it, or the next moment that is
            known; None if it was there when the query was saved.
        is_new: True if it does not count as seen.
    """

    hit: Hit
    at: datetime | None
    is_new: bool


class SavedCount(Struct, frozen=True):
    """The number of the hits of a saved query.

    Attributes:
        total: Hits in all.
        new: Hits that do not count as seen.
        looked: The moment when hits were last marked as seen, or when the query was saved; None
            if an older version of the program has noted none.
    """

    total: int
    new: int
    looked: datetime | None


class Findings(Struct, frozen=True):
    """The findings of one saved query.

    Attributes:
        db: The open database.
        name: The name of the query.
    """

    db: Connection
    name: str

    def seen(self) -> set[str]:
        """Return the ids that count as seen."""
        rows = self.db.execute("select id from seen where name = ?", (self.name,))
        return {id for (id,) in rows}

    def arrivals(self) -> Mapping[str, datetime]:
        """Return the moment when each article came that was not there from the beginning.

        An older version of the program has only noted when they were shown.
        """
        query = (
            "select id, min(seen) from history where name = ? group by id"
            " union all select id, at from arrivals where name = ?"
        )
        rows = self.db.execute(query, (self.name, self.name))
        return {id: datetime.fromisoformat(at) for id, at in rows}

    def rounds(self) -> tuple[Round, ...]:
        """Return what was new each time, the latest time first."""
        query = "select seen, id from history where name = ? order by seen desc, rowid"
        ids: dict[str, list[str]] = {}
        for moment, id in self.db.execute(query, (self.name,)):
            ids.setdefault(moment, []).append(id)
        return tuple(
            Round(datetime.fromisoformat(moment), tuple(found)) for moment, found in ids.items()
        )

    def last_look(self) -> datetime | None:
        """Return when somebody last looked."""
        row = self.db.execute("select at from looks where name = ?", (self.name,)).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def see(self, ids: Iterable[str]) -> Sequence[str]:
        """Count articles as seen, and return those that did not count so before."""
        known = self.seen()
        new = [id for id in dict.fromkeys(ids) if id not in known]
        rows = [(self.name, id) for id in new]
        self.db.executemany("insert into seen values (?, ?)", rows)
        # where they were sent to matters no more
        self.db.executemany("delete from sent where name = ? and id = ?", rows)
        return new

    def note_round(self, ids: Iterable[str]) -> None:
        """Write down which articles were new at this moment."""
        now = _now()
        rows = ((self.name, now, id) for id in ids)
        self.db.executemany("insert into history values (?, ?, ?)", rows)

    def note_arrivals(self, ids: Iterable[str], at: datetime) -> None:
        """Write down when articles came, unless that is known."""
        rows = ((self.name, id, at.isoformat()) for id in ids)
        self.db.executemany("insert or ignore into arrivals values (?, ?, ?)", rows)

    def sent(self, target: str) -> set[str]:
        """Return the ids of new articles that were sent to a place."""
        query = "select id from sent where name = ? and target = ?"
        return {id for (id,) in self.db.execute(query, (self.name, target))}

    def note_sent(self, target: str, ids: Iterable[str]) -> None:
        """Write down that new articles were sent to a place."""
        rows = ((self.name, target, id) for id in ids)
        self.db.executemany("insert or ignore into sent values (?, ?, ?)", rows)

    def note_look(self) -> None:
        """Write down that somebody looks at this moment."""
        self.db.execute("insert or replace into looks values (?, ?)", (self.name, _now()))


def _now() -> str:
    return datetime.now(UTC).isoformat()
