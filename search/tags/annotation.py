"""The tags of an article and the note on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from search.json_values import struct_as_json


class Annotation(Struct, frozen=True):
    """An article that has tags, a note or both.

    Attributes:
        id: Its id.
        title, date, source: Its fields as they were when it was annotated, so that it can be told
            when it leaves the archive.
        tags: Its tags, sorted by name.
        note: The note on it; empty if there is none.
        is_gone: True if no article of the archive has this id.
    """

    id: str
    title: str = ""
    date: date | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    is_gone: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the annotation as JSON holds it: `Tags.load` reads it back."""
        fields: dict[str, Any] = struct_as_json(self)
        fields["gone"] = fields.pop("is_gone")
        return fields


class Imported(Struct, frozen=True):
    """The number of articles that a file gave tags or notes to.

    Attributes:
        articles: All of them.
        unknown: Those that the archive does not have. It may have had them, or a name is mistyped.
    """

    articles: int
    unknown: int


class TagCount(Struct, frozen=True):
    """A tag, and the number of articles that have it, those that are gone included."""

    name: str
    articles: int
