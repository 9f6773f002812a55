"""Find the day that an expression means: "avant-hier", "lundi en huit", "il y a trois mois".

The clock is never read: the reference day is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from index.dates.calendar_units import days_in_month, shift
from index.dates.french import phrases
from index.dates.french.words import (
    DAY_OFFSETS,
    EASTER_HOLIDAYS,
    HOLIDAYS,
    MONTH_NUMBERS,
    MONTH_OFFSETS_AFTER_DAY,
    NEIGHBOUR_OFFSETS,
    RELATIVE_OFFSETS,
    WEEKDAY_NUMBERS,
)
from index.dates.normalization import normalize_expression
from index.dates.old_days import read_old_day
from index.dates.written_date import WrittenDate, read_date
from index.lazy_pattern import lazy_pattern

_PART_OF_DAY = lazy_pattern(phrases.PART_OF_DAY_AT_END)
_MONTHS = 12
_MONTHS_BACK = 12
"""Months, the present one first, in which "le 3" is looked for when it is past."""


def resolve_day(expression: str, reference: date, *, is_past: bool = False) -> date | None:
    """Return the day an expression means to somebody who writes it on a given day.

    A date without a year is in the reference's own year ("3 mars"). A weekday alone is the next
    one, "mardi prochain" is of the next week, "lundi en huit" is a week after the coming Monday.

    Args:
        expression: One French (or simple English) expression of a day, alone.
        reference: The day it was written.
        is_past: True if it has happened: then "3 mars" and "lundi" are the latest ones.

    Returns:
        The day. None when the expression is not understood, means no single day, or no day at all.
    """
    written = read_date(expression)
    try:
        if written is not None:
            return _complete(written, reference, is_past=is_past)
        phrase = normalize_expression(expression)
        return _day_of_phrase(phrase, reference, is_past=is_past) or read_old_day(expression)
    except OverflowError:
        return None


def _day_of_phrase(phrase: str, reference: date, *, is_past: bool) -> date | None:
    """Return the day that a folded phrase means, or None if it is not understood."""
    days = DAY_OFFSETS.get(phrase)
    if days is None:
        days = DAY_OFFSETS.get(_PART_OF_DAY.sub("", phrase))
    if days is not None:
        return reference + timedelta(days=days)
    for pattern, resolve_meaning in _PHRASES:
        match = pattern.fullmatch(phrase)
        if match:
            return resolve_meaning(match, reference, is_past)
    return None


def _complete(written: WrittenDate, reference: date, *, is_past: bool) -> date | None:
    """Return the day of a date: if its year is missing, the latest one, or the next if it is not past.

    A weekday is misprinted more often than a number. Where no month has the number that stands
    for it, "02/22/2016", the month stands before the day.
    """
    if written.year is not None:
        if written.month > _MONTHS >= written.day:
            written = replace(written, day=written.month, month=written.day)
        return written.full() or replace(written, weekday=None).full()
    return written.latest(reference) if is_past else written.next(reference)


def _resolve_ago(match: re.Match[str], reference: date, _is_past: bool) -> date:
    """Resolve "il y a 3 mois". Without a number it is one unit: "semaine plus tôt"."""
    return shift(reference, -int(match["amount"] or 1), match["unit"])


def _resolve_ahead(match: re.Match[str], reference: date, _is_past: bool) -> date:
    """Resolve "dans 3 mois" or "3 mois plus tard"."""
    return shift(reference, int(match["amount"]), match["unit"])


def _resolve_weekday(match: re.Match[str], reference: date, is_past: bool) -> date:
    """Resolve "lundi", "mardi prochain", "lundi en huit" or "lundi de la semaine dernière".

    A weekday alone is the next one or, if it is past, the latest.
    """
    days = WEEKDAY_NUMBERS[match["weekday"]] - reference.weekday()
    days_to_coming = days % 7
    if match["later"]:  # "lundi en huit", "lundi en quinze"
        weeks = int(match["later"]) // 7
        return reference + timedelta(days=days_to_coming, weeks=weeks)
    relative_word = match["before"] or match["after"]
    weeks = RELATIVE_OFFSETS.get(relative_word, 0)
    if match["week"]:  # "lundi de la semaine dernière"
        return reference + timedelta(days=days, weeks=weeks)
    if relative_word is None:
        return _nearest_weekday(days, reference, is_past=is_past)
    if weeks < 0:  # "lundi dernier" is the latest one before today, perhaps of this week
        days_since_last = (-days - 1) % 7 + 1
        return reference - timedelta(days=days_since_last)
    return reference + timedelta(days=days, weeks=weeks)


def _nearest_weekday(days: int, reference: date, *, is_past: bool) -> date:
    """Return the latest day with a weekday if it is past, perhaps today, else the next after today.

    Args:
        days: Days from the reference to any day with that weekday.
        reference: The day to start from.
        is_past: True for the latest one.
    """
    if is_past:
        days_since_latest = -days % 7
        return reference - timedelta(days=days_since_latest)
    days_to_next = (days - 1) % 7 + 1
    return reference + timedelta(days=days_to_next)


def _resolve_day_of_month(match: re.Match[str], reference: date, is_past: bool) -> date | None:
    """Resolve "le 3" or "mardi 3", a day of this month.

    If it is past, it is the latest such day of the last twelve months. "Mardi 25", which is still to
    come, may be one of the next twelve.
    """
    weekday = WEEKDAY_NUMBERS.get(match["weekday"])
    this_month = reference.replace(day=1)
    if not is_past:
        return _coming_day_in_month(match, this_month, weekday)
    # All months are computed first: a month before year 1 raises OverflowError at once, even if a
    # later month has the day.
    months = [shift(this_month, -months_back, "mois") for months_back in range(_MONTHS_BACK)]
    for month in months:
        day = _day_in_month(match, month, weekday)
        if day is not None and day <= reference:
            return day
    return None


def _coming_day_in_month(match: re.Match[str], month: date, weekday: int | None) -> date | None:
    """Return the day of this month or, if its weekday is another, of the first month that has it."""
    last = 0 if weekday is None else _MONTHS_BACK
    months = (shift(month, months, "mois") for months in range(last + 1))
    days = (_day_in_month(match, each, weekday) for each in months)
    return next(filter(None, days), None)


def _resolve_day_of_near_month(
    match: re.Match[str], reference: date, _is_past: bool
) -> date | None:
    """Resolve "le 14 courant", "le 5 du mois dernier" or "le 3 prochain"."""
    months = MONTH_OFFSETS_AFTER_DAY[match["which"]]
    month = shift(reference.replace(day=1), months, "mois")
    return _day_in_month(match, month)


def _resolve_day_of_last_month(
    match: re.Match[str], reference: date, _is_past: bool
) -> date | None:
    """Resolve "6 février dernier": the latest one before the reference day."""
    weekday = WEEKDAY_NUMBERS.get(match["weekday"] or "")
    written = WrittenDate(int(match["day"]), MONTH_NUMBERS[match["month"]], None, weekday)
    return written.latest(reference - timedelta(days=1))


def _day_in_month(match: re.Match[str], month: date, weekday: int | None = None) -> date | None:
    """Return the day with the number that was written, or None if the month has none on that weekday."""
    return WrittenDate(int(match["day"]), month.month, month.year, weekday).full()


def _resolve_nth_of_month(match: re.Match[str], reference: date, _is_past: bool) -> date | None:
    """Resolve "2e lundi de mars 2020" or "3e jour du mois". Return None if the month has not so many."""
    first = _first_of_month(match, reference)
    weekday = WEEKDAY_NUMBERS.get(match["weekday"])
    if not match["nth"].isdigit():
        return _last_of_month(first, weekday, before_last=match["nth"].startswith("avant"))
    index = int(match["nth"]) - 1
    if weekday is None:  # "jour"
        day = first + timedelta(days=index)
    else:
        days_to_weekday = (weekday - first.weekday()) % 7
        day = first + timedelta(days=days_to_weekday, weeks=index)
    if day.month != first.month:
        return None
    return day


def _last_of_month(first: date, weekday: int | None, *, before_last: bool) -> date:
    """Return the last day of a month, or the last one with a weekday; or the one before it."""
    last = first.replace(day=days_in_month(first.year, first.month))
    if weekday is None:  # "jour"
        return last - timedelta(days=int(before_last))
    days_since_weekday = (last.weekday() - weekday) % 7
    return last - timedelta(days=days_since_weekday, weeks=int(before_last))


def _resolve_end_of_year(match: re.Match[str], reference: date, _is_past: bool) -> date:
    """Resolve "dernier jour de l'année 2014" or "premier jour de l'an"."""
    year = max(int(match["year"] or reference.year), 1)
    return date(year, 1, 1) if match["nth"] == "1" else date(year, 12, 31)


def _first_of_month(match: re.Match[str], reference: date) -> date:
    """Return the first day of a month named by itself ("mars 2020") or relatively ("mois dernier")."""
    if match["month"]:
        year = int(match["year"] or reference.year)
        return date(max(year, 1), MONTH_NUMBERS[match["month"]], 1)
    months = RELATIVE_OFFSETS.get(match["which"], 0)
    return shift(reference.replace(day=1), months, "mois")


def _resolve_neighbour(match: re.Match[str], reference: date, is_past: bool) -> date | None:
    """Resolve "la veille du 1er mai" or "le lendemain de Noël"."""
    day = resolve_day(match["day"], reference, is_past=is_past)
    if day is None:
        return None
    return day + timedelta(days=NEIGHBOUR_OFFSETS[match["side"]])


def _resolve_holiday(match: re.Match[str], reference: date, is_past: bool) -> date | None:
    """Resolve "Noël 2019", "Noël dernier" or "Noël" alone, which is next or, if past, the latest."""
    if match["year"]:
        return _holiday_in_year(match["holiday"], max(int(match["year"]), 1))
    is_past = is_past or match["last"] is not None
    years = (
        (reference.year, reference.year - 1) if is_past else (reference.year, reference.year + 1)
    )
    for year in years:
        day = _holiday_in_year(match["holiday"], year)
        is_meant = day <= reference if is_past else day >= reference
        if is_meant:
            return day
    return None


def _holiday_in_year(name: str, year: int) -> date:
    """Return the day of a holiday in a year.

    Raises:
        OverflowError: The calendar does not have the year.
    """
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    if name in HOLIDAYS:
        return date(year, *HOLIDAYS[name])
    from dateutil.easter import easter  # seldom needed

    return easter(year) + timedelta(days=EASTER_HOLIDAYS[name])


_Meaning = Callable[[re.Match[str], date, bool], date | None]
_MEANINGS: tuple[tuple[tuple[str, ...], _Meaning], ...] = (
    (phrases.DAYS_AGO, _resolve_ago),
    (phrases.DAYS_AHEAD, _resolve_ahead),
    (phrases.WEEKDAY, _resolve_weekday),
    (phrases.DAY_OF_MONTH, _resolve_day_of_month),
    (phrases.DAY_OF_NEAR_MONTH, _resolve_day_of_near_month),
    (phrases.DAY_OF_LAST_MONTH, _resolve_day_of_last_month),
    (phrases.NTH_DAY_OF_MONTH, _resolve_nth_of_month),
    (phrases.LAST_DAY_OF_YEAR, _resolve_end_of_year),
    (phrases.NEIGHBOUR_OF_DAY, _resolve_neighbour),
    (phrases.HOLIDAY, _resolve_holiday),
)


def _compile_phrases() -> list[tuple[re.Pattern[str], _Meaning]]:
    """Compile the patterns of all meanings, in the order of trial."""
    compiled: list[tuple[re.Pattern[str], _Meaning]] = []
    for patterns, resolve_meaning in _MEANINGS:
        compiled += [(re.compile(pattern), resolve_meaning) for pattern in patterns]
    return compiled


_PHRASES = _compile_phrases()
"""Each pattern of a folded expression with the function that finds its day."""
