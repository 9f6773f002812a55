"""Read tables with a row of column names: CSV and TSV, as spreadsheets and databases write them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.readers.encoding import decode_blocks, text_lines
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import aliases
from index.readers.records.rows import (
    fields_of,
    is_blank,
    problem_of_line,
    row_article,
    unknown_columns,
)

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = ("\t", ",", ";", "|")
"""Delimiters, in the order of preference for a table of one column: texts have few tabs."""

_DELIMITER_LINE = re.compile(r"sep=(?P<delimiter>.)\n?\Z", re.IGNORECASE)
"""A line above the column names with which Excel declares the delimiter."""

_DESCRIBING_FIELDS = frozenset(("date", "source", "author", "file"))
"""The fields of a table that tells something about files beside it."""

_BLANK_CHARACTERS = "\ufeff \t\n"

_MAX_HEADER_CHARS = 4 << 20
"""Characters of the first line of the column names."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the article of every row, and a problem for every row that is none.

    Raises:
        UnreadableFile: It has no column for a text or a title, or no rows.
    """
    rows = _Rows.of(text_lines(decode_blocks(material.blocks())), material.limits.max_file_bytes)
    columns = _column_names(rows)
    unknown = unknown_columns(columns)
    if unknown and not (material.place and fields_of(columns) & _DESCRIBING_FIELDS):
        raise UnreadableFile.from_message(unknown)
    is_empty = True
    for part in _articles(rows, columns):
        yield Problem(unknown, part.about) if unknown and isinstance(part, Problem) else part
        is_empty = False
    if is_empty:
        raise UnreadableFile("table-rows-missing")


class _Rows:
    """The rows of a table, and the lines of the file that they stand in."""

    __slots__ = ("_lines_above", "_max_field_chars", "_reader")

    def __init__(self, reader: Reader, lines_above: int, max_field_chars: int) -> None:
        self._reader = reader
        self._lines_above = lines_above
        self._max_field_chars = max_field_chars

    @classmethod
    def of(cls, lines: Iterator[str], max_field_chars: int) -> _Rows:
        """Make the rows of the lines of a file, from the row of column names on.

        Their delimiter is the one that a line above declares, or else the likeliest.

        Raises:
            UnreadableFile: There is no row, or its first line is too long for column names.
        """
        lines_above, header = _first_line(lines)
        declared = _DELIMITER_LINE.match(header)
        if declared:
            lines_above += 1
            header = next(lines, "")
        if len(header) > _MAX_HEADER_CHARS:
            raise UnreadableFile("table-header-too-long", maximum=_MAX_HEADER_CHARS)
        delimiter = (
            declared["delimiter"] if declared else _likeliest_delimiter(header, max_field_chars)
        )
        return cls(_csv_reader(chain([header], lines), delimiter), lines_above, max_field_chars)

    @property
    def line(self) -> int:
        """Return the number of the last line that was read."""
        return self._reader.line_num + self._lines_above

    def next(self) -> list[str] | None:
        """Read the next row; None at the end.

        The fields may be as long as a record: the limit of the `csv` module is global, so it is
        put back at once.

        Raises:
            csv.Error: The row is broken.
            UnreadableFile: The file breaks off.
        """
        usual = csv.field_size_limit(self._max_field_chars)
        try:
            return next(self._reader, None)
        finally:
            csv.field_size_limit(usual)


def _csv_reader(lines: Iterable[str], delimiter: str) -> Reader:
    return csv.reader(lines, delimiter=delimiter)


def _first_line(lines: Iterator[str]) -> tuple[int, str]:
    """Return the number of blank lines at the start, and the first line that is not blank.

    Raises:
        UnreadableFile: All lines are blank.
    """
    for number, line in enumerate(lines):
        if line.strip(_BLANK_CHARACTERS):
            return number, line
    raise UnreadableFile("file-empty")


def _likeliest_delimiter(header: str, max_field_chars: int) -> str:
    """Return the delimiter that gives the most usual column names, or else the most columns."""

    def score(delimiter: str) -> tuple[int, int]:
        reader = _csv_reader([header], delimiter)
        rows = _Rows(reader, lines_above=0, max_field_chars=max_field_chars)
        columns = _column_names(rows)
        usual = sum(aliases.place_of(name) is not None for name in columns)
        return usual, len(columns)

    return max(_DELIMITERS, key=score)


def _column_names(rows: _Rows) -> list[str]:
    """Read the first row as column names; none if there is no row.

    Raises:
        UnreadableFile: The row is broken.
    """
    try:
        return [name.strip() for name in rows.next() or ()]
    except csv.Error as error:
        raise UnreadableFile("table-header-invalid", reason=str(error)) from error


def _articles(rows: _Rows, columns: list[str]) -> Iterator[RawArticle | Problem]:
    """Yield the article of each row below the column names, or a problem for one that is none."""
    number = 0
    while True:
        line = rows.line + 1
        try:
            row = rows.next()
        except UnreadableFile as error:
            yield Problem.of("broken-off-after-row", reason=error.message, row=number)
            return
        except csv.Error as error:
            yield problem_of_line(line, str(error))
            continue
        if row is None:
            return
        if is_blank(row):
            continue
        number += 1
        yield row_article(row, columns, line, number)
