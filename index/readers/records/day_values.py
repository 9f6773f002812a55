"""Read the dates of records: numbers of spreadsheets and computers, and dates in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from index.lazy_pattern import lazy_pattern
from index.readers.records.values import first_text

_FIRST_DAY_OF_SHEETS = date(1899, 12, 30)
"""The day 0 of spreadsheets, which believe that 1900 was a leap year."""

_NUMBER = lazy_pattern(r"-?[0-9]++(?:[.,][0-9]*+)?\Z")

_SHEET_DAY = lazy_pattern(r"(?P<days>[1-7][0-9]{4})(?:[.,][0-9]+)?\Z")
"""A day as spreadsheets count them: those of the years 1927 to 2119 have five digits."""

_EPOCH = date(1970, 1, 1)
_SECONDS_PER_DAY = 86_400
_OLD_TIMESTAMP = lazy_pattern(r"-(?P<ticks>[0-9]{8,14})(?:\.[0-9]*)?\Z")
"""Seconds or their thousandths before 1970."""

_EARLY_MILLISECONDS = lazy_pattern(
    r"(?!(?:1[5-9]|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{4})"
    r"(?P<ticks>[0-9]{11,12})(?:\.[0-9]*)?\Z"
)
"""Thousandths of seconds before 2001. Twelve digits may be a year, month, day and time instead."""

_MAX_SECONDS = 12_000_000_000
"""Seconds before 1970 back to the year 1589. A larger number is one of thousandths of them."""

_MAX_DAY_DIGITS = 2
"""Digits of the number of a day in its month, which is no date."""


def day_text(value: object) -> str | None:
    """Return the date that a value gives, as a text in some notation; None if it gives none."""
    if not isinstance(value, str):
        parts = _date_parts(value)
        if parts:
            return joined_parts(*parts)
    text = first_text(value)
    if text is None or (text.isdigit() and len(text) <= _MAX_DAY_DIGITS):
        return None
    return (_day_of_number(text) if _NUMBER.match(text) else None) or text


def joined_parts(year: object, month: object = None, day: object = None) -> str | None:
    """Return the text of a date that is given in parts: `2019-03-12`, `2019-03` or `2019`."""
    numbers = list(_numbers(year, month, day))
    if not numbers:
        return None
    year_number, *rest = numbers
    return "-".join([f"{year_number:04}", *(f"{number:02}" for number in rest)])


def _numbers(*parts: object) -> Iterator[int]:
    """Yield the numbers of a year, a month and a day up to the first that is missing."""
    for part, most in zip(parts, (9999, 12, 31), strict=False):
        text = first_text(part)
        number = _whole(text) if text else None
        if number is None or not 1 <= number <= most:
            return
        yield number


def _whole(text: str) -> int | None:
    """Return a number of up to four digits, which a table may write as `2019.0`."""
    digits = text.removesuffix(".0")
    return int(digits) if re.fullmatch("[0-9]{1,4}", digits) else None


def _date_parts(value: object) -> list[Any] | None:
    """Return the year, the month and the day of a date in parts.

    It is `{"date-parts": [[2019, 3, 12]]}`, `{"year": 2019, "month": 3}` or `[2019, 3, 12]`.
    """
    if isinstance(value, dict):
        if "year" in value:
            return [value.get(name) for name in ("year", "month", "day")]
        value = value.get("date-parts")
        value = value[0] if isinstance(value, list) and value else None
    if not isinstance(value, list) or not 1 <= len(value) <= 3:
        return None
    return (
        value if all(isinstance(part, (int, str)) for part in value) and _is_year(value) else None
    )


def _is_year(parts: list[Any]) -> bool:
    return re.fullmatch("1[4-9][0-9]{2}|20[0-9]{2}", str(parts[0])) is not None


def _day_of_number(text: str) -> str | None:
    """Return the day of a number of days in a spreadsheet, or of seconds since or before 1970.

    Notations of a timestamp that others know too are left to them.
    """
    sheet_day = _SHEET_DAY.match(text)
    if sheet_day:
        return (_FIRST_DAY_OF_SHEETS + timedelta(days=int(sheet_day["days"]))).isoformat()
    early = _EARLY_MILLISECONDS.match(text)
    if early:
        return _day_of_seconds(int(early["ticks"]) // 1000)
    old = _OLD_TIMESTAMP.match(text)
    if old is None:
        return None
    ticks = int(old["ticks"])
    return _day_of_seconds(-(ticks if ticks <= _MAX_SECONDS else ticks // 1000))


def _day_of_seconds(seconds: int) -> str:
    return (_EPOCH + timedelta(days=seconds // _SECONDS_PER_DAY)).isoformat()
