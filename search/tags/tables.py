"""The tables of tags and notes, and the rows in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from search.tags import FILE_NAME
from search.tags.annotation import Annotation, TagCount
from search.tags.cleaning import tag_key
from search.user_database import Connection, UserDatabase

_TABLES = {
    "tags": "(key text primary key, name text)",
    "tagged": "(key text, id text, added text, primary key (id, key), unique (key, id))",
    "notes": "(id text primary key, note text, changed text)",
    "articles": "(id text primary key, title text, date text, source text)",
}
"""The tags by their keys, the articles that have each, the notes, and what annotated articles were.

Pages of hits look up the tags of each article, which takes an index that begins with its id.
"""
_IDS_AT_ONCE = 500
"""Ids that one statement names: SQLite may be built for no more than 999."""


def database(location: Path) -> UserDatabase:
    """Return the database of the tags of an index."""
    return UserDatabase(location / FILE_NAME, _TABLES, remedy="restore-tags")


class TagRows(Struct, frozen=True):
    """The rows of an open database.

    Attributes:
        db: The database.
    """

    db: Connection

    def counts(self) -> tuple[TagCount, ...]:
        """Return every tag with the number of its articles, sorted by name."""
        query = "select cast(name as text), count(*) from tags join tagged using (key) group by key order by key, name"
        return tuple(TagCount(name, articles) for name, articles in self.db.execute(query))

    def name(self, typed: str) -> str | None:
        """Return the name of a tag as it is kept, or None if there is no such tag."""
        row = self.db.execute(
            "select cast(name as text) from tags where key = ?", (tag_key(typed),)
        ).fetchone()
        return str(row[0]) if row else None

    def ids(self, typed: str) -> tuple[str, ...]:
        """Return the ids of the articles that have a tag, in the order in which they got it."""
        query = "select cast(id as text) from tagged where key = ? order by added, id"
        return tuple(id for (id,) in self.db.execute(query, (tag_key(typed),)))

    def tagged_ids(self) -> tuple[str, ...]:
        """Return the ids of the articles that have any tag, sorted."""
        return tuple(
            id
            for (id,) in self.db.execute("select distinct cast(id as text) from tagged order by id")
        )

    def annotated_ids(self) -> tuple[str, ...]:
        """Return the ids of all articles with a tag or a note, sorted."""
        query = (
            "select cast(id as text) as id from tagged"
            " union select cast(id as text) from notes order by id"
        )
        return tuple(id for (id,) in self.db.execute(query))

    def annotations(self, ids: Sequence[str]) -> Iterator[Annotation]:
        """Yield the annotation of each of some articles that has one, as it was noted."""
        for start in range(0, len(ids), _IDS_AT_ONCE):
            some = ids[start : start + _IDS_AT_ONCE]
            tags, notes, articles = self._tags(some), self._notes(some), self._articles(some)
            for id in some:
                if id in tags or id in notes:
                    known = articles.get(id, Annotation(id))
                    yield Annotation(
                        id,
                        known.title,
                        known.date,
                        known.source,
                        tuple(tags.get(id, ())),
                        notes.get(id, ""),
                    )

    def _tags(self, ids: Sequence[str]) -> Mapping[str, list[str]]:
        tags: dict[str, list[str]] = {}
        query = (
            "select id, cast(name as text) from tagged join tags using (key) where id in ({})"
            " order by key"
        )
        for id, name in self._of(query, ids):
            tags.setdefault(id, []).append(name)
        return tags

    def _notes(self, ids: Sequence[str]) -> Mapping[str, str]:
        return dict(self._of("select id, cast(note as text) from notes where id in ({})", ids))

    def _articles(self, ids: Sequence[str]) -> Mapping[str, Annotation]:
        columns = ", ".join(f"cast({name} as text)" for name in ("title", "date", "source"))
        query = f"select id, {columns} from articles where id in ({{}})"
        return {
            id: Annotation(id, title or "", _day(day), source)
            for id, title, day, source in self._of(query, ids)
        }

    def _of(self, query: str, ids: Sequence[str]) -> Iterable[Any]:
        """Run a query about some articles, whose ids stand in the place of `{}`."""
        places = ", ".join("?" * len(ids))
        return self.db.execute(query.format(places), tuple(ids))

    def tag(self, name: str, ids: Iterable[str]) -> int:
        """Give articles a tag, by the name that it has already, and return how many lacked it."""
        key = tag_key(name)
        self.db.execute("insert or ignore into tags values (?, ?)", (key, name))
        rows = ((key, id, _now()) for id in ids)
        return self.db.executemany("insert or ignore into tagged values (?, ?, ?)", rows).rowcount

    def untag(self, name: str, ids: Iterable[str]) -> int:
        """Take a tag from articles, and return how many had it."""
        rows = ((tag_key(name), id) for id in ids)
        removed = self.db.executemany("delete from tagged where key = ? and id = ?", rows).rowcount
        self.sweep()
        return removed

    def delete(self, name: str) -> int:
        """Take a tag from all articles, and return how many had it."""
        removed = self.db.execute("delete from tagged where key = ?", (tag_key(name),)).rowcount
        self.sweep()
        return removed

    def rename(self, name: str, new_name: str) -> None:
        """Give a tag another name; if another tag has it, they become one."""
        old, new = tag_key(name), tag_key(new_name)
        self.db.execute("insert or replace into tags values (?, ?)", (new, new_name))
        if old != new:
            # what has both keeps one, and the other row is deleted
            self.db.execute("update or ignore tagged set key = ? where key = ?", (new, old))
            self.db.execute("delete from tagged where key = ?", (old,))
        self.sweep()

    def annotate(self, id: str, note: str) -> None:
        """Replace the note on an article; an empty one deletes it."""
        if note:
            row = (id, note, _now())
            self.db.execute("insert or replace into notes values (?, ?, ?)", row)
        else:
            self.db.execute("delete from notes where id = ?", (id,))
            self.sweep()

    def note_articles(self, articles: Iterable[Annotation]) -> None:
        """Write down what annotated articles are."""
        rows = (
            (each.id, each.title, each.date.isoformat() if each.date else None, each.source)
            for each in articles
        )
        self.db.executemany("insert or replace into articles values (?, ?, ?, ?)", rows)

    def sweep(self) -> None:
        """Forget tags without articles, and articles without tags and notes."""
        self.db.execute("delete from tags where key not in (select key from tagged)")
        self.db.execute(
            "delete from articles where id not in"
            " (select id from tagged union select id from notes)"
        )


def _day(text: str | None) -> date | None:
    """Return a day that was written down; None for what is none, as in a file that others made."""
    with suppress(ValueError):
        return date.fromisoformat(text) if text else None
    return None


def _now() -> str:
    return datetime.now(UTC).isoformat()
