"""Put counts into the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping

Counts = Mapping[str, int]
"""Number of articles that have each value."""


def most_frequent_first(counts: Counts) -> dict[str, int]:
    """Sort counts by falling number, and values with the same number alphabetically."""
    return dict(sorted(counts.items(), key=_rank))


def sum_by_prefix(counts: Counts, length: int) -> dict[str, int]:
    """Add up counts by the first characters of their values.

    With 4 characters, the days `2019-02-01` and `2019-05-13` add up to the year `2019`.
    """
    sums: dict[str, int] = {}
    for value, count in counts.items():
        prefix = value[:length]
        sums[prefix] = sums.get(prefix, 0) + count
    return sums


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    value, count = item
    return -count, value
