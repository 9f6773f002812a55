"""Rows as a table shows them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from index.messages import Message, catalogue
from search.cli.language import chosen_language
from search.notebooks.columns import columns_of, value_of
from search.printable import printable
from search.tables import JOINT

_DIGITS = 4
"""Digits of a fraction that are shown."""


class Table(Struct, frozen=True):
    """Rows, and the columns of them that are shown.

    Attributes:
        heading: The words above them.
        rows: The rows.
        row_type: Their type.
        columns: The names of the columns.
        right_aligned: The names of those that stand at the right side, besides numbers.
        bars: The name of the column whose numbers are drawn as bars; empty for none.
    """

    heading: Message
    rows: Sequence[Any]
    row_type: type[Struct]
    columns: tuple[str, ...]
    right_aligned: tuple[str, ...]
    bars: str = ""

    @property
    def caption(self) -> str:
        """The heading in the language that the environment asks for."""
        return printable(catalogue(chosen_language(os.environ)).text(self.heading))

    def is_right_aligned(self, name: str) -> bool:
        """Return True if a column stands at the right side, as numbers do."""
        type_ = columns_of(self.row_type).get(name)
        return type_ in {"integer", "number"} or name in self.right_aligned

    def bar_lengths(self) -> list[float]:
        """Return the lengths of the bars of the rows, from 0 to 1; none if none are drawn."""
        if not self.bars:
            return []
        numbers = [getattr(row, self.bars) or 0 for row in self.rows]
        longest = max(numbers, default=0) or 1
        return [each / longest for each in numbers]


def cell_text(row: Any, name: str) -> str:
    """Return a value as one line of text; an empty one for None."""
    value = value_of(row, name)
    if value is None:
        return ""
    if isinstance(value, list):
        return JOINT.join(printable(str(part)) for part in value)
    if isinstance(value, float):
        return f"{value:.{_DIGITS}g}"
    return printable(str(value))
