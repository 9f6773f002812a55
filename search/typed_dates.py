"""Find dates that were typed as words, as in `Syrie en 2020` and `frappes avril 2018`.

An article need not hold such words if it was published then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from index.analysis.analyzer import stop_words
from index.dates.period import Period
from index.errors import DateError
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from search.names.typed_names import exact_terms
from search.parser.tokens import QUOTED
from search.query import Query, plain_terms

_YEAR = r"(?:1[89]|20)\d\d"
_NUMERIC = (
    rf"\d{{1,2}}(?P<sign>\s?[/.-]\s?)\d{{1,2}}(?P=sign)(?:{_YEAR}|\d\d)"
    rf"|{_YEAR}-\d\d(?:-\d\d)?|(?:0?[1-9]|1[0-2])/{_YEAR}|{_YEAR}/{_YEAR}"
)
_WORD_BEFORE_YEAR = r"(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?|[TS][1-4]|\d{1,2}(?:er|nd|e|[eè]me)?)\s+"
_FIRST_MONTH = rf"(?:[^\W\d_]{{3,9}}\.?\s+{_YEAR}\s?[-–]\s?)?"
_WRITTEN = rf"{_FIRST_MONTH}(?:{_WORD_BEFORE_YEAR}){{0,2}}(?:mi-)?{_YEAR}(?:[-–/]{_YEAR})?|ann[ée]es\s+[1-9]0"
_DATE = lazy_pattern(rf"(?<![\w:.,/-])(?:{_NUMERIC}|{_WRITTEN})(?![\w/-]|[.,]\d)", re.IGNORECASE)
"""A possible date: numbers with signs between them, or a year, perhaps after a month and a day."""
_SPACES = lazy_pattern(r"\s+")
_NO_HOLIDAY = "morts"
"""The holiday is called « jour des morts » in queries, which are often about how many died."""
_RANGE_START = lazy_pattern(
    r"(?<![\w'’-])(?:"
    r"(?P<open>depuis|avant|apr[eè]s|d[eè]s|jusqu['’](?:en|à|au)|à partir d[eu]"
    r"|since|before|after|until)"
    rf"|entre|between|de|du|from|(?<!hiver )(?={_YEAR}\s?[-–]\s?{_YEAR}(?![\w-])))(?:\s|(?=\d))",
    re.IGNORECASE,
)
"""The beginning of a range of days: « depuis » of one end, « entre », or a year and a hyphen. A winter
has two years, and is no range of them."""
_SECOND_END = lazy_pattern(r"\s(?:et|à|a|au|and|to)\s|[-–]", re.IGNORECASE)
_LONG_NUMBER = lazy_pattern(r"\d{4,}")
_BEFORE_YEAR = lazy_pattern(r"(?:\A|\s)(?:en|de|in|of|année|annee|year)\s+\Z", re.IGNORECASE)
"""The words before a year that is no number: `2000 emplois` are not of the year 2000."""
_LAST_WORD = lazy_pattern(r"\S+\Z")

ROUND_NUMBER = 50
"""Multiples of this number are seldom years between other words."""


class TypedDate(Struct, frozen=True):
    """A date that was typed as words.

    Attributes:
        text: The words as they were typed.
        words: Their exact terms.
        period: The days that they mean.
    """

    text: str
    words: tuple[str, ...]
    period: Period

    def note(self) -> Message:
        """Say that articles of these days are found as well, and how to find these alone."""
        return Message.of("words-read-as-date", text=self.text, filter=f"date:{self.text}")


def typed_dates(text: str, query: Query, today: date) -> tuple[TypedDate, ...]:
    """Return the dates among the plain words of a query.

    Args:
        text: The query as it was typed.
        query: The query tree. Words in quotes, of a field or excluded are no dates.
        today: The day that a date may count from.
    """
    if not any(map(str.isdigit, text)):
        return ()
    plain = plain_terms(query)
    found = _dates_in(re.sub(QUOTED, lambda quoted: " " * len(quoted[0]), text), today)
    return tuple(typed for typed in found if plain.issuperset(typed.words))


def covering(dates: Iterable[TypedDate], term: str) -> Iterator[TypedDate]:
    """Yield the dates that a word is part of."""
    return (typed for typed in dates if term in typed.words)


def _dates_in(text: str, today: date) -> Iterator[TypedDate]:
    """Yield what can be read as dates in a text."""
    ranges = list(_ranges_in(text, today))
    yield from ranges
    for found in ranges:
        text = text.replace(found.text, " " * len(found.text))
    for match in _DATE.finditer(text):
        for written in (*_possible_dates(match[0]), _year_alone(text, match)):
            period = _read_date(written, today)
            if period is not None:
                yield TypedDate(written, exact_terms(written), period)
                break


def _possible_dates(written: str) -> Iterator[str]:
    """Yield what may be a date at the end of some words, the longest first. A year alone is not."""
    starts = [0, *[gap.end() for gap in _SPACES.finditer(written)]]
    for start in starts:
        if not written[start:].isdigit():
            yield written[start:]


def _ranges_in(text: str, today: date) -> Iterator[TypedDate]:
    """Yield the ranges of days in a text: "entre 2017 et 2019", "depuis mars 2020"."""
    from search.parser.dates import end_of_date  # late: most queries have no date

    for match in _RANGE_START.finditer(text):
        end = end_of_date(text, match.start())
        written = text[match.start() : end].rstrip(" ,;") if end else ""
        has_ends = match["open"] or _SECOND_END.search(written)
        numbers = _LONG_NUMBER.findall(written)  # "de 2000 à 3000 emplois" has another one
        if not (has_ends and numbers and all(re.fullmatch(_YEAR, each) for each in numbers)):
            continue
        period = _read(written, today, may_be_open=match["open"] is not None)
        if period is not None:
            words = tuple([term for term in exact_terms(written) if term not in stop_words()])
            yield TypedDate(written, words, period)


def _year_alone(text: str, match: re.Match[str]) -> str:
    """Return the year at the end of what is no date as a whole, or nothing if it may be a number.

    Between words, round numbers count something: `plan social 2000 emplois`. Others are years:
    `législatives 2017 abstention`.
    """
    year = _LAST_WORD.search(match[0])
    if year is None:
        return ""
    start = match.start() + year.start()
    is_last = not text[match.end() :].strip(" ?!.")
    is_named = _BEFORE_YEAR.search(text[:start]) is not None
    is_between = bool(text[:start].strip()) and not _is_round(year[0])
    return year[0] if is_last or is_named or is_between else ""


def _is_round(written: str) -> bool:
    """Return True for what may be a round number, or is none."""
    return not written.isdecimal() or int(written) % ROUND_NUMBER == 0


def _read_date(text: str, today: date) -> Period | None:
    """Return the days that a text means, or None if it is no date."""
    if not text or text.split(maxsplit=1)[0].lower() in ("en", "de", "in", "of", _NO_HOLIDAY):
        return None
    return _read(text, today)


def _read(text: str, today: date, *, may_be_open: bool = False) -> Period | None:
    """Return the days that a text means, or None if it means none.

    Args:
        text: The text.
        today: The day that a date may count from.
        may_be_open: True if the days may have no first one, or no last one.
    """
    from index.dates.period_parser import read_period  # late: most queries have no date

    try:
        period = read_period(text, today)
    except DateError:
        return None
    return period if may_be_open or (period.first and period.last) else None
