"""Calendar arithmetic: shift a day, and turn weeks, months, quarters and years into periods.

Units are folded French or English names, such as "jours", "mois" or "week". The functions look at
the first letter alone: j or d for days, s or w for weeks, m for months, t or q for quarters, any
other for years.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from index.dates.period import Period
from index.errors import DateError

_DAYS_PER_MONTH = 30.4
"""Average length of a month."""


def shift(day: date, amount: int, unit: str) -> date:
    """Return the day that lies so many days, weeks, months or years later.

    If the month is too short for the day, the result is its last day: a month before 31 March is
    28 or 29 February.

    Args:
        day: Where to start.
        amount: How many units; negative for earlier.
        unit: A folded name, never that of a quarter: jour(s), semaine(s), mois, an(s), annee(s),
            day(s), week(s)…

    Raises:
        OverflowError: The result is beyond the calendar.
    """
    from dateutil.relativedelta import relativedelta  # slow to import, seldom needed

    try:
        match unit[0]:
            case "j" | "d":
                return day + timedelta(days=amount)
            case "s" | "w":
                return day + timedelta(weeks=amount)
            case "m":
                return day + relativedelta(months=amount)
        return day + relativedelta(years=amount)  # an, annee, year
    except ValueError as error:  # from relativedelta, where timedelta raises OverflowError itself
        raise OverflowError(str(error)) from error


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month.

    Raises:
        DateError: There is no such month or year. Its message is the reason alone.
    """
    if not 1 <= month <= 12:
        raise DateError("month-unknown", month=month)
    if not 1 <= year <= 9999:
        raise DateError("year-unknown", year=year)
    return monthrange(year, month)[1]


def month_period(year: int, month: int, months: int = 1) -> Period:
    """Return whole months of one year as a period, such as April to June for a quarter.

    Args:
        year: The year.
        month: The first month; January is 1.
        months: How many months.

    Raises:
        DateError: There is no such month or year. Its message is the reason alone.
    """
    last_month = month + months - 1
    days_in_month(year, month)  # so that an error names the first month, not `last_month`
    last_day = days_in_month(year, last_month)
    return Period(date(year, month, 1), date(year, last_month, last_day))


def year_period(first: int, last: int) -> Period:
    """Return the whole years from `first` to `last`, both included.

    Raises:
        DateError: There is no such year. Its message is the reason alone.
    """
    return Period(month_period(first, 1).first, month_period(last, 12).last)


def week_around(day: date) -> Period:
    """Return the week that a day belongs to, Monday first.

    Raises:
        OverflowError: The week is beyond the calendar.
    """
    monday = day + timedelta(days=-day.weekday())
    return Period(monday, monday + timedelta(days=6))


def weekend_around(day: date) -> Period:
    """Return Saturday and Sunday of the week that a day belongs to.

    Raises:
        OverflowError: The weekend is beyond the calendar.
    """
    saturday = day + timedelta(days=5 - day.weekday())
    return Period(saturday, saturday + timedelta(days=1))


def unit_around(day: date, unit: str) -> Period:
    """Return the calendar day, week, month, quarter or year that a day belongs to."""
    match unit[0]:
        case "j" | "d":
            return Period(day, day)
        case "s" | "w":
            return week_around(day)
        case "m":
            return month_period(day.year, day.month)
        case "t" | "q":
            first_month = day.month - (day.month - 1) % 3
            return month_period(day.year, first_month, 3)
    return year_period(day.year, day.year)


def third_period(first: date, last: date, number: int) -> Period:
    """Return the beginning, the middle or the end of a stretch of days: "fin mars", "mi-2019".

    A third of a month is ten days, and the last one is the rest of the month. A third of a longer
    stretch is in whole months: four of a year.

    Args:
        first: The first day of the stretch.
        last: Its last day.
        number: Which third: the first (0), the middle (1) or the last (2).
    """
    days = (last - first).days + 1
    if days <= 31:
        amount, unit = 10, "jours"
    else:
        amount, unit = round(days / _DAYS_PER_MONTH / 3), "mois"
    start = shift(first, number * amount, unit)
    if number == 2:
        return Period(start, last)
    next_start = shift(first, (number + 1) * amount, unit)
    return Period(start, next_start - timedelta(days=1))
