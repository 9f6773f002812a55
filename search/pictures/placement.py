"""Fit the places of a layout into a picture, so that no label meets another one."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

_RANK_WEIGHT = 0.4
"""Weight of the order of the places beside that of their distances.

Without it, one place far away would press all others together.
"""
_RING = 9.0
"""Pixels between the circles on which a free place is looked for."""
_GAP = 4.0
"""Pixels between two boxes."""


class Box(Struct, frozen=True):
    """The room that a node takes with its label, around its place.

    Attributes:
        side: Pixels to the left and to the right.
        above: Pixels above.
        below: Pixels below.
    """

    side: float
    above: float
    below: float


def fitted(
    places: Sequence[complex], boxes: Sequence[Box], width: float, height: float
) -> tuple[list[complex], float]:
    """Return a place in pixels for each box, and the height that they need.

    A box that would meet one before it moves to the nearest free place. The height is more than
    what was asked for if there is not enough room.

    Args:
        places: The places of a layout.
        boxes: The boxes, the most important first. None is wider than the picture.
        width: The width of the picture.
        height: The height that it should have.
    """
    xs = _spread([place.real for place in places])
    ys = _spread([place.imag for place in places])
    taken: list[complex] = []
    for box, x, y in zip(boxes, xs, ys, strict=True):
        wished = complex(
            box.side + x * (width - 2 * box.side), box.above + y * (height - box.above - box.below)
        )
        taken.append(_free_place(wished, box, taken, boxes, width))
    ends = [place.imag + box.below for place, box in zip(taken, boxes, strict=True)]
    return taken, max([height, *ends])


def _spread(values: Sequence[float]) -> list[float]:
    """Return values from 0 to 1 that have the order of others, and about their distances."""
    low = min(values, default=0.0)
    range_ = max(values, default=0.0) - low
    if not range_:
        return [0.5] * len(values)
    ranks = {
        index: rank for rank, index in enumerate(sorted(range(len(values)), key=values.__getitem__))
    }
    last = max(len(values) - 1, 1)
    return [
        (1 - _RANK_WEIGHT) * (value - low) / range_ + _RANK_WEIGHT * ranks[index] / last
        for index, value in enumerate(values)
    ]


def _free_place(
    wished: complex, box: Box, taken: Sequence[complex], boxes: Sequence[Box], width: float
) -> complex:
    """Return the place nearest to a wished one where a box meets no other."""
    right = max(width - box.side, box.side)

    def is_free(place: complex) -> bool:
        is_inside = box.side <= place.real <= right and place.imag >= box.above
        return is_inside and not _meets(place, box, taken, boxes)

    # there is always room below all others
    return next(filter(is_free, _rings(wished)))


def _rings(middle: complex) -> Iterator[complex]:
    """Yield places on wider and wider circles, those above and below first."""
    yield middle
    ring = 1
    while True:
        steps = 6 * ring
        for step in range(steps):
            yield middle + cmath.rect(ring * _RING, math.pi / 2 + math.tau * step / steps)
        ring += 1


def _meets(place: complex, box: Box, taken: Sequence[complex], boxes: Sequence[Box]) -> bool:
    """Return True if a box at a place meets one that has its place already."""
    for other, other_box in zip(taken, boxes, strict=False):
        if abs(place.real - other.real) < box.side + other_box.side + _GAP:
            upper, lower = (box, other_box) if place.imag < other.imag else (other_box, box)
            if abs(place.imag - other.imag) < upper.below + lower.above + _GAP:
                return True
    return False
