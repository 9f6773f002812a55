"""Split the rows of a page at narrow gutters between its columns.

A gap that is hardly wider than a space may be a gutter. One row does not tell. A page does: many
rows have a gap at one place, and the words after it begin at one edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from index.readers.pdf.glyph import Glyph

Run = list[Glyph]
"""The characters of a row, from left to right."""

_MIN_GAP = 0.5
"""Width of a gutter, in heights of a line. A space between words has 0.3."""

_MIN_COLUMN = 8.0
"""Width of the columns beside a gutter. What is narrower is the number or the dot of an item."""

_EDGE_TOLERANCE = 0.3
"""Heights of a line by which the words after a gutter may begin elsewhere."""

_MIN_ROWS = 3
"""Rows of a column."""

_MAX_CROSSING_SHARE = 0.3
"""Share of the rows there that may cross a gutter, as a headline does."""


class _Gap(Struct, frozen=True):
    """A wide gap in a row.

    Attributes:
        index: The place in its run of the character after it.
        edge: Where that character begins, in points from the left edge of the page.
    """

    index: int
    edge: float


class _Row(Struct, frozen=True):
    """A run, with its outer sides and the gaps in it that may be gutters."""

    run: Run
    left: float
    right: float
    gaps: tuple[_Gap, ...]

    def gap_at(self, edge: float, tolerance: float) -> _Gap | None:
        """Return the gap after which the words begin at an edge; None if there is none."""
        for gap in self.gaps:
            if abs(gap.edge - edge) <= tolerance:
                return gap
        return None


def split_at_gutters(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a page, those split that go on over a gutter."""
    visible = [[glyph for glyph in run if glyph.is_visible] for run in runs]
    heights = [run[0].height for run in visible if run]
    if len(heights) < _MIN_ROWS:
        return list(runs)
    height = median(heights)
    rows = [_row(run, height) for run in runs]
    edges = _gutters([row for row in rows if row.left < row.right], height)
    if not edges:
        return list(runs)
    pieces: list[Run] = []
    for row in rows:
        pieces += _pieces(row, edges, _EDGE_TOLERANCE * height)
    return pieces


def _row(run: Run, height: float) -> _Row:
    """Return a run with its gaps.

    Args:
        run: The characters.
        height: The usual height of a line on the page, in points.
    """
    visible = [(index, glyph) for index, glyph in enumerate(run) if glyph.is_visible]
    if not visible:
        return _Row(run, 0.0, 0.0, ())
    left, right = visible[0][1].left, visible[-1][1].right
    min_column = _MIN_COLUMN * height
    gaps = [
        _Gap(index, glyph.left)
        for (_, previous), (index, glyph) in pairwise(visible)
        if glyph.left - previous.right >= _MIN_GAP * height
    ]
    inner = (gap for gap in gaps if left + min_column <= gap.edge <= right - min_column)
    return _Row(run, left, right, tuple(inner))


def _gutters(rows: Sequence[_Row], height: float) -> list[float]:
    """Return the left edges of the columns that gutters of a page separate."""
    tolerance = _EDGE_TOLERANCE * height
    edges = sorted(gap.edge for row in rows for gap in row.gaps)
    return [edge for edge in _apart(edges, tolerance) if _is_gutter(edge, rows, tolerance)]


def _apart(edges: Iterable[float], tolerance: float) -> list[float]:
    """Return the first of all edges that are near one another."""
    apart: list[float] = []
    for edge in edges:
        if not apart or edge - apart[-1] > tolerance:
            apart.append(edge)
    return apart


def _is_gutter(edge: float, rows: Sequence[_Row], tolerance: float) -> bool:
    """Return True if enough rows begin again at an edge, and few cross it."""
    parted = crossing = 0
    for row in rows:
        if abs(row.left - edge) <= tolerance or row.gap_at(edge, tolerance):
            parted += 1
        elif row.left < edge < row.right:
            crossing += 1
    return parted >= _MIN_ROWS and crossing <= _MAX_CROSSING_SHARE * parted


def _pieces(row: _Row, edges: Sequence[float], tolerance: float) -> list[Run]:
    """Return the pieces of a row between the gutters, from left to right."""
    gaps = [row.gap_at(edge, tolerance) for edge in edges]
    cuts = [0, *(gap.index for gap in gaps if gap), len(row.run)]
    return [row.run[start:end] for start, end in pairwise(cuts)]
