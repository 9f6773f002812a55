"""Read an expression that is one day of an old calendar: the Republican one, or the old style."""

from __future__ import annotations

import re
from datetime import date

from index.dates.date_finder import find_dates
from index.dates.old_style import from_old_style
from index.dates.written_date import WrittenDate
from index.lazy_pattern import lazy_pattern

_AROUND = lazy_pattern(r"(?:[\s.,()]|\bl[e']|\bdu\b|\ben\b|\bnouveau style\b)*", re.IGNORECASE)
"""Words that may stand around the days of an expression."""
_MAX_CHARS = 80
"""A longer text is no expression of a day."""


def read_old_day(expression: str) -> date | None:
    """Return the day of our calendar that an expression means; None if it is more than one day.

    Args:
        expression: Such as "18 brumaire an VIII", "25 octobre 1917 (vieux style)", or a day in both
            styles, "25 octobre (7 novembre) 1917".
    """
    if len(expression) > _MAX_CHARS:
        return None
    rest, day = expression, None
    for written in reversed(list(find_dates(expression))):
        day = written.full() if day is None else _later_style(written, day)
        rest = rest[: written.start] + rest[written.end :]
    if day is None:
        return None
    rest = rest.replace(str(day.year), "")
    return day if _AROUND.fullmatch(rest) else None


def _later_style(first: WrittenDate, day: date) -> date:
    """Return the one of two days that is of our calendar: 7 novembre (25 octobre) 1917."""
    ours = from_old_style(day.day, day.month, day.year)
    if ours is None or (ours.day, ours.month) != (first.day, first.month):
        return day
    return ours
