"""Find the day that an expression means: "avant-hier", "lundi en huit", "il y a trois mois".

The clock is never read: the reference day is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from index.dates.calendar_units import shift
from index.dates.french import phrases
from index.dates.french.words import (
    DAY_OFFSETS,
    HOLIDAYS,
    MONTH_NUMBERS,
    NEIGHBOUR_OFFSETS,
    RELATIVE_OFFSETS,
    WEEKDAY_NUMBERS,
)
from index.dates.normalization import normalize_expression
from index.dates.written_date import WrittenDate, read_date

_PART_OF_DAY = re.compile(phrases.PART_OF_DAY_AT_END)
_MONTHS_BACK = 12
"""Months in which a past day is looked for by its number alone."""


def resolve_day(expression: str, reference: date, *, past: bool = False) -> date | None:
    """Return the day an expression means to somebody who writes it on a given day.

    A date without a year is in the reference's own year ("3 mars"). A weekday alone is the next
    one, "mardi prochain" is of the next week, "lundi en huit" is a week after the coming Monday.

    Args:
        expression: One French (or simple English) expression of a day, alone.
        reference: The day it was written.
        past: True if it has happened: then "3 mars" and "lundi" are the latest ones.

    Returns:
        The day. None when the expression is not understood, means no single day, or no day at all.
    """
    written = read_date(expression)
    try:
        if written is not None:
            return _completed(written, reference, past=past)
        return _day_of_phrase(normalize_expression(expression), reference, past=past)
    except OverflowError:
        return None


def _day_of_phrase(phrase: str, reference: date, *, past: bool) -> date | None:
    days = DAY_OFFSETS.get(phrase)
    if days is None:
        days = DAY_OFFSETS.get(_PART_OF_DAY.sub("", phrase))
    if days is not None:
        return reference + timedelta(days=days)
    for pattern, meaning in _PHRASES:
        match = pattern.fullmatch(phrase)
        if match:
            return meaning(match, reference, past)
    return None


def _completed(written: WrittenDate, reference: date, *, past: bool) -> date | None:
    if written.year is not None:
        return written.full()
    return written.latest(reference) if past else written.next(reference)


def _ago(match: re.Match[str], reference: date, _past: bool) -> date:
    return shift(reference, -int(match["amount"] or 1), match["unit"])


def _ahead(match: re.Match[str], reference: date, _past: bool) -> date:
    return shift(reference, int(match["amount"]), match["unit"])


def _weekday(match: re.Match[str], reference: date, past: bool) -> date:
    """Return the day of a weekday. Without a relative word it is the nearest on its side."""
    days = WEEKDAY_NUMBERS[match["weekday"]] - reference.weekday()
    days_to_coming = days % 7
    if match["later"]:
        weeks = int(match["later"]) // 7
        return reference + timedelta(days=days_to_coming, weeks=weeks)
    relative_word = match["before"] or match["after"]
    weeks = RELATIVE_OFFSETS.get(relative_word, 0)
    if match["week"]:
        return reference + timedelta(days=days, weeks=weeks)
    if relative_word is None:
        return _nearest(days, reference, past=past)
    if weeks < 0:
        days_since_last = (-days - 1) % 7 + 1
        return reference - timedelta(days=days_since_last)
    return reference + timedelta(days=days, weeks=weeks)


def _nearest(days: int, reference: date, *, past: bool) -> date:
    """Return the next day with the weekday that is `days` away, or the latest one if it is past."""
    if past:
        days_since_latest = -days % 7
        return reference - timedelta(days=days_since_latest)
    days_to_next = (days - 1) % 7 + 1
    return reference + timedelta(days=days_to_next)


def _day_of_month(match: re.Match[str], reference: date, past: bool) -> date | None:
    """Return the day of this month or, if it is past, the latest one of a year that fits."""
    weekday = WEEKDAY_NUMBERS.get(match["weekday"])
    this_month = reference.replace(day=1)
    if not past:
        return _in_month(match, this_month, weekday)
    # All months are reckoned first: one that is beyond the calendar makes the expression mean nothing.
    months = [shift(this_month, -months_back, "mois") for months_back in range(_MONTHS_BACK)]
    for month in months:
        day = _in_month(match, month, weekday)
        if day is not None and day <= reference:
            return day
    return None


def _in_month(match: re.Match[str], month: date, weekday: int | None) -> date | None:
    return WrittenDate(int(match["day"]), month.month, month.year, weekday).full()


def _nth_of_month(match: re.Match[str], reference: date, _past: bool) -> date | None:
    """Return the nth day or the nth Monday, Tuesday… of a month, if it has so many."""
    first = _first_of_month(match, reference)
    index = int(match["nth"]) - 1
    weekday = WEEKDAY_NUMBERS.get(match["weekday"])
    if weekday is None:
        day = first + timedelta(days=index)
    else:
        days_to_weekday = (weekday - first.weekday()) % 7
        day = first + timedelta(days=days_to_weekday, weeks=index)
    if day.month != first.month:
        return None
    return day


def _first_of_month(match: re.Match[str], reference: date) -> date:
    if match["month"]:
        year = int(match["year"] or reference.year)
        return date(max(year, 1), MONTH_NUMBERS[match["month"]], 1)
    months = RELATIVE_OFFSETS.get(match["which"], 0)
    return shift(reference.replace(day=1), months, "mois")


def _neighbour(match: re.Match[str], reference: date, past: bool) -> date | None:
    day = resolve_day(match["other"], reference, past=past)
    if day is None:
        return None
    return day + timedelta(days=NEIGHBOUR_OFFSETS[match["side"]])


def _holiday(match: re.Match[str], reference: date, past: bool) -> date | None:
    month, day = HOLIDAYS[match["holiday"]]
    year = int(match["year"]) if match["year"] else None
    is_past = past or match["last"] is not None
    return _completed(WrittenDate(day, month, year), reference, past=is_past)


_Meaning = Callable[[re.Match[str], date, bool], date | None]
_MEANINGS: tuple[tuple[tuple[str, ...], _Meaning], ...] = (
    (phrases.DAYS_AGO, _ago),
    (phrases.DAYS_AHEAD, _ahead),
    (phrases.WEEKDAY, _weekday),
    (phrases.DAY_OF_MONTH, _day_of_month),
    (phrases.NTH_DAY_OF_MONTH, _nth_of_month),
    (phrases.NEIGHBOUR_OF_DAY, _neighbour),
    (phrases.HOLIDAY, _holiday),
)


def _compiled() -> list[tuple[re.Pattern[str], _Meaning]]:
    compiled: list[tuple[re.Pattern[str], _Meaning]] = []
    for patterns, meaning in _MEANINGS:
        compiled += [(re.compile(pattern), meaning) for pattern in patterns]
    return compiled


_PHRASES = _compiled()
"""Each pattern of a folded expression with the function that finds its day."""
