"""Tables with a row of column names: CSV and TSV, as spreadsheets and databases write them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decoded, text_lines
from index.readers.material import Material
from index.readers.raw import Problem, RawArticle
from index.readers.records import aliases
from index.readers.records.record import NO_ARTICLE, article

if TYPE_CHECKING:
    from _csv import Reader as Rows

_DELIMITERS: Final = (
    "\t",
    ",",
    ";",
    "|",
)  # the first where there is one column: texts have few of them
_DECLARED = re.compile(r"sep=(.)\n?\Z", re.IGNORECASE)  # the first line of some that Excel wrote
_NEEDED: Final = frozenset((*aliases.TITLE, *aliases.BODY))
_WIDEST = 4 << 20  # characters of the row of column names
_SHOWN = 12  # columns named in a message
_NULLS: Final = frozenset(("NULL", r"\N"))  # how databases write that there is nothing


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """The article of every row, and a problem for those that are none.

    Raises:
        UnreadableFile: It has no column for a text or a title, as the message says, or no rows.
    """
    lines = text_lines(decoded(material.blocks()))
    above, first = next(
        ((number, line) for number, line in enumerate(lines) if line.strip("\ufeff \t\n")), (0, "")
    )
    if not first:
        raise UnreadableFile("file-empty")
    if declared := _DECLARED.match(first):
        above, first = above + 1, next(lines, "")
    if len(first) > _WIDEST:
        raise UnreadableFile("table-header-too-long", most=_WIDEST)
    rows = csv.reader(
        chain([first], lines), delimiter=declared[1] if declared else _delimiter(first)
    )
    max_chars = material.limits.max_file_bytes
    columns = _columns(rows, max_chars)
    if _NEEDED.isdisjoint(map(aliases.folded, columns)):
        raise UnreadableFile.from_message(_no_columns(columns))
    found = False
    for item in _articles(rows, columns, above, max_chars):
        yield item
        found = True
    if not found:
        raise UnreadableFile("table-rows-missing")


def _delimiter(header: str) -> str:
    """What parts the most column names that are known; failing that, the most columns."""

    def found(delimiter: str) -> tuple[int, int]:
        columns = _columns(csv.reader([header], delimiter=delimiter), len(header) + 1)
        return sum(aliases.folded(name) in aliases.KNOWN for name in columns), len(columns)

    return max(_DELIMITERS, key=found)


def _columns(rows: Rows, max_chars: int) -> list[str]:
    try:
        return [name.strip() for name in _row(rows, max_chars) or ()]
    except csv.Error as error:
        raise UnreadableFile("table-header-invalid", reason=str(error)) from error


def _no_columns(columns: list[str]) -> Message:
    shown = [f'"{name[:40]}"' for name in columns[:_SHOWN]]
    if len(columns) > _SHOWN:
        shown.append("…")
    return Message.of("table-columns-unknown", columns=tuple(shown))


def _articles(
    rows: Rows, columns: list[str], above: int, max_chars: int
) -> Iterator[RawArticle | Problem]:
    """The articles of the rows below the column names.

    Args:
        rows: Where the rows come from.
        columns: Their names.
        above: Lines of the file that were not read as rows.
        max_chars: Characters that a field may have.
    """
    number, line = 0, rows.line_num + above
    while True:
        start = line + 1
        try:
            row = _row(rows, max_chars)
        except UnreadableFile as error:
            yield Problem.of("broken-off-after-row", reason=error.message, row=number)
            return
        except csv.Error as error:
            row = None
            yield _problem(start, str(error))
        else:
            if row is None:
                return
        line = rows.line_num + above
        if row and any(cell and not cell.isspace() for cell in row):
            number += 1
            yield _article(row, columns, start, number)


def _article(row: list[str], columns: list[str], line: int, number: int) -> RawArticle | Problem:
    while len(row) > len(columns) and not row[-1].strip():  # spreadsheets pad rows
        row.pop()
    if len(row) != len(columns):
        return _problem(line, Message.of("table-row-length", fields=len(row), columns=len(columns)))
    record: dict[str, str] = {}
    for name, cell in zip(columns, row, strict=True):
        if cell not in _NULLS:
            record[name] = record.get(name) or cell
    return article(record, str(number)) or _problem(line, NO_ARTICLE)


def _problem(line: int, reason: Message | str) -> Problem:
    return Problem.of("problem-of-line", line=line, reason=reason)


def _row(rows: Rows, max_chars: int) -> list[str] | None:
    """The next row, whose fields may be as long as a record; the module's limit is put back at once."""
    usual = csv.field_size_limit(max_chars)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(usual)
