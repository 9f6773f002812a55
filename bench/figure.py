"""A figure beside its bound, for the tables that benchmarks end with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its bound.

    Attributes:
        name: What is measured, and in which unit.
        value: The figure.
        bound: The least it may be; the most, where `most` is true.
        most: Which of the two.
    """

    name: str
    value: float
    bound: float
    most: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its bound."""
        return self.value <= self.bound if self.most else self.value >= self.bound

    def __str__(self) -> str:
        """A row of the table of figures."""
        sign, verdict = "≤" if self.most else "≥", "yes" if self.met else "NO"
        return f"| {self.name} | {self.value:,.4g} | {sign} {self.bound:,.4g} | {verdict} |"
