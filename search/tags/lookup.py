"""Look up the tags of articles and the articles of tags, as every search does.

Where nobody has tagged anything, there is no database, and nothing of it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from index.messages import Message
from search.tags import ANY_TAG, FILE_NAME

if TYPE_CHECKING:
    from search.tags.annotation import Annotation
    from search.tags.tables import TagRows

MAX_LISTED = 10
"""Limit on the tags that a note lists."""


class TagLookup(Struct, frozen=True):
    """The tags of an index, to be read.

    Attributes:
        location: The folder of the index; None for an index without tags.
    """

    location: Path | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names of the tags, those of most articles first."""
        with self._rows() as rows:
            return _names(rows) if rows else ()

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids of the articles that have a tag; none if there is no such tag.

        The tag `*` is any tag.
        """
        with self._rows() as rows:
            if rows is None:
                return ()
            return rows.tagged_ids() if name == ANY_TAG else rows.ids(name)

    def ids_of_each(self, most: int) -> Mapping[str, Sequence[str]]:
        """Return the ids of the articles of each tag, for those tags that most articles have.

        Args:
            most: The largest number of tags.
        """
        with self._rows() as rows:
            return {name: rows.ids(name) for name in _names(rows)[:most]} if rows else {}

    def of_each(self, ids: Sequence[str]) -> Mapping[str, Annotation]:
        """Return the tags of each of some articles, and the note on it, where it has any."""
        with self._rows() as rows:
            return {each.id: each for each in rows.annotations(ids)} if rows else {}

    def as_kept(self, name: str) -> str:
        """Return the name of a tag as it is kept, or as it was typed if there is no such tag."""
        with self._rows() as rows:
            return (rows.name(name) if rows else None) or name

    def note(self, name: str) -> Message | None:
        """Say that there is no such tag, and which there are; None if there is one."""
        with self._rows() as rows:
            names = _names(rows)[:MAX_LISTED] if rows else ()
            if rows and (rows.name(name) or (names and name == ANY_TAG)):
                return None
        if names:
            return Message.of("tag-unknown", name=name, names=names)
        return Message.of("tag-without-any", name=name)

    @contextmanager
    def _rows(self) -> Iterator[TagRows | None]:
        """Open the database to read; None if there is none."""
        if self.location is None or not (self.location / FILE_NAME).exists():
            yield None
            return
        from search.tags.tables import TagRows, database  # late: most indexes have no tags

        with database(self.location).reading() as db:
            yield TagRows(db)


def _names(rows: TagRows) -> tuple[str, ...]:
    """Return the names of the tags, those of most articles first."""
    counts = sorted(rows.counts(), key=lambda tag: -tag.articles)
    return tuple(tag.name for tag in counts)
