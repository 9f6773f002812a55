"""Put counts into the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping

Counts = Mapping[str, int]
"""Number of articles that have each value."""


def most_frequent_first(counts: Counts) -> dict[str, int]:
    """Sort counts by falling number, and values with the same number alphabetically."""
    return dict(sorted(counts.items(), key=_rank))


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    value, count = item
    return -count, value
