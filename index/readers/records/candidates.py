"""Find the articles in a JSON value: in its lists, in its objects, or in a table that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.raw_article import RawArticle
from index.readers.records import orients
from index.readers.records.posts import is_message, with_accounts
from index.readers.records.record import (
    describes_file,
    has_day_or_source,
    has_text,
    has_title,
    is_file_name,
)

Record = Mapping[str, Any]

_DAY = lazy_pattern(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2}|[0-9]{4})(?:[T ][0-9:.+Z-]*)?\Z")
_ADDRESS = lazy_pattern(r"https?://\S{1,2000}\Z", re.IGNORECASE)

_LISTS = frozenset(("items", "articles", "entries", "posts", "results", "stories"))
"""Names, in lower case, of lists that hold articles even in an object with a title."""

_MAX_DEPTH = 4
"""Objects within the outermost one that are searched for lists of articles."""

SAMPLE_SIZE = 20
"""Elements of a list that are looked at before it is taken for a list of something else."""


class Surroundings(Struct, frozen=True):
    """Facts about an article that the objects around it tell.

    Attributes:
        date: A day that names an object or a list around it.
        url: An address that names it.
        chat: The name of the channel or chat that it was posted in.
    """

    date: str | None = None
    url: str | None = None
    chat: str | None = None

    def under(self, name: str) -> Surroundings:
        """Return the same for what stands under a name."""
        if _DAY.match(name):
            return replace(self, date=name)
        if _ADDRESS.match(name):
            return replace(self, url=name)
        return self

    def within(self, fields: Record) -> Surroundings:
        """Return the same for what stands in an object of some fields."""
        name = fields.get("name")
        return replace(self, chat=name) if isinstance(name, str) and name else self

    def completed(self, raw: RawArticle, record: Record) -> RawArticle:
        """Return an article with what the objects around it tell and it does not."""
        if is_message(record) and self.chat:
            author = raw.source if raw.source != self.chat else None
            raw = replace(raw, source=self.chat, author=author)
        if (self.date and not raw.date) or (self.url and not raw.url):
            return replace(raw, date=raw.date or self.date, url=raw.url or self.url)
        return raw


NO_SURROUNDINGS = Surroundings()


class Candidate(Struct, frozen=True):
    """A value that should be an article.

    Attributes:
        value: The value.
        name: The name of the value, if the object around it holds articles by their names.
        where: What the objects around it tell about it.
    """

    value: object
    name: str | None = None
    where: Surroundings = NO_SURROUNDINGS


def inner_articles(value: object, where: Surroundings = NO_SURROUNDINGS) -> Iterable[Candidate]:
    """Return the articles in the lists of an object; none if the object is an article itself."""
    if not isinstance(value, dict) or not _holds_more(value):
        return []
    table = orients.records_of(value)
    if table is not None:
        return (Candidate(record) for record in table)
    return [] if has_text(value) else candidates(with_accounts(value), where)


def _holds_more(value: Record) -> bool:
    """Return True if an object has lists or objects in it, as few articles have."""
    for inner in value.values():  # noqa: SIM110 - quicker than a generator
        if isinstance(inner, (dict, list)):
            return True
    return False


def candidates(
    fields: Record, where: Surroundings = NO_SURROUNDINGS, depth: int = 0
) -> list[Candidate]:
    """Return the articles in the lists and objects of an object.

    These are the elements of `{"articles": [{"titre": ...}, ...]}`, and the values of
    `{"a1": {"titre": ...}, "a2": {"titre": ...}}`, which have the names `a1` and `a2`.
    """
    if depth > _MAX_DEPTH:
        return []
    if is_map_of_articles(fields):
        return [Candidate(record, name, where.under(name)) for name, record in fields.items()]
    found: list[Candidate] = []
    inside = where.within(fields)
    for name, value in fields.items():
        if isinstance(value, dict):
            if has_text(value) and is_article_in(fields, value):
                found.append(Candidate(value, where=where.under(name)))
            else:
                found += inner_candidates(value, where.under(name), depth + 1)
        elif isinstance(value, list):
            found += _in_list(fields, name, value, inside.under(name), depth)
    return found


def inner_candidates(value: Record, where: Surroundings, depth: int) -> Iterable[Candidate]:
    """Return the articles in an object inside another: rows of a table, or those in its lists."""
    table = orients.records_of(value)
    if table is not None:
        return (Candidate(record) for record in table)
    return candidates(value, where, depth)


def _in_list(
    fields: Record, name: str, values: list[Any], where: Surroundings, depth: int
) -> Iterator[Candidate]:
    """Yield the articles in a list that is part of an object, under some name."""
    if any(is_article_in_list(fields, name, value) for value in values[:SAMPLE_SIZE]):
        for value in values:
            yield Candidate(value, where=where)
    elif values and orients.names_columns(values[0]):
        for row in values[1:]:
            is_row = isinstance(row, list)
            yield Candidate(orients.record_of_row(values[0], row) if is_row else row)
    else:
        for value in values:
            if isinstance(value, dict) and not has_title(fields):
                yield from candidates(value, where, depth + 1)


def is_article_in_list(fields: Record, name: str, value: object) -> bool:
    """Return True if an element of a list in an object is an article of its own.

    A list of articles may have a title itself, which the name of the list tells.
    """
    if is_article_in(fields, value):
        return True
    return name.lower() in _LISTS and isinstance(value, dict) and has_title(value)


def is_map_of_articles(fields: Record) -> bool:
    """Return True if an object holds nothing but articles, by their names."""
    values = list(fields.values())
    if has_title(fields) or not all(isinstance(value, dict) for value in values):
        return False
    if _has_article(fields, values):
        return True
    # the names may be those of files that the values describe
    return bool(fields) and all(map(is_file_name, fields)) and any(map(has_day_or_source, values))


def _has_article(fields: Record, values: list[Any]) -> bool:
    """Return True if one of the first values of an object, or of a list in it, is an article."""
    return any(is_article_in(fields, value) for value in values[:SAMPLE_SIZE])


def is_article_in(fields: Record, value: object) -> bool:
    """Return True if a value in an object is an article of its own.

    If the object has a title itself, the value needs both a title and a text: a picture of an
    article may have a title.
    """
    if not isinstance(value, dict):
        return False
    if has_title(fields):
        return has_title(value) and has_text(value)
    return has_title(value) or has_text(value) or describes_file(value)
