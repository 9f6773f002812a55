"""A figure and its bound, for the tables that benchmarks end with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEADING = "| figure | value | bound | met |\n|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its bound.

    Attributes:
        name: The quantity that is measured, with its unit unless it is a share.
        value: The measured value.
        bound: The smallest value that is good enough, or the largest if `is_maximum` is true.
        is_maximum: True if the figure must not exceed its bound.
    """

    name: str
    value: float
    bound: float
    is_maximum: bool = False

    @property
    def is_met(self) -> bool:
        """Return True if the figure is on the right side of its bound."""
        if self.is_maximum:
            return self.value <= self.bound
        return self.value >= self.bound

    def __str__(self) -> str:
        """Return the row of the figure in a table."""
        relation = "≤" if self.is_maximum else "≥"
        verdict = "yes" if self.is_met else "NO"
        return f"| {self.name} | {self.value:,.4g} | {relation} {self.bound:,.4g} | {verdict} |"


def all_met(figures: Iterable[Figure]) -> bool:
    """Return True if every figure is on the right side of its bound."""
    return all(figure.is_met for figure in figures)
