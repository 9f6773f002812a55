"""Find the column that holds the text of articles where none has a usual name for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.lazy_pattern import lazy_pattern
from index.readers.raw_article import Problem
from index.readers.records import aliases

MIN_TEXT_CHARS = 200
"""Characters that a text has on average. A comment or a list of key words has fewer."""

_MIN_WORDS = 25
"""Words of a text. An address, a list of codes or packed data has few of them."""

_WORD = lazy_pattern(r"(?<!\w)[^\W\d_]{2,}+(?=\s)")

_MIN_RATIO = 2
"""Times the length of a summary that a text without a usual name has at least."""


class TextColumn:
    """The column that is taken for the text of the articles of a file.

    Attributes:
        name: Its name; None as long as no record has needed it.
    """

    __slots__ = ("name",)

    def __init__(self) -> None:
        self.name: str | None = None

    def completed(self, record: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return a record without a text with the longest of its other texts for it.

        The first record that needs one decides which column it is for all.

        Returns:
            The record; None if it has no such text.
        """
        if any(_names_file(name, value) for name, value in record.items()):
            return None  # the text is in that file
        if self.name is None:
            self.name = longest_text(list(record), [list(record.values())])
        text = record.get(self.name) if self.name is not None else None
        return {**record, "body": text} if isinstance(text, str) and text else None

    def note(self) -> Iterable[Problem]:
        """Return a problem that names the column, if there is one."""
        return (taken_for_text(self.name),) if self.name is not None else ()


def _names_file(name: str, value: object) -> bool:
    place = aliases.place_of(name)
    return bool(value) and place is not None and place.field == "file"


def taken_for_text(column: str) -> Problem:
    """Return the problem that says which column was taken for the text."""
    return Problem.of("column-taken-for-text", column=column)


def longest_text(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str | None:
    """Return the name of the column whose name means nothing and that holds long texts.

    Args:
        names: The names of the columns.
        rows: Some rows of the table, each with a cell for every column.

    Returns:
        The name; None if no column holds texts much longer than the summaries.
    """
    longest = None
    least = MIN_TEXT_CHARS
    for index, name in enumerate(names):
        place = aliases.place_of(name)
        chars = mean_length(rows, index)
        if place and place.field == "summary":
            least = max(least, _MIN_RATIO * chars)
    for index, name in enumerate(names):
        chars = mean_length(rows, index)
        if chars >= least and aliases.place_of(name) is None and holds_prose(rows, index):
            longest, least = name, chars
    return longest


def mean_length(rows: Iterable[Sequence[Any]], index: int) -> int:
    """Return the mean number of characters of the texts in a column, without empty ones."""
    lengths = [len(text) for text in texts_of(rows, index)]
    return sum(lengths) // max(1, len(lengths))


def holds_prose(rows: Iterable[Sequence[Any]], index: int) -> bool:
    """Return True if most of the texts in a column have many words."""
    texts = texts_of(rows, index)
    prose = sum(len(_WORD.findall(text[: 40 * MIN_TEXT_CHARS])) >= _MIN_WORDS for text in texts)
    return 2 * prose > len(texts)


def texts_of(rows: Iterable[Sequence[Any]], index: int) -> list[str]:
    """Return the texts in a column, without empty ones."""
    cells = (row[index] for row in rows if index < len(row))
    return [cell for cell in cells if isinstance(cell, str) and cell.strip()]
