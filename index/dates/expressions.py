"""The day an expression means, relative ones included: "avant-hier", "lundi en huit", "il y a trois mois".

The clock is never read: the reference day is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from index.dates.french.words import (
    DAY_OFFSETS,
    HOLIDAYS,
    MONTH_NUMBERS,
    RELATIVE_OFFSETS,
    UNIT_PATTERN,
    WEEKDAY_NUMBERS,
)
from index.dates.normalization import normalize_expression
from index.dates.written import Written, read_date


def shift(day: date, amount: int, unit: str) -> date:
    """The day so many days, weeks, months or years later; month ends are kept within the month.

    Args:
        day: Where to start.
        amount: How many; negative for earlier.
        unit: A folded French or English name: jour(s), semaine(s), mois, an(s), annee(s), day(s), week(s)…

    Raises:
        OverflowError: The result is no day of the calendar.
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
        return day + relativedelta(years=amount)
    except ValueError as error:
        raise OverflowError(str(error)) from error


_TIME_OF_DAY = re.compile(" (?:matin|soir|midi|nuit|apres midi)$")


def resolve(expression: str, reference: date, *, past: bool = False) -> date | None:
    """The day an expression means to somebody who writes it on a given day.

    A date without a year is in the reference's own year ("3 mars"), a weekday alone is the next one, "mardi
    prochain" is of the next week, "lundi en huit" a week after the coming Monday.

    Args:
        expression: One French (or simple English) expression of a day, alone.
        reference: The day it was written.
        past: Whether what it means has happened: then "3 mars" and "lundi" are the latest ones.

    Returns:
        The day, or None when the expression is not understood, means no single day, or no day at all.
    """
    written = read_date(expression)
    try:
        if written:
            return _placed(written, reference, past)
        phrase = normalize_expression(expression)
        away = DAY_OFFSETS.get(phrase, DAY_OFFSETS.get(_TIME_OF_DAY.sub("", phrase)))
        if away is not None:
            return reference + timedelta(days=away)
        for pattern, meaning in _PHRASES:
            found = pattern.fullmatch(phrase)
            if found:
                return meaning(found, reference, past)
    except OverflowError:
        pass
    return None


def _placed(written: Written, reference: date, past: bool) -> date | None:
    if written.year is not None:
        return written.full()
    return written.latest(reference) if past else written.next(reference)


def _holiday(found: re.Match[str], reference: date, past: bool) -> date | None:
    month, day = HOLIDAYS[found["holiday"]]
    year = int(found["year"]) if found["year"] else None
    return _placed(Written(0, 0, day, month, year), reference, past or found["last"] is not None)


def _ago(found: re.Match[str], reference: date, _past: bool) -> date:
    return shift(reference, -int(found["amount"] or 1), found["unit"])


def _ahead(found: re.Match[str], reference: date, _past: bool) -> date:
    return shift(reference, int(found["amount"]), found["unit"])


def _beside(found: re.Match[str], reference: date, past: bool) -> date | None:
    day = resolve(found["other"], reference, past=past)
    return day and day + timedelta(days=1 if found["side"] == "lendemain" else -1)


def _day_of_month(found: re.Match[str], reference: date, past: bool) -> date | None:
    weekday = WEEKDAY_NUMBERS[found["weekday"]] if found["weekday"] else None
    months = [shift(reference.replace(day=1), -back, "mois") for back in range(12 if past else 1)]
    days = (
        Written(0, 0, int(found["day"]), first.month, first.year, weekday).full()
        for first in months
    )
    return next((day for day in days if day and not (past and day > reference)), None)


def _nth_of_month(found: re.Match[str], reference: date, _past: bool) -> date | None:
    if found["month"]:
        year = int(found["year"] or reference.year)
        first = date(max(year, 1), MONTH_NUMBERS[found["month"]], 1)
    else:
        first = shift(reference.replace(day=1), RELATIVE_OFFSETS.get(found["which"], 0), "mois")
    nth = int(found["nth"]) - 1
    weekday = WEEKDAY_NUMBERS.get(found["weekday"])
    days = nth if weekday is None else (weekday - first.weekday()) % 7 + 7 * nth
    day = first + timedelta(days=days)
    return day if day.month == first.month else None


def _weekday(found: re.Match[str], reference: date, past: bool) -> date:
    away = WEEKDAY_NUMBERS[found["weekday"]] - reference.weekday()
    which = found["before"] or found["after"]
    if found["later"]:
        return reference + timedelta(days=away % 7 + int(found["later"]) // 7 * 7)
    if which is None and not found["week"]:
        return reference + timedelta(days=-(-away % 7) if past else (away - 1) % 7 + 1)
    if RELATIVE_OFFSETS.get(which, 0) < 0 and not found["week"]:
        return reference - timedelta(days=(-away - 1) % 7 + 1)
    return reference + timedelta(days=away + 7 * RELATIVE_OFFSETS.get(which, 0))


_WHICH = "|".join(RELATIVE_OFFSETS)
_DAY_NAME = "|".join(WEEKDAY_NUMBERS)
_Meaning = Callable[[re.Match[str], date, bool], date | None]
_PHRASES: Final[tuple[tuple[re.Pattern[str], _Meaning], ...]] = (
    (re.compile(rf"il y a (?P<amount>[0-9]{{1,5}}) (?P<unit>{UNIT_PATTERN})"), _ago),
    (
        re.compile(
            rf"(?:(?P<amount>[0-9]{{1,5}}) )?(?P<unit>{UNIT_PATTERN}) (?:ago|plus tot|avant)"
        ),
        _ago,
    ),
    (re.compile(rf"(?:dans|in) (?P<amount>[0-9]{{1,5}}) (?P<unit>{UNIT_PATTERN})"), _ahead),
    (
        re.compile(rf"(?P<amount>[0-9]{{1,5}}) (?P<unit>{UNIT_PATTERN}) (?:plus tard|apres|later)"),
        _ahead,
    ),
    (
        re.compile(
            rf"(?:(?P<before>{_WHICH}) )?(?P<weekday>{_DAY_NAME})"
            rf"(?P<week> (?:de )?(?:la |cette )?semaine)?(?: (?P<after>{_WHICH}))?(?: en (?P<later>8|15))?"
        ),
        _weekday,
    ),
    (re.compile(rf"(?:(?P<weekday>{_DAY_NAME}) )?(?P<day>[0-9]{{1,2}})"), _day_of_month),
    (
        re.compile(
            rf"(?P<nth>[1-9][0-9]?) (?P<weekday>{_DAY_NAME}|jour) (?:du |de |d )(?:ce )?"
            rf"(?:(?P<month>{'|'.join(MONTH_NUMBERS)})(?: (?P<year>[0-9]{{4}}))?|mois(?: (?P<which>{_WHICH}))?)"
        ),
        _nth_of_month,
    ),
    (re.compile(r"(?P<side>veille|lendemain) d[eu] (?P<other>.{1,40})"), _beside),
    (
        re.compile(
            rf"(?:prochaine? |(?:journee|reveillon) de (?:la )?)?(?P<holiday>{'|'.join(HOLIDAYS)})"
            r"(?: (?P<year>[0-9]{4})|(?P<last> dernier))?"
        ),
        _holiday,
    ),
)
