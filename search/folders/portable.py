"""Read a folder that was written as JSON, which anybody may have made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct, ValidationError, convert, json

from index.errors import InputError
from search.folders.folder import Folder, FolderItem, Passage
from search.folders.quotation import Quotation

MAX_BYTES = 32 << 20
"""Bytes of a folder as JSON: ten thousand articles with their notes take less."""
_MAX_PASSAGES = 1_000
"""Passages of one article that are read."""


class _Article(Struct, frozen=True):
    """An article as JSON holds it; other fields are ignored."""

    id: str
    title: str = ""
    date: date | None = None
    source: str | None = None
    added: datetime | None = None
    note: str = ""
    passages: tuple[Quotation, ...] = ()


class _Folder(Struct, frozen=True):
    """A folder as JSON holds it; other fields are ignored."""

    name: str
    created: datetime | None = None
    articles: tuple[_Article, ...] = ()


def read_folder(content: Mapping[str, Any] | bytes | str) -> Folder:
    """Read a folder; each article is in it once, as it comes first.

    Raises:
        InputError: It is no folder, or too large.
    """
    try:
        if isinstance(content, Mapping):
            folder = convert(dict(content), _Folder)
        else:
            _refuse_large(content)
            folder = json.decode(content, type=_Folder)
    except (ValidationError, ValueError, RecursionError) as error:
        raise InputError("folder-unreadable", reason=str(error)) from error
    articles = {article.id: article for article in reversed(folder.articles)}
    items = [_item(articles[id]) for id in dict.fromkeys(each.id for each in folder.articles)]
    created = _moment(folder.created)
    return Folder(folder.name, created, created, tuple(items))


def _refuse_large(content: bytes | str) -> None:
    """Check that JSON is not too long.

    Raises:
        InputError: It is.
    """
    if len(content) > MAX_BYTES:
        raise InputError("folder-too-large", megabytes=MAX_BYTES >> 20)


def _item(article: _Article) -> FolderItem:
    quotations = article.passages[:_MAX_PASSAGES]
    return FolderItem(
        id=article.id,
        title=article.title,
        date=article.date,
        source=article.source,
        added=_moment(article.added),
        note=article.note,
        passages=tuple(Passage(0, quotation) for quotation in quotations),
    )


def _moment(moment: datetime | None) -> datetime:
    """Return a moment with its time zone, which is UTC unless it says so; now if there is none."""
    if moment is None:
        return datetime.now(UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
