"""Write the rows of tables as text, so that a spreadsheet runs nothing in them as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from index.files.names import UNPRINTABLE
from index.formulas import marked
from index.lazy_pattern import lazy_pattern

_CONTROL_AT_START = lazy_pattern(r"[\t\r\n]")
"""A first character that a spreadsheet drops; what follows may be a formula."""


class Dialect(Struct, frozen=True):
    """A way to write tables.

    Attributes:
        delimiter: The sign between two values.
        opening: The sign before the first row.
        decimal: The sign before the decimals of a number.
        max_chars: Limit on the characters of a value, or None.
    """

    delimiter: str = ","
    opening: str = ""
    decimal: str = "."
    max_chars: int | None = None


JOINT = "; "
"""The signs between several values in one cell."""
MAX_CELL_CHARS = 32_767
"""Limit on the characters of a cell in Excel. A longer text would go on in the next row."""
CSV = Dialect()
"""Tables as RFC 4180 has them."""
EXCEL = Dialect(";", "\ufeff", ",", MAX_CELL_CHARS)
"""Tables that Excel opens by a click where French is spoken.

There a comma is a decimal sign, and a table without the mark of its encoding is read as one of
Windows.
"""


def row(values: Sequence[Any], dialect: Dialect) -> str:
    """Write a row of CSV, without the newline at its end."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=dialect.delimiter, lineterminator="\n")
    writer.writerow([_in_dialect(_safe_value(value), dialect) for value in values])
    return line.getvalue().rstrip("\n").encode("utf-8", "replace").decode()


def cut_to_cell(text: str, max_chars: int) -> str:
    """Cut a text that is too long for a cell, and mark the cut.

    Characters are counted as Excel counts them: an emoji is two.
    """
    if len(text) <= max_chars // 2:
        return text
    pairs = text.encode("utf-16-le", "surrogatepass")
    if len(pairs) <= 2 * max_chars:
        return text
    # half an emoji at the end is left out
    return pairs[: 2 * (max_chars - 1)].decode("utf-16-le", "ignore") + "…"


def _in_dialect(value: Any, dialect: Dialect) -> Any:
    """Write a number with the decimal sign of a dialect, and cut a text that is too long for it."""
    if isinstance(value, float):
        return str(value).replace(".", dialect.decimal)
    if isinstance(value, str) and dialect.max_chars:
        return cut_to_cell(value, dialect.max_chars)
    return value


def _safe_value(value: Any) -> Any:
    """Make a text safe for a spreadsheet, and return any other value as it is.

    What would be run as a formula gets an apostrophe before it, at the beginning of the text and
    behind each semicolon. A character that would break the row, or act on a terminal, becomes a
    space.
    """
    if not isinstance(value, str):
        return value
    text = marked(UNPRINTABLE.sub(" ", value))
    # the value as it was: a tab or a line break in it is no longer in the text
    is_marked = text.startswith("'") or not _CONTROL_AT_START.match(value)
    return text if is_marked else f"'{text}"
