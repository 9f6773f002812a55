"""Recognise the issue of two days, which is of the first: "Dimanche 8 et lundi 9 juin 1924"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.dates.french.words import WEEKDAY_NUMBERS_BY_START, WEEKDAY_PATTERN
from index.dates.written_date import WrittenDate
from index.lazy_pattern import lazy_pattern

FIRST_OF_TWO = lazy_pattern(
    rf"(?P<weekday>{WEEKDAY_PATTERN})\s*(?:(?:et|[-–—/])\s*(?:{WEEKDAY_PATTERN})\s*)?"
    r"(?P<day>[0-3]?[0-9])(?:er)?\s*(?:et|[-–—/])\s*(?:le\s)?$",
    re.IGNORECASE,
)
"""The first of two days, before the second: "Dimanche 8 et", or "Dimanche-lundi 8-"."""

_DAY = timedelta(days=1)


def first_of_two(written: WrittenDate, before: str) -> date | None:
    """Return the first day of an issue of two days; None if there is no such issue.

    Args:
        written: The second day.
        before: The text right before it.
    """
    first = FIRST_OF_TWO.search(before)
    second = written.full()
    if first is None or second is None or second == date.min:
        return None
    day = second - _DAY
    weekday = WEEKDAY_NUMBERS_BY_START[first["weekday"][:3].lower()]
    return day if (day.day, day.weekday()) == (int(first["day"]), weekday) else None
