"""Turn days of the French Republican calendar (1792–1805) into days of ours.

A year has twelve months of thirty days, and five or six days that complete it. It begins at the
autumnal equinox, so that no rule tells which years have a sixth day. While the calendar was in use,
they were the years III, VII and XI. Reingold and Dershowitz describe it in *Calendrical
Calculations*, chapter "The French Revolutionary Calendar"; the day count here is their fixed-date
formula with `year // 4` for the leap days, which is exact for these fourteen years.
"""

from __future__ import annotations

from datetime import date, timedelta

from index.analysis.roman_numerals import roman_value
from index.dates.french.words import REPUBLICAN_MONTH_NUMBERS
from index.dates.normalization import fold

_DAY_BEFORE_FIRST = date(1792, 9, 21)
_LAST_YEAR = 14
_DAYS_PER_YEAR = 365
_DAYS_PER_MONTH = 30
_COMPLEMENTARY = 13
"""Number of the days that complete the year, counted as its last month."""


def republican_day(day: int, month_name: str, year: str) -> date | None:
    """Return the day of our calendar that a Republican one is; None if there is no such day.

    Args:
        day: The day of the month; the first is 1.
        month_name: As written, such as `Brumaire`, `fructidor` or `jour complémentaire`.
        year: In Roman or Arabic digits: `VIII`, `8`.
    """
    month = REPUBLICAN_MONTH_NUMBERS[fold(month_name).replace(" ", "")]
    number = int(year) if year.isdigit() else roman_value(year)
    if not 1 <= number <= _LAST_YEAR or not 1 <= day <= _days_in_month(number, month):
        return None
    days = _DAYS_PER_YEAR * (number - 1) + number // 4 + _DAYS_PER_MONTH * (month - 1) + day
    return _DAY_BEFORE_FIRST + timedelta(days=days)


def _days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month, or of the days that complete a year."""
    if month != _COMPLEMENTARY:
        return _DAYS_PER_MONTH
    is_leap = year % 4 == 3
    return 6 if is_leap else 5
