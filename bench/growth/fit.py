"""Fit how figures grow with the number of articles."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from statistics import linear_regression

from msgspec import Struct


class PowerLaw(Struct, frozen=True):
    """The law by which a figure grows: factor × articles ** exponent.

    Attributes:
        exponent: 0 for a figure that stays, 1 for one that grows with the articles.
        factor: The figure of one article, if the law held there.
    """

    exponent: float
    factor: float

    @classmethod
    def of(cls, figures: Mapping[int, float]) -> PowerLaw:
        """Fit figures by the number of articles: a line of least squares through their logarithms.

        Raises:
            ValueError: There are less than two sizes, or a figure is not above 0.
        """
        sizes = [log(size) for size in figures]
        slope, start = linear_regression(sizes, [log(figure) for figure in figures.values()])
        return cls(slope, exp(start))

    def at(self, articles: int) -> float:
        """Return the figure that the law gives for a number of articles."""
        return float(self.factor * articles**self.exponent)
