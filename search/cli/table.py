"""Lay a table out on a terminal: texts on the left, numbers below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from search.cli.terminal import Terminal
from search.display_width import (
    cut_to_width,
    display_width,
    fill_left,
    fill_right,
    fitting_chars,
)
from search.printable import printable

NOTHING = "–"
"""Stands for a figure that cannot be worked out."""

_BETWEEN = "  "
_MAX_TEXT_WIDTH = 32
"""Columns of a terminal that a text has at most. Longer ones are cut."""
_MIN_TEXT_WIDTH = 6
"""Columns that a text may have even where figures have no room beside it."""


def table_lines(
    terminal: Terminal, headings: Sequence[str], rows: Sequence[Sequence[str]], texts: int
) -> Iterator[str]:
    """Yield the lines of a table, its headings first. Its last columns are left out if they do not fit.

    Args:
        terminal: The terminal to show it on.
        headings: The heading of each column.
        rows: The cells of each row.
        texts: Number of the first columns that hold texts; the others hold numbers.
    """
    printed = [list(map(printable, row)) for row in (headings, *rows)]
    width = _text_width(printed, texts, terminal)
    cells = [_cut(row, texts, width) for row in printed]
    columns = zip(*cells, strict=True)
    widths = _fitting([max(map(display_width, column)) for column in columns], terminal)
    for number_of_row, row in enumerate(cells):
        aligned = [
            fill_right(text, width) if column < texts else fill_left(text, width)
            for column, (text, width) in enumerate(zip(row, widths, strict=False))
        ]
        line = _BETWEEN.join(aligned).rstrip()
        line = line[: fitting_chars(line, terminal.columns)]
        yield line if number_of_row else terminal.dim(line)


def number(terminal: Terminal, value: float | None, decimals: int = 0) -> str:
    """Write a number as the language of the terminal does."""
    return NOTHING if value is None else terminal.words.number(value, decimals)


def percentage(terminal: Terminal, share: float | None, decimals: int = 2) -> str:
    """Write a share such as 0.125 as a percentage."""
    if share is None:
        return NOTHING
    return f"{terminal.words.number(100 * share, decimals)}{terminal.words.percent}"


def _fitting(widths: Sequence[int], terminal: Terminal) -> Sequence[int]:
    """Return the widths of the first columns that stand beside one another on a terminal."""
    ends = accumulate(widths, lambda end, width: end + len(_BETWEEN) + width)
    fitting = sum(end <= terminal.columns for end in ends)
    return widths[: max(fitting, 1)]


def _text_width(rows: Sequence[Sequence[str]], texts: int, terminal: Terminal) -> int:
    """Return the columns that a text may have, so that there is room for the first figures."""
    figures = max(display_width(row[texts]) for row in rows)
    room = terminal.columns - figures - texts * len(_BETWEEN)
    return max(min(room // max(texts, 1), _MAX_TEXT_WIDTH), _MIN_TEXT_WIDTH)


def _cut(row: Sequence[str], texts: int, width: int) -> list[str]:
    """Return the cells of a row, the texts no wider than they may be."""
    return [*(cut_to_width(cell, width) for cell in row[:texts]), *row[texts:]]
