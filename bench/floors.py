"""Read the bounds of the benchmarks from `floors.toml`, and compare figures with them."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")
"""The file of the bounds. It has a table for each benchmark."""

Figures = Mapping[str, float]
"""Figures or bounds, by name."""


def read_floors(benchmark: str, file: Path = FLOORS) -> dict[str, Any]:
    """Return the bounds of a benchmark, by the names of its figures."""
    tables = tomllib.loads(file.read_text("utf-8"))
    floors: dict[str, Any] = tables[benchmark]
    return floors


def shortcomings(
    figures: Figures, bounds: Figures, *, maxima: Container[str], digits: int
) -> Iterator[str]:
    """Yield a line for each figure that is worse than its bound.

    Args:
        figures: The figures.
        bounds: The bounds of those figures that have one.
        maxima: The names of the figures that must not exceed their bounds.
        digits: The number of decimals to print.
    """
    for name, bound in bounds.items():
        figure = figures[name]
        is_worse = figure > bound if name in maxima else figure < bound
        if is_worse:
            yield f"{name} {figure:.{digits}f} is worse than its bound {bound}"
