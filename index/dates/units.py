"""The units of the calendar as periods: weeks, months, quarters, years and thirds of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from index.dates.expressions import shift
from index.dates.period import Period
from index.errors import DateError


def months(year: int, month: int, amount: int = 1) -> Period:
    """So many whole months of one year, from the first of one.

    Raises:
        DateError: There is no such month or year; its message is the reason alone.
    """
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}, they go from 1 to 12")
    if not 1 <= year <= 9999:
        raise DateError(f"there is no year {year}, they go from 1 to 9999")
    end = month + amount - 1
    return Period(date(year, month, 1), date(year, end, monthrange(year, end)[1]))


def years(first: int, last: int) -> Period:
    """Whole years, both included.

    Raises:
        DateError: There is no such year; its message is the reason alone.
    """
    return Period(months(first, 1).first, months(last, 12).last)


def week(day: date, first: int = 0, days: int = 7) -> Period:
    """The week around a day, Monday first, or so many days of it from its weekday `first` (Monday is 0).

    Raises:
        OverflowError: It is beyond the calendar.
    """
    start = day + timedelta(days=first - day.weekday())
    return Period(start, start + timedelta(days=days - 1))


def whole(day: date, unit: str) -> Period:
    """The calendar day, week, month, quarter or year around a day; the unit by its folded name, as in `shift`."""
    match unit[0]:
        case "j" | "d":
            return Period(day, day)
        case "s" | "w":
            return week(day)
        case "m":
            return months(day.year, day.month)
        case "t" | "q":
            return months(day.year, day.month - (day.month - 1) % 3, 3)
    return years(day.year, day.year)


def third(first: date, last: date, number: int) -> Period:
    """The first (0), middle (1) or last (2) third: ten days of a month, four months of a year."""
    days = (last - first).days + 1
    amount, unit = (10, "jours") if days <= 31 else (round(days / 30.4 / 3), "mois")
    start = shift(first, number * amount, unit)
    end = last if number == 2 else shift(first, (number + 1) * amount, unit) - timedelta(days=1)
    return Period(start, end)
