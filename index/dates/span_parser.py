"""Read one span of time as a user types it: a day, a week, a month, a season, a year, or a part of one."""

from __future__ import annotations

import re
from calendar import SATURDAY
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from index.analysis.roman_numerals import roman_value
from index.dates.calendar_units import (
    days_in_month,
    month_period,
    shift,
    third_period,
    unit_around,
    week_around,
    weekend_around,
    year_period,
)
from index.dates.french import phrases
from index.dates.french.words import MONTH_NUMBERS, RELATIVE_OFFSETS, SEASONS, THIRDS
from index.dates.normalization import normalize_expression
from index.dates.old_days import read_old_day
from index.dates.period import Period
from index.dates.relative_dates import resolve_day
from index.dates.written_date import WrittenDate, read_date
from index.errors import DateError
from index.lazy_pattern import lazy_pattern
from index.messages import Message

_WEEKDAY_CODES = (
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
)
_LEAP_YEAR = 2000
"""Any leap year: its months have all the days that they can have."""
_LAST_DAY = 31
"""A greater number after a month is a year of the century before ours."""
_CENTURY = 1900
_FIRST_DECADE_OF_1900S = 30
"""Decades of two digits from this one on are of the 20th century."""
_MIN_DIVISIBLE_DAYS = 28
"""A shorter span has no beginning, middle and end that are worth telling apart."""
_WEEK_DAYS = 7
_FORTNIGHT_DAYS = 15
"""The first fortnight of a month; the second is the rest of it."""
_LEADING_WORDS = lazy_pattern(phrases.LEADING_WORDS)


class _PartOfYear(NamedTuple):
    """A kind of part of a year: quarters or halves.

    Attributes:
        months: Months of one part.
        unknown_code: Code of the error for a number that no part has, such as a fifth quarter.
    """

    months: int
    unknown_code: str


_QUARTER = _PartOfYear(3, "quarter-unknown")
_HALF_YEAR = _PartOfYear(6, "half-year-unknown")


class _Reference(NamedTuple):
    """The days that spans are reckoned from.

    Attributes:
        today: Where relative expressions start.
        latest: A span without a year is the latest one that has begun by this day.
    """

    today: date
    latest: date


def read_span(text: str, today: date, latest: date) -> Period | None:
    """Read one day, week, month, season or year, or a part of one.

    Args:
        text: The expression.
        today: The day that relative expressions start from.
        latest: Without a year, the span is the latest one that has begun by this day.

    Returns:
        The days of the span, or None if it is not understood.

    Raises:
        DateError: It names a day, a month or a year that does not exist. Its message is the reason alone.
        OverflowError: It is beyond the calendar.
    """
    written = read_date(text)
    if written is not None:
        if written.year is None and written.day > _LAST_DAY and text.rstrip()[-1:].isdigit():
            return month_period(_CENTURY + written.day, written.month)  # mai 68
        day = _existing_day(written, latest)
        return Period(day, day)
    phrase = _LEADING_WORDS.sub("", normalize_expression(text))
    reference = _Reference(today, latest)
    for patterns, read_meaning in _MEANINGS:
        period = _period_of_phrase(phrase, patterns, read_meaning, reference)
        if period is not None:
            return period
    if phrase.isdigit():  # "12" alone might be a day, a month or a year
        return None
    day_meant = resolve_day(phrase, today, is_past=True) or read_old_day(text)
    if day_meant is None:
        return None
    return Period(day_meant, day_meant)


def _period_of_phrase(
    phrase: str, patterns: tuple[str, ...], read_meaning: _Meaning, reference: _Reference
) -> Period | None:
    """Return the period that a phrase has by some patterns of one meaning, or None."""
    for pattern in patterns:
        match = re.fullmatch(pattern, phrase)
        if match is None:
            continue
        period = read_meaning(match, reference)
        if period is not None:
            return period
    return None


