"""Turn days of the Julian calendar, the old style, into days of ours.

Russia kept it until 1918, Greece until 1923, England until 1752. Newspapers printed both days, "12/24 mars
1855", or said which calendar they meant, "25 octobre 1917 (vieux style)". The conversion goes by the
day number of astronomers, as in Meeus, *Astronomical Algorithms*, chapter 7.
"""

from __future__ import annotations

from datetime import date

_FIRST_GREGORIAN_YEAR = 1582
LAST_OLD_STYLE_YEAR = 1923
"""The year in which Greece, the last of all states, gave the old style up."""
_DAY_NUMBER_OF_DAY_ZERO = 1_721_425
"""Julian day number of the day before 1 January of the year 1, which is day 1 of Python's calendar."""


def from_old_style(day: int, month: int, year: int) -> date | None:
    """Return the day of our calendar that a day of the old style is.

    None if there is no such day, or nobody reckoned by that calendar any more.
    """
    if not _FIRST_GREGORIAN_YEAR <= year <= LAST_OLD_STYLE_YEAR:
        return None
    if not 1 <= month <= 12 or not 1 <= day <= _days_in_month(month, year):
        return None
    years, months = (year, month) if month > 2 else (year - 1, month + 12)
    number = 1461 * (years + 4716) // 4 + 306001 * (months + 1) // 10000 + day - 1524
    return date.fromordinal(number - _DAY_NUMBER_OF_DAY_ZERO)


def are_one_day(old_day: int, new: date) -> bool:
    """Return True if a day of our calendar has a number in the old style: 12 for 24 March 1855."""
    months = _months_before(new)
    return any(from_old_style(old_day, month, year) == new for year, month in months)


def _months_before(day: date) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the month of a day, and the one before."""
    previous = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return (day.year, day.month), previous


def _days_in_month(month: int, year: int) -> int:
    """Return the number of days of a month: each fourth year is a leap year."""
    if month == 2:
        return 29 if year % 4 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31
