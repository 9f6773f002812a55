"""Put the lines of a page in the order in which people read them: column after column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from index.readers.pdf.line import Line

_MIN_INTERLEAVED = 0.3
"""Share of a page's lines that continue a row. With more, the page was written across columns."""

_MAX_COLUMN_WIDTH = 0.6
"""Share of a page's width. A wider line is in no column: it separates those above and below."""


def in_reading_order(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in reading order.

    That is the order of the file, unless the file was written across the columns of the page.
    """
    if not _is_written_across_columns(page):
        return list(page)
    page_width = max(line.right for line in page) - min(line.left for line in page)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(page, key=_top_to_bottom):
        if line.width > _MAX_COLUMN_WIDTH * page_width:
            ordered += _by_column(band)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _by_column(band)


def _is_written_across_columns(page: Sequence[Line]) -> bool:
    """Return True if many lines come right after the one to their left, instead of the one above."""
    if not page:
        return False
    same_row_count = sum(line.continues_row_of(previous) for previous, line in pairwise(page))
    return same_row_count >= _MIN_INTERLEAVED * len(page)


def _top_to_bottom(line: Line) -> tuple[int, float]:
    """Return the key that sorts lines from top to bottom, and those of a row from left to right."""
    return -round(line.bottom), line.left


def _by_column(band: Sequence[Line]) -> list[Line]:
    """Return lines column after column, from left to right.

    A line is in the first column whose last line it stands straight below.

    Args:
        band: The lines, from top to bottom.
    """
    columns: list[list[Line]] = []
    for line in band:
        for column in columns:
            if line.overlaps(column[-1]):
                column.append(line)
                break
        else:
            columns.append([line])
    columns.sort(key=lambda column: column[0].left)
    return list(chain.from_iterable(columns))