def _existing_day(written: WrittenDate, latest: date) -> date:
    """Return the day that a written date names: without a year, the latest one.

    Raises:
        DateError: There is no such day, or it has another weekday. Its message is the reason alone.
    """
    if written.year is None:
        latest_day = written.latest(latest)
        if latest_day is not None:
            return latest_day
        year = _LEAP_YEAR  # no year has the day, or none has it on that weekday: say which
    else:
        year = written.year
    last_day = days_in_month(year, written.month)
    if not 1 <= written.day <= last_day:
        raise _unknown_day(written)
    day = date(year, written.month, written.day)
    if written.weekday is None or written.weekday == day.weekday():
        return day
    raise DateError(
        "weekday-wrong",
        day=day,
        actual=_weekday_name(day.weekday()),
        written=_weekday_name(written.weekday),
    )


def _unknown_day(written: WrittenDate) -> DateError:
    """Return the error for a day that its month does not have."""
    if written.year is None:
        return DateError("day-unknown-in-month", day=written.day, month=written.month)
    return DateError("day-unknown", day=written.day, month=written.month, year=written.year)


def _weekday_name(number: int) -> Message:
    return Message.of(_WEEKDAY_CODES[number])


def _read_years(match: re.Match[str], _reference: _Reference) -> Period:
    """Read "2019", or the years from "2015" to "2018" in "2015 2018"."""
    first = int(match["first"])
    last = int(match["last"]) if match["last"] else first
    return year_period(first, last)


def _read_decade(match: re.Match[str], _reference: _Reference) -> Period:
    """Read "années 90" or "2010s". A decade of two digits is of the 20th century from 30 on."""
    first = int(match["decade"])
    if first <= 99:
        century = 1900 if first >= _FIRST_DECADE_OF_1900S else 2000
        first += century
    return year_period(first, first + 9)


def _read_century(match: re.Match[str], _reference: _Reference) -> Period | None:
    """Read "XIXe siècle" or "19e siècle". Return None for a numeral that is none."""
    digits = match["century"]
    number = int(digits) if digits.isdigit() else roman_value(digits)
    return year_period(100 * number - 99, 100 * number) if number else None


def _read_numbered_month(match: re.Match[str], _reference: _Reference) -> Period:
    """Read "2019 02", "201902" or "02 2019"."""
    return month_period(int(match["year"]), int(match["month"]))


def _read_named_month(match: re.Match[str], reference: _Reference) -> Period:
    """Read "mars 2019", "mars dernier", "mars de l'an dernier", or "mars" alone, the latest one."""
    month = MONTH_NUMBERS[match["month"]]
    if match["which"]:
        years = RELATIVE_OFFSETS[match["which"]]
        return month_period(reference.today.year + years, month)
    latest = reference.latest
    if match["last"]:  # the present month is not the last one
        latest = shift(latest.replace(day=1), -1, "mois")
    return month_period(_year_or_latest(match["year"], month, latest), month)


def _year_or_latest(digits: str | None, month: int, latest: date) -> int:
    """Return the year as typed or, without one, the latest in which a month has begun."""
    if digits:
        return int(digits)
    if month <= latest.month:
        return latest.year
    return latest.year - 1


def _read_part_of_year(match: re.Match[str], reference: _Reference) -> Period:
    """Read "3e trimestre 2020", "t3 2020" or "dernier semestre 2020"."""
    is_quarter = match["unit"][0] in "tq"  # trimestre, quarter; else semestre, half
    part = _QUARTER if is_quarter else _HALF_YEAR
    last_number = 12 // part.months
    is_numbered = match["number"].isdigit()  # else it is "dernier" or "last"
    number = int(match["number"]) if is_numbered else last_number
    if not 1 <= number <= last_number:
        raise DateError(part.unknown_code, number=number)
    first_month = part.months * (number - 1) + 1
    year = _year_or_latest(match["year"], first_month, reference.latest)
    return month_period(year, first_month, part.months)


