"""Find the dates in running French text.

This runs on every article and is made to be cheap: one scan, anchored on digits.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from index.analysis.roman_numerals import roman_value
from index.dates.french.sentences import OLD_STYLE_AFTER
from index.dates.french.words import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAY_ABBREVIATION_PATTERN,
    ENGLISH_WEEKDAY_PATTERN,
    MONTH_NUMBERS,
    MONTH_OR_ABBREVIATION_PATTERN,
    PART_OF_DAY_PATTERN,
    REPUBLICAN_MONTH_PATTERN,
    REPUBLICAN_WEEKDAY_PATTERN,
    WEEKDAY_ABBREVIATION_PATTERN,
    WEEKDAY_NUMBERS_BY_START,
    WEEKDAY_PATTERN,
)
from index.dates.normalization import fold
from index.dates.old_style import LAST_OLD_STYLE_YEAR, are_one_day, from_old_style
from index.dates.republican_calendar import republican_day
from index.dates.written_date import WrittenDate, full_year
from index.lazy_pattern import lazy_pattern

_DATE = lazy_pattern(
    rf"""[0-9](?<![0-9][0-9])(?:
        (?P<day_digit>[0-9]?)\s?(?:er|ᵉʳ|°|\.|\)|st|nd|rd|th)?\s{{1,3}}
        (?P<month>{MONTH_OR_ABBREVIATION_PATTERN})
        (?![^\W\d_])\.?
        (?:(?P<comma>,)?\s{{1,3}}(?:(?:de\s)?l['’]an\s(?:de\sgr[âa]ce\s)?)?
        (?P<year>[12][0-9]{{3}}(?![0-9])|(?-i:M[. ]?DC{{1,3}}[. ]?[CLXVI]{{0,8}})(?!\w))
        (?(comma)(?=\s*(?:[|•·(–—-]|$))))?
      | (?<![0-9][/.-][0-9])(?:
          (?P<iso>[0-9]{{3}}(?P<dash>[-/.])[01]?[0-9](?P=dash)[0-3]?[0-9])(?![0-9])
        | [0-9]?(?P<separator>[/.-])[01]?[0-9](?P=separator)(?:(?:1[6-9]|20)[0-9]{{2}}|(?<=[/.])[0-9]{{2}})
          (?![0-9]|[/.][0-9]))
      | (?P<last_day_digit>[0-9]?)(?:st|nd|rd|th|er)?,?\s{{1,2}}
        (?P<last_year>(?:1[6-9]|20)[0-9]{{2}})(?![0-9])
      | (?P<republican_day_digit>[0-9]?)(?:er|[eᵉ]|°)?\s{{1,3}}
        (?P<republican_month>{REPUBLICAN_MONTH_PATTERN}|(?:jour\s)?(?P<complementary>compl[ée]mentaire|sans-?culottide))
        ,?\s{{1,3}}(?:de\s)?(?:l['’\s])?an(?:n[ée]e)?\s{{1,3}}
        (?P<republican_year>[IVX]{{1,5}}|[0-9]{{1,2}})(?!\w)(?:,?\sde\sla\sr[ée]publique(?:\sfran[çc]aise)?)?
    )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""A date from its first digit on, in four forms.

The first digit of the day or year is not in any group.

- A day before the name of a month: "3 mars 2020", "3 mars M DCC LXXXIX". Groups: day_digit (the
  second digit of the day, or empty), month, comma, year (may be missing).
- Numbers alone: "2020-03-03" with the groups iso and dash, "03/03/20" with the group separator.
- A day and a year, before which `_MONTH_BEFORE` looks for a month: "March 3, 2020". Groups:
  last_day_digit, last_year.
- A day of the Republican calendar: "5 brumaire an VIII". Groups: republican_day_digit,
  republican_month, complementary (of "3e jour complémentaire an VII"), republican_year.
"""
_MONTH_BEFORE = lazy_pattern(
    rf"(?<![^\W\d_])(?P<month>{MONTH_OR_ABBREVIATION_PATTERN})\.?\s{{1,2}}$", re.IGNORECASE
)
_MAX_MONTH_CHARS = 12
"""Distance before a day in which the name of its month is looked for."""
_BLANK = r"[^\S\n]"
_WEEKDAY_BEFORE = lazy_pattern(
    rf"""(?<![\w-])(?:(?:{WEEKDAY_PATTERN})(?:{_BLANK}(?:{PART_OF_DAY_PATTERN}))?
    |(?:{WEEKDAY_ABBREVIATION_PATTERN})\.?|(?:{ENGLISH_WEEKDAY_PATTERN})
    |(?:{ENGLISH_WEEKDAY_ABBREVIATION_PATTERN})\.?){_BLANK}*[,(]?{_BLANK}*(?:le{_BLANK}+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_WEEKDAY_CHARS = 28
"""Distance before a date in which its weekday is looked for."""
_REPUBLICAN_WEEKDAY_BEFORE = lazy_pattern(
    rf"(?<!\w)(?:{REPUBLICAN_WEEKDAY_PATTERN})[\s,]{{1,3}}(?:le\s)?$", re.IGNORECASE
)
_YEAR_AFTER_BRACKET = lazy_pattern(r"\)\s?,?\s?(1[5-9][0-9]{2})(?![0-9])")
_FIRST_STYLE = lazy_pattern(
    rf"(?<![0-9])(?P<day>[0-3]?[0-9])(?:er)?(?:\s(?:{MONTH_OR_ABBREVIATION_PATTERN}))?\s?[/(–-]\s?$",
    re.IGNORECASE,
)
"""The day in the old style, before that in ours: "12/", "25 octobre (". Groups: day."""
_MAX_FIRST_STYLE_CHARS = 20
"""Distance before a day in which that of the old style is looked for."""
_SEPARATORS = lazy_pattern("[-/.]")


def find_dates(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[WrittenDate]:
    """Find the dates with at least a day and a month in a French text, in order.

    English months are read as well, in either order, where a year comes with them.

    Args:
        text: Running text, NFC or NFD.
        start: Offset where the search begins.
        end: Offset where the search ends.
    """
    for match in _DATE.finditer(text, start, end):
        if match["month"]:
            written = _day_before_month(match, text)
        elif match["last_year"]:
            written = _day_after_month(match, text)
        elif match["republican_month"]:
            written = _republican_date(match, text)
        else:
            written = _numeric_date(match)
        if written is not None:
            yield _with_weekday(_in_new_style(written, text), text)


def _day_before_month(match: re.Match[str], text: str) -> WrittenDate | None:
    """Read "3 mars 2020" or "3 mars".

    Return None for an English month without a year, which is more likely another word: "2 may".
    """
    if not match["year"] and _is_english_month(match["month"]):
        return None
    is_bracketed = text[match.start() - 1 : match.start()] == "("
    if ")" in text[match.start() : match.start("month")] and not is_bracketed:
        return None  # "2) mars 2020" is an item of a list, "12 (24) mars 1855" a day in two styles
    return WrittenDate(
        day=int(text[match.start()] + match["day_digit"]),
        month=_month_number(match["month"]),
        year=_year_number(match["year"]) if match["year"] else _year_after_bracket(match, text),
        start=match.start(),
        end=match.end(),
    )


def _year_after_bracket(match: re.Match[str], text: str) -> int | None:
    """Return the year of "(7 novembre) 1917", the second of two styles of one day, or None."""
    if text[match.end() : match.end() + 1] != ")" or text[match.start() - 1 : match.start()] != "(":
        return None
    year = _YEAR_AFTER_BRACKET.match(text, match.end())
    return int(year[1]) if year else None


def _year_number(year: str) -> int:
    """Return the number of a year in digits, or in Roman ones as old papers print it."""
    return int(year) if year.isdigit() else roman_value(year)


def _day_after_month(match: re.Match[str], text: str) -> WrittenDate | None:
    """Read "March 3, 2020". Return None if no name of a month comes before the numbers."""
    start = match.start()
    month = _MONTH_BEFORE.search(text, max(0, start - _MAX_MONTH_CHARS), start)
    if month is None:
        return None
    return WrittenDate(
        day=int(text[start] + match["last_day_digit"]),
        month=_month_number(month["month"]),
        year=int(match["last_year"]),
        start=month.start(),
        end=match.end(),
    )


def _numeric_date(match: re.Match[str]) -> WrittenDate:
    """Read "2020-03-03" or "03/03/20"."""
    numbers = _SEPARATORS.split(match[0])
    if match["iso"]:
        year, month, day = numbers
    else:
        day, month, year = numbers
    return WrittenDate(
        day=int(day),
        month=int(month),
        year=full_year(year),
        start=match.start(),
        end=match.end(),
    )


def _republican_date(match: re.Match[str], text: str) -> WrittenDate | None:
    """Read "quintidi 5 brumaire an VIII" as a date of our calendar; None if there is no such day."""
    start = match.start()
    number = int(text[start] + match["republican_day_digit"])
    month = match["complementary"] or match["republican_month"]
    day = republican_day(number, month, match["republican_year"])
    if day is None:
        return None
    weekday = _REPUBLICAN_WEEKDAY_BEFORE.search(text, max(0, start - _MAX_WEEKDAY_CHARS), start)
    return WrittenDate(
        day=day.day,
        month=day.month,
        year=day.year,
        start=weekday.start() if weekday else start,
        end=match.end(),
    )


def _in_new_style(written: WrittenDate, text: str) -> WrittenDate:
    """Return a date of the old style as one of ours: "25 octobre 1917 (vieux style)".

    Of a day in both styles, "12/24 mars 1855", the second is ours, and begins with the first.
    """
    if written.year is None or written.year > LAST_OLD_STYLE_YEAR:  # nearly all dates
        return written
    mark = OLD_STYLE_AFTER.match(text, written.end)
    if mark is not None:
        day = from_old_style(written.day, written.month, written.year)
        if day is not None:
            return replace(written, day=day.day, month=day.month, year=day.year, end=mark.end())
    first = _FIRST_STYLE.search(text, max(0, written.start - _MAX_FIRST_STYLE_CHARS), written.start)
    new = written.full()
    if first is not None and new is not None and are_one_day(int(first["day"]), new):
        return replace(written, start=first.start())
    return written


def _with_weekday(written: WrittenDate, text: str) -> WrittenDate:
    """Return the date with its weekday if the name of one comes before it: "mardi 3 mars"."""
    start = written.start
    name = _WEEKDAY_BEFORE.search(text, max(0, start - _MAX_WEEKDAY_CHARS), start)
    if name is None:
        return written
    first_letters = name[0][:3].lower()
    weekday = WEEKDAY_NUMBERS_BY_START[first_letters]
    return replace(written, start=name.start(), weekday=weekday)


@lru_cache(maxsize=256)
def _month_number(name: str) -> int:
    return MONTH_NUMBERS[fold(name)]


@lru_cache(maxsize=256)
def _is_english_month(name: str) -> bool:
    """Return True for a name that is English and not French: "march", but not "mars"."""
    return fold(name) in ENGLISH_MONTHS
