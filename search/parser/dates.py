"""Date fields of a query: how many of the words that follow make a date, and which days it means."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.dates.period import Period
from index.dates.periods import read_period
from index.errors import DateError
from search.parser.tokens import DATE_FIELDS, Days

MOST_WORDS = 8
"""Words that a date has at most: `du lundi 3 mars au 5 mai 2020`."""

_WORD = re.compile(
    r"\s*(?!(?:AND|ET|OR|OU|NOT|SAUF)(?:[\s()]|\Z)|-\w|[^\s():]+:\S)"
    r"[^\s()«»“”„\"~^*]+?(?=(?P<stop>[,;]*)(?:[\s()«»“”„\"]|\Z))"
)
_YEAR_AND_NUMBER = re.compile(r"\d{4}\s+\d")
"""A year with a number after it: the number is of something else, in words that nothing holds together."""
_LEAP_DAY = date(2024, 2, 29)
"""A day from which every date without a year can be reckoned; which words make a date depends on no other."""
_ONE = timedelta(days=1)


def end_of_date(text: str, start: int) -> int | None:
    """Where the longest run of words that makes a date ends; None where there is none.

    Args:
        text: A query.
        start: Where the first word begins.
    """
    ends: list[int] = []
    place = start
    while len(ends) < MOST_WORDS and (word := _WORD.match(text, place)):
        place = word.end()
        ends.append(place)
        if word["stop"]:
            break
    return next((end for end in reversed(ends) if _is_date(text[start:end])), None)


def days(field: str, typed: str, today: date) -> Period:
    """The days that a date field asks for.

    Args:
        field: One of `DATE_FIELDS`.
        typed: What it is given.
        today: The day that "il y a 3 mois" counts from.

    Raises:
        DateError: That cannot be read as a date, or leaves no day.
    """
    period = read_period(typed, today)
    how = DATE_FIELDS[field]
    if how == "within":
        return period
    try:
        return _opened(period, how)
    except OverflowError:
        side = "before" if how == "before" else "after"
        raise DateError(f"query-date-{side}-calendar", text=typed.strip()) from None


def _opened(period: Period, how: Days) -> Period:
    """The days on one side of a period.

    Raises:
        DateError: The period is open on that side.
        OverflowError: There is no such day.
    """
    limit = period.first if how in ("before", "from") else period.last
    if limit is None:
        raise DateError("query-date-open")
    match how:
        case "before":
            return Period(None, limit - _ONE)
        case "after":
            return Period(limit + _ONE, None)
        case "from":
            return Period(limit, None)
        case _:
            return Period(None, limit)


def _is_date(typed: str) -> bool:
    if _YEAR_AND_NUMBER.match(typed):
        return False
    try:
        read_period(typed, _LEAP_DAY)
    except DateError:
        return False
    return True
