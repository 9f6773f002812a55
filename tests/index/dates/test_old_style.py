"""Days of the Julian calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.old_style import are_one_day, from_old_style


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        (25, 10, 1917, date(1917, 11, 7)),  # the October Revolution
        (9, 1, 1905, date(1905, 1, 22)),  # Bloody Sunday
        (14, 12, 1825, date(1825, 12, 26)),  # the Decembrists
        (29, 2, 1900, date(1900, 3, 13)),  # no leap year in our calendar
        (2, 9, 1752, date(1752, 9, 13)),  # the last day of the old style in England
        (29, 2, 1901, None),
        (31, 4, 1850, None),
        (0, 1, 1850, None),
        (1, 13, 1850, None),
        (1, 1, 1950, None),
    ],
)
def test_a_day_of_the_old_style_is_that_of_known_events(
    day: int, month: int, year: int, expected: date | None
) -> None:
    assert from_old_style(day, month, year) == expected


LEAP_DAYS = {date(1800, 3, 12), date(1900, 3, 13)}
"""The days that were a 29 February in the old style alone."""


@given(st.dates(date(1700, 3, 12), date(1923, 1, 1)).filter(lambda day: day not in LEAP_DAYS))
def test_days_of_both_styles_follow_one_another(day: date) -> None:
    gap = 13 - (day < date(1900, 3, 14)) - (day < date(1800, 3, 13))
    old = day - timedelta(days=gap)
    if old.day < 28:
        assert from_old_style(old.day, old.month, old.year) == day
        assert are_one_day(old.day, day)