def _read_season(match: re.Match[str], reference: _Reference) -> Period:
    """Read "été 2019", "hiver 2019-2020", "été dernier" or "cet été".

    After "dernier" it is the latest season that has ended. Without a year and without "dernier" it
    is the latest that has begun.
    """
    first_day, last_day = SEASONS[match["season"]]
    years_crossed = int(first_day > last_day)  # a winter ends in the next year
    if match["year"]:
        year = int(match["year"])
        _check_years_of_season(match, year, years_crossed)
    elif match["last"]:
        year = _latest_year_with(last_day, reference.latest) - years_crossed
    else:
        year = _latest_year_with(first_day, reference.latest)
    last_year = year + years_crossed
    year_period(year, last_year)  # refuses years that the calendar does not have
    return Period(date(year, *first_day), date(last_year, *last_day))


def _check_years_of_season(match: re.Match[str], year: int, years_crossed: int) -> None:
    """Refuse "hiver 2019", which may be either of two winters, and "été 2019-2020".

    Raises:
        DateError: The years of the season are not those that such a season has.
    """
    if years_crossed and not match["next_year"]:
        raise DateError("winter-year-missing", first=year - 1, last=year)
    if match["next_year"] and int(match["next_year"]) != year + years_crossed:
        raise DateError("season-years-wrong")


def _latest_year_with(month_and_day: tuple[int, int], latest: date) -> int:
    """Return the latest year in which a day, such as 21 June, has come by `latest`."""
    has_come = month_and_day <= (latest.month, latest.day)
    if has_come:
        return latest.year
    return latest.year - 1


def _read_numbered_week(match: re.Match[str], reference: _Reference) -> Period:
    """Read "semaine 12 de 2019" or "2019 w12". Without a year, it is the latest week of that number.

    Raises:
        DateError: The year has no such week. Its message is the reason alone.
    """
    number = int(match["week"])
    digits = match["year"] or match["leading_year"]
    try:
        return week_around(_monday_of_week(number, digits, reference.today))
    except ValueError:
        if digits:
            raise DateError("week-unknown", week=number, year=digits) from None
        raise DateError("week-unknown-in-latest-year", week=number) from None


def _monday_of_week(number: int, year_digits: str | None, today: date) -> date:
    """Return the Monday of an ISO week; without a year, of the latest one of that number.

    Raises:
        ValueError: The year has no such week.
    """
    if year_digits:
        return date.fromisocalendar(int(year_digits), number, 1)
    return _latest_monday(number, today)


def _latest_monday(week: int, today: date) -> date:
    """Return the Monday of the latest week with an ISO number.

    Raises:
        ValueError: The year has no such week.
    """
    monday = date.fromisocalendar(today.year, week, 1)
    if monday > today:
        return date.fromisocalendar(today.year - 1, week, 1)
    return monday


def _read_around_day(match: re.Match[str], reference: _Reference) -> Period | None:
    """Read "semaine du 3 mars" or "week-end du 3 mars". Return None if no single day is named."""
    span = read_span(match["day"], reference.today, reference.latest)
    if span is None or span.first is None or span.first != span.last:
        return None
    if match["unit"] in phrases.WEEK_WORDS:
        return week_around(span.first)
    return weekend_around(span.first)


def _read_weekend(match: re.Match[str], reference: _Reference) -> Period:
    """Read "week-end prochain", or "week-end" alone, the latest one that has begun."""
    today = reference.today
    relative_word = match["before"] or match["after"]
    weeks = RELATIVE_OFFSETS.get(relative_word)
    if weeks is None:
        weeks = _weeks_to_latest_weekend(today)
    return weekend_around(today + timedelta(weeks=weeks))


def _weeks_to_latest_weekend(today: date) -> int:
    """Return 0 for this week if its weekend has begun, else -1 for the week before."""
    has_begun = today.weekday() >= SATURDAY
    if has_begun:
        return 0
    return -1


