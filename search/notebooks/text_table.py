"""Show rows as a table of text, for an interpreter."""

from __future__ import annotations

from typing import Any

from search.display_width import cut_to_width, display_width, fill_left, fill_right
from search.notebooks.table import Table, cell_text

MAX_CELL_WIDTH = 60
"""Columns of a terminal that a cell has at most. Longer ones are cut."""
BAR_CHARS = 40
"""Characters of the longest bar."""
MAX_ROWS = 60
"""Rows that are shown, as pandas has it."""


def text_table(table: Table) -> str:
    """Return the heading and a line for each row, below the names of the columns."""
    lines = [table.caption]
    if table.rows:
        columns = [_column(name, table) for name in table.columns]
        if table.bars:
            columns.append(["", *map(_bar, table.bar_lengths()[:MAX_ROWS])])
        lines += ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
    if len(table.rows) > MAX_ROWS:
        lines.append("…")
    return "\n".join(lines)


def _column(name: str, table: Table) -> list[str]:
    """Return the cells of a column, all of one width."""
    cells = [name, *(_cell(row, name) for row in table.rows[:MAX_ROWS])]
    width = max(map(display_width, cells))
    is_right = table.is_right_aligned(name)
    fill = fill_left if is_right else fill_right
    return [fill(cell, width) for cell in cells]


def _cell(row: Any, name: str) -> str:
    return cut_to_width(cell_text(row, name), MAX_CELL_WIDTH)


def _bar(length: float) -> str:
    return "█" * round(length * BAR_CHARS)
