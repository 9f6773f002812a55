"""Make articles of the rows of a table, be it a text or a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from index.messages import Message
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import aliases
from index.readers.records.record import NO_ARTICLE, description

_NEEDED_FIELDS = frozenset(("title", "body"))

_MAX_NAMED_COLUMNS = 12
"""Columns that a message names."""

_MAX_NAME_CHARS = 40

_NULLS = frozenset(("NULL", r"\N"))
"""The texts that databases write for no value."""


def fields_of(columns: Iterable[str]) -> frozenset[str]:
    """Return the fields of an article that the names of columns tell."""
    places = map(aliases.place_of, columns)
    return frozenset(place.field for place in places if place)


def unknown_columns(columns: list[str]) -> Message | None:
    """Return the message that names columns among which is neither a text nor a title.

    None is returned if one of them is.
    """
    if not fields_of(columns).isdisjoint(_NEEDED_FIELDS):
        return None
    names = [f'"{name[:_MAX_NAME_CHARS]}"' for name in columns[:_MAX_NAMED_COLUMNS]]
    if len(columns) > _MAX_NAMED_COLUMNS:
        names.append("…")
    return Message.of("table-columns-unknown", columns=tuple(names))


def is_blank(row: list[str]) -> bool:
    """Return True if the cells of a row are empty."""
    return all(not cell or cell.isspace() for cell in row)


def row_article(row: list[str], columns: list[str], line: int, number: int) -> RawArticle | Problem:
    """Return the article of a row, or the reason why it has none.

    Args:
        row: The cells. Empty ones at its end may be taken out.
        columns: The column names.
        line: The number of the first line of the row in the file.
        number: The number of the row among those that are not blank.
    """
    # spreadsheets pad rows with empty cells
    while len(row) > len(columns) and not row[-1].strip():
        row.pop()
    if len(row) != len(columns):
        length = Message.of("table-row-length", fields=len(row), columns=len(columns))
        return problem_of_line(line, length)
    record: dict[str, str] = {}
    for name, cell in zip(columns, row, strict=True):
        if cell not in _NULLS:  # of columns with the same name, the first with a value counts
            record[name] = record.get(name) or cell
    about = description(record, str(number))
    return about if about.text or about.title else problem_of_line(line, NO_ARTICLE, about)


def problem_of_line(line: int, reason: Message | str, about: RawArticle | None = None) -> Problem:
    """Return the problem of a line, and what the line tells about another file."""
    return Problem(Message.of("problem-of-line", line=line, reason=reason), about)