def _read_part_of_month(match: re.Match[str], reference: _Reference) -> Period | None:
    """Read "2e semaine de mars 2019" or "première quinzaine de mars": they are counted from the first day.

    The fifth week and the second fortnight end with the month. Return None if the month is over
    before the part begins.
    """
    latest = reference.latest
    month = _read_named_month(match, _Reference(today=latest, latest=latest))
    if month.first is None or month.last is None:
        return None
    is_week = match["unit"] == phrases.MONTH_WEEK
    days = _WEEK_DAYS if is_week else _FORTNIGHT_DAYS
    if not match["number"].isdigit():  # la dernière semaine
        return Period(month.last - timedelta(days=days - 1), month.last)
    first = month.first + timedelta(days=days * (int(match["number"]) - 1))
    last = first + timedelta(days=days - 1)
    if first > month.last:
        return None
    if not is_week and match["number"] == "2":
        return Period(first, month.last)
    return Period(first, min(last, month.last))


def _read_third(match: re.Match[str], reference: _Reference) -> Period | None:
    """Read the beginning, the middle or the end of a span: "fin mars", "début 2019", "mi-juin".

    Return None if the span is not understood, or too short to have parts.
    """
    if match["span"] in phrases.CURRENT_UNITS:  # "fin du mois"
        span: Period | None = unit_around(reference.today, match["span"])
    else:
        span = read_span(match["span"], reference.today, reference.latest)
    if span is None or span.first is None or span.last is None:
        return None
    if (span.last - span.first).days + 1 < _MIN_DIVISIBLE_DAYS:
        return None
    return third_period(span.first, span.last, THIRDS[match["part"]])


def _read_relative_unit(match: re.Match[str], reference: _Reference) -> Period | None:
    """Read "semaine dernière", "ce mois" or "trimestre prochain".

    Return None for a unit alone, such as "semaine", which names no span.
    """
    offset = RELATIVE_OFFSETS.get(match["before"] or match["after"])
    if offset is None:
        return None
    unit = match["unit"]
    if unit[0] in "tq":  # trimestre, quarter: `shift` has no such unit
        return unit_around(shift(reference.today, 3 * offset, "mois"), unit)
    return unit_around(shift(reference.today, offset, unit), unit)


def _read_rolling_span(match: re.Match[str], reference: _Reference) -> Period:
    """Read "30 derniers jours": so many units back from today, which is included."""
    today = reference.today
    return Period(shift(today, -int(match["amount"]), match["unit"]), today)


def _read_rolling_hours(match: re.Match[str], reference: _Reference) -> Period:
    """Read "48 dernières heures" as days: each 24 hours, begun or complete, are one day back."""
    begun_days = -(-int(match["amount"]) // 24)  # rounded up
    return Period(reference.today - timedelta(days=begun_days), reference.today)


_Meaning = Callable[[re.Match[str], _Reference], Period | None]
_MEANINGS: tuple[tuple[tuple[str, ...], _Meaning], ...] = (
    (phrases.YEARS, _read_years),
    (phrases.DECADE, _read_decade),
    (phrases.CENTURY, _read_century),
    (phrases.NUMBERED_MONTH, _read_numbered_month),
    (phrases.NAMED_MONTH, _read_named_month),
    (phrases.PART_OF_YEAR, _read_part_of_year),
    (phrases.SEASON, _read_season),
    (phrases.NUMBERED_WEEK, _read_numbered_week),
    (phrases.AROUND_DAY, _read_around_day),
    (phrases.WEEKEND, _read_weekend),
    (phrases.PART_OF_MONTH, _read_part_of_month),
    (phrases.THIRD, _read_third),
    (phrases.RELATIVE_UNIT, _read_relative_unit),
    (phrases.ROLLING_SPAN, _read_rolling_span),
    (phrases.ROLLING_HOURS, _read_rolling_hours),
)
"""Patterns of folded expressions with the function that reads them, in the order of trial.

They are compiled only as they are tried: a query has one date, if any.
"""
