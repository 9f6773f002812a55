"""The interval of a share is the one that Wilson derived."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.statistics.intervals import Z_95, wilson_interval


@pytest.mark.parametrize(
    ("matches", "total", "low", "high"),
    [
        (10, 100, 0.0552, 0.1744),
        (0, 20, 0.0, 0.1611),
        (20, 20, 0.8389, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_intervals_are_those_of_published_tables(
    matches: int, total: int, low: float, high: float
) -> None:
    assert wilson_interval(matches, total) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10**6), st.data())
def test_a_share_is_as_far_from_each_bound_as_chance_allows(
    total: int, data: st.DataObject
) -> None:
    matches = data.draw(st.integers(0, total))
    share = matches / total
    low, high = wilson_interval(matches, total)
    assert 0 <= low <= share <= high <= 1
    for bound in (low, high):
        if 0 < bound < 1:
            deviation = Z_95 * math.sqrt(bound * (1 - bound) / total)
            assert abs(share - bound) == pytest.approx(deviation, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(("matches", "total"), [(0, 0), (3, 2), (-1, 2)])
def test_what_is_no_share_has_no_interval(matches: int, total: int) -> None:
    with pytest.raises(ValueError, match="proportion"):
        wilson_interval(matches, total)
