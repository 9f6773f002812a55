"""The tables of folders, and the rows in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from index.errors import InputError
from search.folders.folder import FolderItem, FolderSummary, Passage
from search.folders.quotation import Quotation

if TYPE_CHECKING:
    from search.user_database import Connection

_SUMMARIES = (
    "select name, (select count(*) from items where folder = name), created, changed from folders"
)
"""A query for the folders without their articles."""
_EVERY = -1
"""The limit of SQLite for a query without one."""
TABLES = {
    "folders": "(name text primary key, created text, changed text)",
    "items": (
        "(folder text, id text, position integer, title text, date text, source text, added text,"
        " note text, primary key (folder, id), unique (id, folder))"
    ),
    "passages": (
        "(number integer primary key autoincrement, folder text, id text, exact text,"
        " before text, after text)"
    ),
}
"""The folders by name; their articles, in the order of their positions; and the passages kept.

Pages of hits look up the folders of each article, which takes an index that begins with its id.
"""


class FolderRows(Struct, frozen=True):
    """The rows of one folder.

    Attributes:
        db: The open database.
        name: The name of the folder.
    """

    db: Connection
    name: str

    def exists(self) -> bool:
        """Return True if there is a folder of this name."""
        found = self.db.execute("select 1 from folders where name = ?", (self.name,))
        return found.fetchone() is not None

    def summary(self) -> FolderSummary:
        """Return the folder without its articles.

        Raises:
            InputError: There is no such folder.
        """
        row = self.db.execute(f"{_SUMMARIES} where name = ?", (self.name,)).fetchone()
        if row is None:
            raise InputError("folder-missing", name=self.name)
        return _summary(*row)

    def create(self, created: datetime) -> None:
        """Make the folder."""
        row = (self.name, created.isoformat(), _now())
        self.db.execute("insert into folders values (?, ?, ?)", row)

    def delete(self) -> None:
        """Delete the folder and all that is in it."""
        self.db.execute("delete from folders where name = ?", (self.name,))
        for table in ("items", "passages"):
            self.db.execute(f"delete from {table} where folder = ?", (self.name,))

    def rename(self, new_name: str) -> None:
        """Give the folder another name, which no folder has."""
        names = (new_name, self.name)
        self.db.execute("update folders set name = ? where name = ?", names)
        for table in ("items", "passages"):
            self.db.execute(f"update {table} set folder = ? where folder = ?", names)

    def touch(self) -> None:
        """Write down that the folder is changed at this moment."""
        self.db.execute("update folders set changed = ? where name = ?", (_now(), self.name))

    def ids(self) -> list[str]:
        """Return the ids of its articles in their order."""
        query = "select id from items where folder = ? order by position"
        return [id for (id,) in self.db.execute(query, (self.name,))]

    def items(self, offset: int = 0, limit: int | None = None) -> list[FolderItem]:
        """Return its articles in their order, as they were when they were put there.

        Args:
            offset: The number of articles to leave out at the beginning.
            limit: The number of articles to return; all of them by default.
        """
        passages = self._passages()
        query = (
            "select id, title, date, source, added, note from items where folder = ?"
            " order by position limit ? offset ?"
        )
        part = (self.name, _EVERY if limit is None else limit, offset)
        return [
            FolderItem(
                id=id,
                title=title,
                date=date.fromisoformat(day) if day else None,
                source=source,
                added=datetime.fromisoformat(added),
                note=note,
                passages=tuple(passages.get(id, ())),
            )
            for id, title, day, source, added, note in self.db.execute(query, part)
        ]

    def _passages(self) -> dict[str, list[Passage]]:
        """Return the passages kept of each article."""
        query = (
            "select number, id, exact, before, after from passages where folder = ? order by number"
        )
        passages: dict[str, list[Passage]] = {}
        for number, id, *quotation in self.db.execute(query, (self.name,)):
            passages.setdefault(id, []).append(Passage(number, Quotation(*quotation)))
        return passages

    def extend(self, items: Iterable[FolderItem]) -> None:
        """Put articles behind the others, with their passages."""
        query = "select coalesce(max(position) + 1, 0) from items where folder = ?"
        [first] = self.db.execute(query, (self.name,)).fetchone()
        for position, item in enumerate(items, first):
            day = item.date.isoformat() if item.date else None
            added = item.added.isoformat()
            row = (self.name, item.id, position, item.title, day, item.source, added, item.note)
            self.db.execute("insert into items values (?, ?, ?, ?, ?, ?, ?, ?)", row)
            for passage in item.passages:
                self.keep(item.id, passage.quotation)

    def remove(self, id: str) -> None:
        """Take an article out."""
        for table in ("items", "passages"):
            self.db.execute(f"delete from {table} where folder = ? and id = ?", (self.name, id))

    def annotate(self, id: str, note: str) -> None:
        """Replace the note on an article."""
        row = (note, self.name, id)
        self.db.execute("update items set note = ? where folder = ? and id = ?", row)

    def arrange(self, ids: Sequence[str]) -> None:
        """Put all the articles into an order."""
        rows = ((position, self.name, id) for position, id in enumerate(ids))
        query = "update items set position = ? where folder = ? and id = ?"
        self.db.executemany(query, rows)

    def keep(self, id: str, quotation: Quotation) -> int:
        """Keep a passage of an article, and return its number."""
        row = (self.name, id, quotation.exact, quotation.before, quotation.after)
        query = "insert into passages (folder, id, exact, before, after) values (?, ?, ?, ?, ?)"
        return self.db.execute(query, row).lastrowid or 0

    def drop(self, number: int) -> bool:
        """Forget a passage; return False if there is no such one in this folder."""
        query = "delete from passages where folder = ? and number = ?"
        return self.db.execute(query, (self.name, number)).rowcount > 0


def summaries(db: Connection) -> Iterable[FolderSummary]:
    """Yield every folder, sorted by name."""
    for row in db.execute(f"{_SUMMARIES} order by name"):
        yield _summary(*row)


def _summary(name: str, articles: int, created: str, changed: str) -> FolderSummary:
    moments = map(datetime.fromisoformat, (created, changed))
    return FolderSummary(name, articles, *moments)


def names_holding(db: Connection, id: str) -> tuple[str, ...]:
    """Return the names of the folders that an article is in."""
    rows = db.execute("select folder from items where id = ? order by folder", (id,))
    return tuple(name for (name,) in rows)


def _now() -> str:
    return datetime.now(UTC).isoformat()
