"""A folder: articles in an order, each with a note and kept passages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct, to_builtins

from search.folders.quotation import Quotation
from search.highlighting.sentences import Span
from search.results import Hit


class Place(Struct, frozen=True):
    """The place of a passage in an article.

    Attributes:
        text: The text that it stands in.
        span: Its start and end there, in characters.
        caption: The number of the caption, from 0, if it is one.
    """

    text: Literal["title", "body", "caption"]
    span: Span
    caption: int = 0


class Passage(Struct, frozen=True):
    """A passage that somebody kept.

    Attributes:
        number: Its number, which no other passage has.
        quotation: The passage, and what stood around it.
        place: Its place in the article as it is now; None if it is not there any more.
    """

    number: int
    quotation: Quotation
    place: Place | None = None


class FolderItem(Struct, frozen=True):
    """An article in a folder.

    Attributes:
        id: Its id.
        title, date, source: Its fields when it was put there, so that its line remains when it
            leaves the archive.
        added: The moment when it was put there.
        note: A remark that somebody has written about it.
        passages: The passages of it that were kept, in the order in which they were.
        hit: The article as it is now; None if it is not in the archive any more.
    """

    id: str
    title: str
    date: date | None
    source: str | None
    added: datetime
    note: str = ""
    passages: tuple[Passage, ...] = ()
    hit: Hit | None = None

    @property
    def is_gone(self) -> bool:
        """True if the article has left the archive."""
        return self.hit is None


class FolderSummary(Struct, frozen=True):
    """A folder in a list of folders.

    Attributes:
        name: Its name.
        articles: The number of its articles, those included that have left the archive.
        created: The moment when it was made.
        changed: The moment when something in it was last changed.
    """

    name: str
    articles: int
    created: datetime
    changed: datetime


class Folder(Struct, frozen=True):
    """A folder with its articles, in their order; see `FolderSummary` for the other fields."""

    name: str
    created: datetime
    changed: datetime
    items: tuple[FolderItem, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the folder as JSON holds it: `Folders.load` reads it back."""
        return {
            "name": self.name,
            "created": to_builtins(self.created),
            "articles": [_item_as_dict(item) for item in self.items],
        }


def _item_as_dict(item: FolderItem) -> dict[str, Any]:
    fields: dict[str, Any] = to_builtins(item)
    del fields["hit"]
    fields["passages"] = [to_builtins(passage.quotation) for passage in item.passages]
    return fields
