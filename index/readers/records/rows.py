"""Make articles of the rows of a table, be it a text, a sheet or a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.header import (
    Header,
    fields_of,
    find_header,
    named_header,
    unknown_columns,
)
from index.readers.records.record import NO_ARTICLE, description

__all__ = [
    "Row",
    "fields_of",
    "is_blank",
    "problem_of_line",
    "read_named_rows",
    "read_rows",
    "row_article",
    "unknown_columns",
]

_SAMPLE_ROWS = 50
"""Rows that are looked at to tell what the columns hold."""

_SAMPLE_CHARS = 4 << 20
"""Characters of these rows."""

_NULLS = frozenset(("NULL", "null", r"\N", "None", "nan", "NaN"))
"""The texts that databases and programs write for no value."""


class Row(Struct, frozen=True):
    """A row of a table.

    Attributes:
        line: The number of its first line in the file, or of the row in the sheet.
        cells: Its cells: texts, numbers, dates, or None.
    """

    line: int
    cells: list[Any]


def read_rows(
    rows: Iterable[Row | Problem], *, may_describe: bool = False
) -> Iterator[RawArticle | Problem]:
    """Yield the article of every row below the column names, and a problem for one that is none.

    The key of an article without an id is the number of its row among those that are not blank.

    Args:
        rows: The rows, and problems in the place of those that cannot be read.
        may_describe: A table without texts and titles may tell something about files beside it.

    Raises:
        UnreadableFile: There is no column for a text or a title, or no rows below the names.
    """
    remaining = iter(rows)
    sample = list(_sample(remaining))
    first_rows = _cells(sample)
    if not first_rows:
        yield from (part for part in sample if isinstance(part, Problem))
        raise UnreadableFile("file-empty")
    header = find_header(first_rows, may_describe=may_describe)
    yield from _read_below(header, chain(sample, remaining))


def read_named_rows(
    columns: Sequence[str], rows: Iterable[Row | Problem]
) -> Iterator[RawArticle | Problem]:
    """Yield the article of every row of a table whose columns have the given names.

    Raises:
        UnreadableFile: There is no column for a text or a title, or there are no rows.
    """
    remaining = iter(rows)
    sample = list(_sample(remaining))
    header = named_header(columns, _cells(sample), 0, may_describe=False)
    yield from _read_below(header, chain(sample, remaining))


def _cells(sample: Iterable[Row | Problem]) -> list[list[Any]]:
    return [row.cells for row in sample if isinstance(row, Row)]


def _read_below(header: Header, rows: Iterable[Row | Problem]) -> Iterator[RawArticle | Problem]:
    """Yield the articles of the rows below the column names.

    Raises:
        UnreadableFile: There are none.
    """
    yield from header.notes
    is_empty = True
    for part in _articles(rows, header):
        if header.unknown is not None and isinstance(part, Problem):
            yield Problem(header.unknown, part.about)
        else:
            yield part
        is_empty = False
    if is_empty:
        raise UnreadableFile("table-rows-missing")


def _sample(rows: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
    """Yield the first rows that are not blank, and the problems among them."""
    chars = 0
    count = 0
    while count < _SAMPLE_ROWS and chars < _SAMPLE_CHARS:
        row = next(rows, None)
        if row is None:
            return
        if isinstance(row, Row):
            if is_blank(row.cells):
                continue
            count += 1
            chars += sum(len(cell) for cell in row.cells if isinstance(cell, str))
        yield row


def is_blank(cells: Iterable[Any]) -> bool:
    """Return True if nothing stands in the cells of a row."""
    for cell in cells:
        if cell is None:
            continue
        if not isinstance(cell, str) or (cell and not cell.isspace()):
            return False
    return True


def _articles(rows: Iterable[Row | Problem], header: Header) -> Iterator[RawArticle | Problem]:
    """Yield the articles of the rows below the column names. Blank rows are left out."""
    number = -header.first_row
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif not is_blank(row.cells):
            number += 1
            if number > 0:
                yield row_article(row.cells, header.columns, row.line, number)


def row_article(
    cells: list[Any], columns: Sequence[str], line: int, number: int
) -> RawArticle | Problem:
    """Return the article of a row, or the reason why it has none.

    Args:
        cells: The cells. Empty ones at its end may be taken out.
        columns: The column names.
        line: The number of the first line of the row in the file.
        number: The number of the row among those that are not blank.
    """
    # spreadsheets pad rows with empty cells
    while len(cells) > len(columns) and is_blank(cells[-1:]):
        cells.pop()
    if len(cells) != len(columns):
        length = Message.of("table-row-length", fields=len(cells), columns=len(columns))
        return problem_of_line(line, length)
    record: dict[str, Any] = {}
    for name, cell in zip(columns, cells, strict=True):
        # of columns with the same name, the first with a value counts
        if not (isinstance(cell, str) and cell in _NULLS):
            record[name] = record.get(name) or cell
    about = description(record, str(number))
    is_article = about.text or about.title
    return about if is_article else problem_of_line(line, NO_ARTICLE, about)


def problem_of_line(line: int, reason: Message | str, about: RawArticle | None = None) -> Problem:
    """Return the problem of a line, and what the line tells about another file."""
    return Problem(Message.of("problem-of-line", line=line, reason=reason), about)
