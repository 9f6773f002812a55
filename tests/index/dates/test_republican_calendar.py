"""Days of the French Republican calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.dates.french.words import REPUBLICAN_MONTH_NUMBERS
from index.dates.republican_calendar import republican_day

MONTHS = [name for name in REPUBLICAN_MONTH_NUMBERS if name != "sansculottide"]
"""The names of the months. The sans-culottides are the complementary days of the first years."""


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        (1, "vendémiaire", "I", date(1792, 9, 22)),  # the Republic
        (9, "thermidor", "II", date(1794, 7, 27)),  # the fall of Robespierre
        (13, "Vendémiaire", "IV", date(1795, 10, 5)),  # the royalists before the Convention
        (18, "BRUMAIRE", "VIII", date(1799, 11, 9)),  # Bonaparte's coup
        (11, "frimaire", "13", date(1804, 12, 2)),  # the coronation
        (3, "sans-culottide", "II", date(1794, 9, 19)),
        (10, "nivose", "XIV", date(1805, 12, 31)),  # the last day of the calendar
    ],
)
def test_republican_day_is_that_of_known_events(
    day: int, month: str, year: str, expected: date
) -> None:
    assert republican_day(day, month, year) == expected


def test_republican_days_follow_one_another_without_gaps() -> None:
    days = [
        republican_day(day, month, str(year))
        for year in range(1, 15)
        for month in MONTHS
        for day in range(1, 31)
    ]
    existing = [day for day in days if day is not None]
    first = date(1792, 9, 22)
    assert existing == [first + timedelta(days=days) for days in range(len(existing))]
    assert len(existing) == 14 * 365 + 3


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        (31, "brumaire", "VIII"),
        (0, "brumaire", "VIII"),
        (6, "complémentaire", "IV"),
        (5, "brumaire", "XV"),
        (5, "brumaire", "0"),
    ],
)
def test_republican_days_that_never_were_are_none(day: int, month: str, year: str) -> None:
    assert republican_day(day, month, year) is None
