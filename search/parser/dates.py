"""The values of date fields: which words after a field belong to it, and which days they mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from index.dates.period import Period
from index.dates.period_parser import read_period
from index.errors import DateError
from index.lazy_pattern import lazy_pattern
from search.parser.tokens import DATE_FIELDS, OPERATOR, DateRelation

MAX_DATE_WORDS = 8
"""Words of the longest date: `du lundi 3 mars au 5 mai 2020`."""

_WORD = lazy_pattern(
    rf"\s*(?!(?:{OPERATOR})(?:[\s()]|\Z)|-\w|[^\s():]+:\S)"
    r"[^\s()«»“”„\"~^*]+?(?=(?P<stop>[,;]*)(?:[\s()«»“”„\"]|\Z))"
)
"""A word that may belong to a date.

It is no operator (`OU`), no exclusion (`-Téhéran`), and no field (`titre:grève`). The group `stop`
has the commas or semicolons after it.
"""
_YEAR_AND_NUMBER = lazy_pattern(r"\d{4}\s+\d")
"""A year and a number, as in `date:2019 3 morts`. Outside quotes the number is no month."""
_LEAP_DAY = date(2024, 2, 29)
"""The day to count from when a text is only tested for being a date.

In a leap year, `29 février` without a year is one as well. The day itself does not matter.
"""
_ONE_DAY = timedelta(days=1)
_OUT_OF_CALENDAR: Mapping[DateRelation, str] = MappingProxyType(
    {"before": "query-date-before-calendar", "after": "query-date-after-calendar"}
)
"""The error of a date field that asks for days before or after those of the calendar."""


def end_of_date(text: str, start: int) -> int | None:
    """Return the end of the longest date that begins at an offset, or None if no date begins there.

    Args:
        text: A query.
        start: The offset of the first word of the value of a date field.
    """
    for end in reversed(_word_ends(text, start)):
        if _is_date(text[start:end]):
            return end
    return None


def field_period(field: str, text: str, today: date) -> Period:
    """Return the days that a date field asks for: `avant:2019` asks for those up to 2018-12-31.

    Args:
        field: One of `DATE_FIELDS`, such as `avant`.
        text: Its value, such as `2019`.
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
    """Return the days before, after, from or up to a period.

    `before` and `from` look at its first day, `after` and `to` at its last.

    Raises:
        DateError: The period has no first or no last day, as in `avant:"jusqu'en 2019"`.
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
    """Return True if a text outside quotes can be read as a date or a period."""
    if _YEAR_AND_NUMBER.match(text):
        return False
    try:
        read_period(text, _LEAP_DAY)
    except DateError:
        return False
    return True
