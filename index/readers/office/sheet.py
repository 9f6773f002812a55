"""Sheets: what spreadsheets of every program are made of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

MAX_COLUMNS = 1024
"""Columns of a sheet that are looked at. A table of articles has some dozen."""


class Cell(Struct, frozen=True):
    """A cell with something in it.

    Attributes:
        text: What it shows; a day as `2019-03-12`.
        url: The address to which it leads; None if it leads nowhere.
    """

    text: str
    url: str | None = None


Row = tuple[int, dict[int, Cell]]
"""The number of a row, from 1, and its cells by their columns, from 0."""


class Sheet(Struct, frozen=True):
    """A sheet of a file.

    Attributes:
        name: Its name.
        rows: Its rows, which can be read once. Blank ones may be left out.
    """

    name: str
    rows: Iterator[Row]
