"""Find out what the columns of a table hold: by their names, or else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers.raw_article import Problem
from index.readers.records import aliases
from index.readers.records.text_column import (
    MIN_TEXT_CHARS,
    holds_prose,
    longest_text,
    mean_length,
    taken_for_text,
    texts_of,
)

MAX_ROWS_ABOVE = 20
"""Rows above the column names: a title, a date and who made the table."""

_MIN_KNOWN = 2
"""Names that are known in a row of column names that others stand above."""

_NEEDED = frozenset(("title", "body"))
DESCRIBING = frozenset(("date", "source", "author", "file"))
"""The fields of a table that tells something about files beside it."""

_TELLING = _NEEDED | DESCRIBING | {"summary", "url"}
"""The fields of which a row of column names has one at least."""

_MAX_NAME_CHARS = 60
_MAX_NAMED_COLUMNS = 12
"""Columns that a message names."""

_MAX_SHOWN_CHARS = 40

_ADDRESS = lazy_pattern(r"https?://\S+\Z", re.IGNORECASE)
_DAY = lazy_pattern(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4})(?![0-9])")
_HOST = lazy_pattern(r"[\w-]+(?:\.[\w-]+)+\Z")
_TITLE_CHARS = range(15, 250)
"""Characters that the titles of articles have on average."""

_MAX_GUESSED_COLUMNS = 200
"""Columns of a table that are looked into. One with more is something else."""

_MIN_TITLE_WORDS = 3
_MIN_SHARE = 0.6
"""Share of the cells of a column that look alike."""


class Header(Struct, frozen=True):
    """The columns of a table, by what they hold.

    Attributes:
        columns: The names of the columns; a usual one for a column that was recognised by what
            stands in it.
        first_row: The number of the first row below, from 0.
        notes: What should be told about the choice of the columns.
        unknown: Why the table has no articles of its own; None if it has.
    """

    columns: tuple[str, ...]
    first_row: int
    notes: tuple[Problem, ...] = ()
    unknown: Message | None = None


def find_header(rows: Sequence[Sequence[Any]], *, may_describe: bool = False) -> Header:
    """Return what the columns of a table hold.

    Args:
        rows: Its first rows, without blank ones.
        may_describe: A table without texts and titles may tell something about files beside it.

    Raises:
        UnreadableFile: It holds no articles.
    """
    number = row_of_names(rows)
    if number is None:
        guessed = _guessed(rows)
        if guessed is not None:
            return guessed
        number = 0
    return named_header(
        _names(rows[number]), rows[number + 1 :], number + 1, may_describe=may_describe
    )


def named_header(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], first_row: int, *, may_describe: bool
) -> Header:
    """Return what the columns of some names hold.

    Args:
        columns: The names.
        rows: Some rows below them.
        first_row: The number of the first of these rows.
        may_describe: See `find_header`.

    Raises:
        UnreadableFile: None of them holds a text or a title.
    """
    fields = fields_of(columns)
    is_named = not fields.isdisjoint(("body", "file"))
    text_column = None if is_named else longest_text(columns, rows)
    if text_column is not None:
        renamed = tuple("body" if name == text_column else name for name in columns)
        return Header(renamed, first_row, (taken_for_text(text_column),))
    unknown = unknown_columns(columns)
    if unknown is None:
        return Header(tuple(columns), first_row)
    if not (may_describe and fields & DESCRIBING):
        raise UnreadableFile.from_message(unknown)
    return Header(tuple(columns), first_row, unknown=unknown)


def count_known(row: Sequence[Any]) -> int:
    """Return how many different fields the cells of a row name."""
    return len(fields_of(_names(row)))


def row_of_names(rows: Sequence[Sequence[Any]]) -> int | None:
    """Return the number of the row that names the columns; None if there seems to be none."""
    for number, row in enumerate(rows[: MAX_ROWS_ABOVE + 1]):
        fields = fields_of(_names(row))
        if len(fields) >= _MIN_KNOWN and fields & _TELLING and not _is_data(row):
            return number
    is_named = not _NEEDED.isdisjoint(fields_of(_names(rows[0]))) and not _is_data(rows[0])
    return 0 if is_named else None


def _names(row: Sequence[Any]) -> list[str]:
    return [" ".join(str(cell).split()) if cell is not None else "" for cell in row]


def fields_of(columns: Iterable[str]) -> frozenset[str]:
    """Return the fields of an article that the names of columns tell."""
    places = (aliases.place_of(name) for name in columns if len(name) <= _MAX_NAME_CHARS)
    return frozenset(place.field for place in places if place)


def _guessed(rows: Sequence[Sequence[Any]]) -> Header | None:
    """Return what the columns of a table without names hold; None if they seem to have names."""
    columns = [""] * max(map(len, rows), default=0)
    if len(columns) > _MAX_GUESSED_COLUMNS:
        return None
    for index in range(len(columns)):
        for field, pattern in (("url", _ADDRESS), ("date", _DAY), ("host", _HOST)):
            if field not in columns and _look_alike(rows, index, pattern):
                columns[index] = field
                break
    text_index = _longest_index(rows, columns)
    if text_index is None or not _is_data(rows[0]):
        return None
    columns[text_index] = "body"
    title_index = _title_index(rows, columns, text_index)
    if title_index is not None:
        columns[title_index] = "title"
    taken = tuple(f'{number} "{name}"' for number, name in enumerate(columns, 1) if name)
    return Header(tuple(columns), 0, (Problem.of("table-columns-guessed", columns=taken),))


def _is_data(row: Sequence[Any]) -> bool:
    """Return True if a row holds an address, a date or a long text, as no row of names does."""
    cells = [cell.strip() for cell in row if isinstance(cell, str)]
    return any(
        _ADDRESS.match(cell) or _DAY.match(cell) or len(cell) >= MIN_TEXT_CHARS for cell in cells
    )


def _look_alike(rows: Sequence[Sequence[Any]], index: int, pattern: re.Pattern[str]) -> bool:
    """Return True if most of the texts in a column match a pattern."""
    texts = texts_of(rows, index)
    matches = sum(pattern.match(text.strip()) is not None for text in texts)
    return bool(texts) and matches >= _MIN_SHARE * len(rows)


def _longest_index(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> int | None:
    """Return the number of the column with the longest texts; None if there are none."""
    candidates = [
        (mean_length(rows, index), index)
        for index, name in enumerate(columns)
        if not name and holds_prose(rows, index)
    ]
    chars, index = max(candidates, default=(0, 0))
    return index if chars >= MIN_TEXT_CHARS else None


def _title_index(
    rows: Sequence[Sequence[Any]], columns: Sequence[str], text_index: int
) -> int | None:
    """Return the number of the column with the titles: the last before the text, or a later one."""
    candidates = [
        index
        for index, name in enumerate(columns)
        if not name and mean_length(rows, index) in _TITLE_CHARS and _has_words(rows, index)
    ]
    before = [index for index in candidates if index < text_index]
    return before[-1] if before else next(iter(candidates), None)


def _has_words(rows: Sequence[Sequence[Any]], index: int) -> bool:
    texts = texts_of(rows, index)
    titles = sum(len(text.split()) >= _MIN_TITLE_WORDS for text in texts)
    return titles >= _MIN_SHARE * len(rows)


def unknown_columns(columns: Sequence[str]) -> Message | None:
    """Return the message that names columns among which is neither a text nor a title.

    None is returned if one of them is.
    """
    if not fields_of(columns).isdisjoint(_NEEDED):
        return None
    names = [f'"{name[:_MAX_SHOWN_CHARS]}"' for name in columns[:_MAX_NAMED_COLUMNS]]
    if len(columns) > _MAX_NAMED_COLUMNS:
        names.append("…")
    return Message.of("table-columns-unknown", columns=tuple(names))
