"""Read tables that are text: CSV and TSV, as spreadsheets and databases write them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.formulas import unmarked
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode_blocks, text_lines
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.header import MAX_ROWS_ABOVE, count_known
from index.readers.records.rows import Row, problem_of_line, read_rows

if TYPE_CHECKING:
    from _csv import Reader

_DELIMITERS = ("\t", ",", ";", "|")
"""Delimiters, in the order of preference for a table of one column: texts have few tabs."""

_DELIMITER_LINE = lazy_pattern(r"sep=(?P<delimiter>.)\n?\Z", re.IGNORECASE)
"""A line above the column names with which Excel declares the delimiter."""

_BLANK_CHARACTERS = "\ufeff \t\n"

_MAX_HEADER_CHARS = 4 << 20
"""Characters of the first line of the column names."""

_MAX_SAMPLE_CHARS = 1 << 16
"""Characters of the first lines in which the delimiter is looked for."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the article of every row, and a problem for every row that is none.

    Raises:
        UnreadableFile: It has no column for a text or a title, or no rows.
    """
    lines = text_lines(decode_blocks(material.blocks()))
    rows = _rows(lines, material.limits.max_file_bytes)
    return read_rows(rows, may_describe=material.place is not None)


def _rows(lines: Iterator[str], max_field_chars: int) -> Iterator[Row | Problem]:
    """Yield the rows of the lines of a file, blank ones too, and a problem for each that is broken.

    Their delimiter is the one that a line above declares, or else the likeliest.

    Raises:
        UnreadableFile: There is no row, or the first line is too long for column names.
    """
    lines_above, first = _first_line(lines)
    declared = _DELIMITER_LINE.match(first)
    if declared:
        lines_above += 1
        first = next(lines, "")
    if len(first) > _MAX_HEADER_CHARS:
        raise UnreadableFile("table-header-too-long", maximum=_MAX_HEADER_CHARS)
    sample, lines = _sample(first, lines)
    delimiter = declared["delimiter"] if declared else _likeliest_delimiter(sample, max_field_chars)
    reader = csv.reader(chain(sample, lines), delimiter=delimiter)
    yield from _read_rows(reader, lines_above, max_field_chars)


def _first_line(lines: Iterator[str]) -> tuple[int, str]:
    """Return the number of blank lines at the start, and the first line that is not blank.

    Raises:
        UnreadableFile: All lines are blank.
    """
    for number, line in enumerate(lines):
        if line.strip(_BLANK_CHARACTERS):
            return number, line
    raise UnreadableFile("file-empty")


def _sample(first: str, lines: Iterator[str]) -> tuple[list[str], Iterator[str]]:
    """Return the first lines, of which one names the columns, and the lines after them.

    If the file breaks off among the first lines, that is raised by those after them.
    """
    sample = [first]
    chars = len(first)
    try:
        while len(sample) <= MAX_ROWS_ABOVE and chars < _MAX_SAMPLE_CHARS:
            line = next(lines, None)
            if line is None:
                break
            sample.append(line)
            chars += len(line)
    except UnreadableFile as error:
        return sample, _raised(error)
    return sample, lines


def _raised(error: UnreadableFile) -> Iterator[str]:
    """Raise an error when the next line is asked for."""
    raise error
    yield ""


def _likeliest_delimiter(sample: list[str], max_field_chars: int) -> str:
    """Return the delimiter that gives the most usual column names.

    If none gives any, it is the one that parts the most lines alike; else the one that gives the
    most columns.
    """

    def score(delimiter: str) -> tuple[int, int, int]:
        reader = csv.reader(iter(sample), delimiter=delimiter)
        parts = _read_rows(reader, 0, max_field_chars)
        rows = [part.cells for part in parts if isinstance(part, Row)]
        known = max(map(count_known, rows), default=0)
        alike = 0 if known else _most_alike(rows)
        return known, alike, len(rows[0]) if rows else 0

    return max(_DELIMITERS, key=score)


def _most_alike(rows: list[list[str]]) -> int:
    """Return how many rows have the same number of cells, which is more than one."""
    lengths = Counter(len(cells) for cells in rows if len(cells) > 1)
    return max(lengths.values(), default=0)


def _read_rows(reader: Reader, lines_above: int, max_field_chars: int) -> Iterator[Row | Problem]:
    """Yield the rows that a reader gives, and a problem for each that is broken.

    The fields may be as long as a record: the limit of the `csv` module is global, so it is put
    back at once.
    """
    while True:
        line = reader.line_num + lines_above + 1
        usual = csv.field_size_limit(max_field_chars)
        try:
            cells = next(reader, None)
        except UnreadableFile as error:
            yield Problem.of("broken-off-after-line", reason=error.message, line=line - 1)
            return
        except csv.Error as error:
            yield problem_of_line(line, str(error))
            continue
        finally:
            csv.field_size_limit(usual)
        if cells is None:
            return
        yield Row(line, list(map(unmarked, cells)))
