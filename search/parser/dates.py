"""The values of date fields: which words after a field belong to it, and which days they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from index.dates.period import Period
from index.dates.period_parser import read_period
from index.errors import DateError
from search.parser.tokens import DATE_FIELDS, OPERATOR, DateRelation

MAX_DATE_WORDS = 8
"""The longest date has so many words: `du lundi 3 mars au 5 mai 2020`."""

_WORD = re.compile(
    rf"\s*(?!(?:{OPERATOR})(?:[\s()]|\Z)|-\w|[^\s():]+:\S)"
    r"[^\s()«»“”„\"~^*]+?(?=(?P<stop>[,;]*)(?:[\s()«»“”„\"]|\Z))"
)
"""A word that may belong to a date: it is no operator, exclusion or field."""
_YEAR_AND_NUMBER = re.compile(r"\d{4}\s+\d")
"""A year with a number after it. Outside quotes the number is no part of the date."""
_LEAP_DAY = date(2024, 2, 29)
"""A day from which every date without a year can be read. Any other day would do as well."""
_ONE_DAY = timedelta(days=1)
_OUT_OF_CALENDAR: Mapping[DateRelation, str] = MappingProxyType(
    {"before": "query-date-before-calendar", "after": "query-date-after-calendar"}
)
"""What is wrong with a date field that leaves no day."""


def end_of_date(text: str, start: int) -> int | None:
    """Return where the longest date ends that begins at an offset, or None if no date does.

    Args:
        text: A query.
        start: The offset of the first word.
    """
    for end in reversed(_word_ends(text, start)):
        if _is_date(text[start:end]):
            return end
    return None


def field_period(field: str, text: str, today: date) -> Period:
    """Return the days that a date field asks for.

    Args:
        field: One of `DATE_FIELDS`.
        text: Its value.
        today: The day that "il y a 3 mois" counts from.

    Raises:
        DateError: The value cannot be read as a date, or no day is left.
    """
    period = read_period(text, today)
    relation = DATE_FIELDS[field]
    if relation == "within":
        return period
    try:
        return _one_side(period, relation)
    except OverflowError:
        raise DateError(_OUT_OF_CALENDAR[relation], text=text.strip()) from None


def _one_side(period: Period, relation: DateRelation) -> Period:
    """Return the days on one side of a period.

    Raises:
        DateError: The period is open on that side.
        OverflowError: The calendar has no such day.
    """
    limit = period.last
    if relation in ("before", "from"):
        limit = period.first
    if limit is None:
        raise DateError("query-date-open")
    match relation:
        case "before":
            return Period(None, limit - _ONE_DAY)
        case "after":
            return Period(limit + _ONE_DAY, None)
        case "from":
            return Period(limit, None)
        case _:
            return Period(None, limit)


def _word_ends(text: str, start: int) -> list[int]:
    """List where the words end that may belong to one date, up to a comma or a semicolon."""
    ends: list[int] = []
    offset = start
    while len(ends) < MAX_DATE_WORDS:
        word = _WORD.match(text, offset)
        if word is None:
            break
        offset = word.end()
        ends.append(offset)
        if word["stop"]:
            break
    return ends


def _is_date(text: str) -> bool:
    if _YEAR_AND_NUMBER.match(text):
        return False
    try:
        read_period(text, _LEAP_DAY)
    except DateError:
        return False
    return True
