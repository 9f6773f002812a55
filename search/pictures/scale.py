"""Choose a scale for the values of a picture, and write its marks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from index.messages import Catalogue
from search.timeline import FEW_ARTICLES, Point, Timeline

Measure = Literal["articles", "share"]
"""The height of a point is its number of articles, or its share of others."""

_ROUND_NUMBERS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
"""Numbers at the top of a scale whose half is also easy to read, times a power of ten."""


class Scale(Struct, frozen=True):
    """The values from 0 to the top of a picture.

    Attributes:
        measure: The measure that it is for.
        top: The value at the top.
    """

    measure: Measure
    top: float

    @classmethod
    def of(cls, points: Sequence[Point], measure: Measure) -> Scale:
        """Choose a scale for some points. Thin ones do not set it, unless all are thin."""
        thick = [value_of(point, measure) for point in points if not is_thin(point, measure)]
        highest = max(thick, default=0.0)
        if not highest:
            highest = max((value_of(point, measure) for point in points), default=0.0)
        return cls(measure, _round_top(highest, measure))

    def height(self, point: Point) -> float:
        """Return how high a point is, from 0 to 1."""
        return min(value_of(point, self.measure) / self.top, 1.0)

    def marks(self, words: Catalogue) -> list[tuple[float, str]]:
        """Return the height of each mark, from 0 to 1, and what is written there."""
        halves = [(height, height * self.top) for height in (0.5, 1.0)]
        if self.measure == "share":
            return [(height, _percentage(value, words)) for height, value in halves]
        whole = [(height, round(value)) for height, value in halves if value == round(value)]
        return [(height, words.number(value)) for height, value in whole]


def value_of(point: Point, measure: Measure) -> float:
    """Return the value of a point: that of its moving average, if it has one."""
    shown = point.average or point
    return shown.share if measure == "share" else float(shown.articles)


def is_thin(point: Point, measure: Measure) -> bool:
    """Return True if a share is of so few articles that it says little."""
    return measure == "share" and (point.average or point).out_of < FEW_ARTICLES


def has_thin(timelines: Iterable[Timeline], measure: Measure) -> bool:
    """Return True if a period of some timelines has so few articles that its share says little."""
    return any(is_thin(point, measure) for timeline in timelines for point in timeline.points)


def has_shares(timeline: Timeline) -> bool:
    """Return True if a period has so many articles that its share says something."""
    return not all(is_thin(point, "share") for point in timeline.points)


def _round_top(highest: float, measure: Measure) -> float:
    """Return a round number that is not below the highest value."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    tops = (number * power for number in _ROUND_NUMBERS)
    top = next(top for top in tops if top >= highest * (1 - 1e-9))
    return min(top, 1.0) if measure == "share" else top


def _percentage(share: float, words: Catalogue) -> str:
    """Write a share with as many decimals as its size needs."""
    decimals = 0 if share >= 0.02 else 1 if share >= 0.002 else 2
    return f"{words.number(100 * share, decimals)}{words.percent}"
