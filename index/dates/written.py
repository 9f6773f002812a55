"""Dates as they are written: a day, a month, perhaps a year and a day of the week."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from index.dates.french.words import FILLER_WORDS, MONTH_NUMBERS, WEEKDAY_NUMBERS
from index.dates.normalization import normalize_expression


class Written(Struct, frozen=True):
    """A written date, perhaps without its year, perhaps impossible ("31 février", "25/13/2019").

    Attributes:
        start: Where it begins in the text, its weekday included.
        end: Where it ends (exclusive).
        day: Day of the month as written.
        month: Month as written; January is 1.
        year: The year, or None when it is not written.
        weekday: The day of the week (Monday is 0), or None when it is not written.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day it names in that year; None when there is no such day or it has another weekday."""
        try:
            day = date(year, self.month, self.day)
        except (ValueError, OverflowError):
            return None
        return day if self.weekday in {None, day.weekday()} else None

    def full(self) -> date | None:
        """The day it names by itself; None without a year, or when there is no such day."""
        return None if self.year is None else self.in_year(self.year)

    def latest(self, today: date) -> date | None:
        """The latest day it can mean that is not after today; None when there is none in forty years.

        Forty years see every date on every weekday, 29 February included, save around 1900.
        """
        days = (self.in_year(year) for year in range(today.year, today.year - 41, -1))
        return next((day for day in days if day is not None and day <= today), None)

    def next(self, reference: date) -> date | None:
        """The day it means in the year of reference or, failing that, in the first later year that has it."""
        days = (self.in_year(year) for year in range(reference.year, reference.year + 41))
        return next((day for day in days if day is not None), None)


_DAY_NAMES: Final = WEEKDAY_NUMBERS.keys() | {"mar"}


def read_date(expression: str) -> Written | None:
    """Read an expression that is one written date: ISO, French or English words, or day/month/year.

    A time of day is dropped, never used to shift the day. Two-digit years are those of POSIX: 69 is 1969,
    68 is 2068.

    Args:
        expression: Such as "2019-02-25T10:00Z", "lundi 1er mars", "25/02/19" or "Mon, 25 Feb 2019 10:00 GMT".

    Returns:
        The date as written, which may be impossible: see `Written.full`. None when it is not a date.
    """
    words = [word for word in normalize_expression(expression).split() if word not in FILLER_WORDS]
    numbers = [word for word in words if word.isdigit()]
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    weekdays = [WEEKDAY_NUMBERS[word] for word in words if word in WEEKDAY_NUMBERS]
    if len(months) == 2 and words[0] == "mar":  # short for mardi, not for March
        months, weekdays = months[1:], [WEEKDAY_NUMBERS["mardi"]]
    if (
        len(words) != len(numbers) + len(months) + len(weekdays)
        or len(months) > 1
        or len(weekdays) > 1
    ):
        return None
    if weekdays and words[0] not in _DAY_NAMES:  # "premier jeudi de mai" is no 1 May
        return None
    ordered = _named_month(numbers, months[0]) if months else _bare_numbers(numbers)
    if ordered is None:
        return None
    year, month, day = ordered
    return Written(0, len(expression), day, month, year, weekdays[0] if weekdays else None)


def _named_month(numbers: list[str], month: int) -> tuple[int | None, int, int] | None:
    """Year, month, day from the numbers around a month's name: four digits are a year wherever they stand."""
    match sorted(numbers, key=lambda number: len(number) > 2):
        case [day] if len(day) <= 2:
            return None, month, int(day)
        case [day, year] if len(day) <= 2 and len(year) in {2, 4}:
            return full_year(year), month, int(day)
    return None


def _bare_numbers(numbers: list[str]) -> tuple[int | None, int, int] | None:
    """Year, month, day from numbers alone: year first when it has four digits, else day first."""
    match [len(number) for number in numbers]:
        case [8 | 12 | 14]:
            return int(numbers[0][:4]), int(numbers[0][4:6]), int(numbers[0][6:8])
        case [4, 1 | 2, 1 | 2]:
            return int(numbers[0]), int(numbers[1]), int(numbers[2])
        case [1 | 2, 1 | 2, 2 | 4]:
            return full_year(numbers[2]), int(numbers[1]), int(numbers[0])
        case [1 | 2, 1 | 2]:
            return None, int(numbers[1]), int(numbers[0])
    return None


def full_year(year: str) -> int:
    """The year that two or four digits mean; two-digit years are those of POSIX."""
    return int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 69 else 2000)
