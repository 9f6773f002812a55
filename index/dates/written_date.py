"""Dates as they are written: a day, a month, perhaps a year and a weekday."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from index.dates.french.words import FILLER_WORDS, MONTH_NUMBERS, WEEKDAY_NUMBERS
from index.dates.normalization import normalize_expression

_YEARS_AROUND = 40
"""Years in which every date falls on every weekday, 29 February included, except around 1900."""
_AMBIGUOUS_ABBREVIATION = "mar"
"""Short for mardi and for March."""
_FIRST_YEAR_OF_1900S = 69
"""Two-digit years are those of POSIX: 69 is 1969, 68 is 2068."""


class WrittenDate(Struct, frozen=True):
    """A date as it is written.

    Its year may be missing, and it may be impossible ("31 février", "25/13/2019").

    Attributes:
        day: Day of the month as written.
        month: Month as written; January is 1.
        year: The year, or None when it is not written.
        weekday: The weekday (Monday is 0), or None when it is not written.
        start: Offset in the text where it begins, its weekday included.
        end: Offset in the text where it ends (exclusive).
    """

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    start: int = 0
    end: int = 0

    def in_year(self, year: int) -> date | None:
        """Return the day in that year, or None if it does not exist or has another weekday."""
        try:
            day = date(year, self.month, self.day)
        except (ValueError, OverflowError):
            return None
        if self.weekday is None or self.weekday == day.weekday():
            return day
        return None

    def full(self) -> date | None:
        """Return the day, or None if the year is missing or there is no such day."""
        if self.year is None:
            return None
        return self.in_year(self.year)

    def latest(self, today: date) -> date | None:
        """Return the latest day up to today that the date can mean, whatever its own year.

        None means that it is not a date in any of the last forty years: "31 février".
        """
        for year in range(today.year, today.year - _YEARS_AROUND - 1, -1):
            day = self.in_year(year)
            if day is not None and day <= today:
                return day
        return None

    def next(self, reference: date) -> date | None:
        """Return the first day that the date can mean from the year of `reference` on.

        It may be earlier than `reference` in the same year. None means that it is not a date in any
        of the next forty years.
        """
        for year in range(reference.year, reference.year + _YEARS_AROUND + 1):
            day = self.in_year(year)
            if day is not None:
                return day
        return None


class _Words(NamedTuple):
    """The words of an expression by their kinds. Fillers such as "le" are left out.

    Attributes:
        all: All words, in their order.
        numbers: The words that are digits.
        months: The numbers of the months that are named; January is 1.
        weekdays: The numbers of the weekdays that are named; Monday is 0.
    """

    all: list[str]
    numbers: list[str]
    months: list[int]
    weekdays: list[int]


class _Parts(NamedTuple):
    """The year, the month and the day that an expression names; the year may be missing."""

    year: int | None
    month: int
    day: int


def read_date(expression: str) -> WrittenDate | None:
    """Read an expression that is one written date: ISO, French or English words, or day/month/year.

    A time of day is dropped, and no time zone shifts the day. Two-digit years are those of POSIX:
    69 is 1969, 68 is 2068.

    Args:
        expression: Such as "2019-02-25T10:00Z", "lundi 1er mars", "25/02/19" or "Mon, 25 Feb 2019 10:00 GMT".

    Returns:
        The date as written, which may be impossible: see `WrittenDate.full`. None when it is not a date.
    """
    words = _sorted_words(expression)
    if not _can_be_a_date(words):
        return None
    parts = _parts(words)
    if parts is None:
        return None
    weekday = words.weekdays[0] if words.weekdays else None
    return WrittenDate(
        day=parts.day, month=parts.month, year=parts.year, weekday=weekday, end=len(expression)
    )


def _sorted_words(expression: str) -> _Words:
    """Sort the words of an expression into numbers, months and weekdays."""
    words = _Words([], [], [], [])
    for word in normalize_expression(expression).split():
        if word in FILLER_WORDS:
            continue
        words.all.append(word)
        if word.isdigit():
            words.numbers.append(word)
        if word in MONTH_NUMBERS:
            words.months.append(MONTH_NUMBERS[word])
        if word in WEEKDAY_NUMBERS:
            words.weekdays.append(WEEKDAY_NUMBERS[word])
    # "mar. 3 mars" has two months by its words: the first one is the weekday.
    if len(words.months) == 2 and words.all[0] == _AMBIGUOUS_ABBREVIATION:
        del words.months[0]
        words.weekdays[:] = [WEEKDAY_NUMBERS["mardi"]]
    return words


def _can_be_a_date(words: _Words) -> bool:
    """Return True if all words are numbers, at most one month, and at most one weekday in front."""
    recognised = len(words.numbers) + len(words.months) + len(words.weekdays)
    if recognised != len(words.all) or len(words.months) > 1 or len(words.weekdays) > 1:
        return False
    if not words.weekdays:
        return True
    first = words.all[0]  # "premier jeudi de mai" is not 1 May
    return first in WEEKDAY_NUMBERS or first == _AMBIGUOUS_ABBREVIATION


def _parts(words: _Words) -> _Parts | None:
    """Return the parts of a date, or None if the numbers are not those of one."""
    if words.months:
        return _parts_with_month(words.numbers, words.months[0])
    return _parts_of_numbers(words.numbers)


def _parts_with_month(numbers: list[str], month: int) -> _Parts | None:
    """Read the numbers around the name of a month: a day, and perhaps a year.

    Four digits are the year wherever they stand: "2020 mars 3" is "3 mars 2020".
    """
    year_last = sorted(numbers, key=lambda number: len(number) > 2)
    match year_last:
        case [day] if len(day) <= 2:
            return _Parts(None, month, int(day))
        case [day, year] if len(day) <= 2 and len(year) in {2, 4}:
            return _Parts(full_year(year), month, int(day))
    return None


def _parts_of_numbers(numbers: list[str]) -> _Parts | None:
    """Read numbers alone: the year comes first when it has four digits, else the day does."""
    match [len(number) for number in numbers]:
        case [8 | 12 | 14]:  # 20190225, perhaps with hours, minutes and seconds
            digits = numbers[0]
            return _Parts(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        case [4, 1 | 2, 1 | 2]:  # 2019-02-25
            year, month, day = numbers
            return _Parts(int(year), int(month), int(day))
        case [1 | 2, 1 | 2, 2 | 4]:  # 25/02/2019, 25/02/19
            day, month, year = numbers
            return _Parts(full_year(year), int(month), int(day))
        case [1 | 2, 1 | 2]:  # 25/02
            day, month = numbers
            return _Parts(None, int(month), int(day))
    return None


def full_year(digits: str) -> int:
    """Return the year that four digits mean, or two as in POSIX: 69 is 1969, 68 is 2068."""
    year = int(digits)
    if len(digits) == 4:
        return year
    century = 1900 if year >= _FIRST_YEAR_OF_1900S else 2000
    return century + year
