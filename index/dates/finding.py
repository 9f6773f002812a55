"""Dates found in running French text. This runs on every article and is made to be cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.dates.french.words import (
    ENGLISH_MONTHS,
    MONTH_NUMBERS,
    MONTH_OR_ABBREVIATION_PATTERN,
    WEEKDAY_NUMBERS_BY_START,
)
from index.dates.normalization import fold
from index.dates.written import Written, full_year

# One scan anchored on digits.
_MONTH = MONTH_OR_ABBREVIATION_PATTERN
_WRITTEN = re.compile(
    rf"""[0-9](?<![0-9][0-9])(?:
        (?P<day>[0-9]?)\s?(?:er|ᵉʳ|°|\.|st|nd|rd|th)?\s{{1,3}}(?P<month>{_MONTH})(?![^\W\d_])\.?
        (?:(?P<comma>,)?\s{{1,3}}(?P<year>[12][0-9]{{3}})(?![0-9])(?(comma)(?=\s*(?:[|•·(–—-]|$))))?
      | (?<![0-9][/.-][0-9])(?:
          (?P<iso>[0-9]{{3}}(?P<dash>[-/.])[01]?[0-9](?P=dash)[0-3]?[0-9])(?![0-9])
        | [0-9]?(?P<sign>[/.-])[01]?[0-9](?P=sign)(?:(?:19|20)[0-9]{{2}}|(?<=[/.])[0-9]{{2}})(?![0-9]|[/.][0-9]))
      | (?P<before>[0-9]?)(?:st|nd|rd|th|er)?,?\s{{1,2}}(?P<last>(?:19|20)[0-9]{{2}})(?![0-9])
    )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_MONTH_BEFORE = re.compile(rf"(?<![^\W\d_])(?P<month>{_MONTH})\.?\s{{1,2}}$", re.IGNORECASE)
_BLANK = r"[^\S\n]"
_WEEKDAY_BEFORE = re.compile(
    rf"""(?<![\w-])(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)(?:{_BLANK}(?:matin|soir|midi|apr[èe]s-midi))?
    |(?:lun|mar|mer|jeu|ven|sam|dim)\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day
    |(?:mon|tue|wed|thu|fri|sat|sun)\.?){_BLANK}*[,(]?{_BLANK}*(?:le{_BLANK}+)?$""",
    re.IGNORECASE | re.VERBOSE,
)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """The dates written in a French text with at least a day and a month, in order.

    English months are read as well, in either order, where a year stands beside them.

    Args:
        text: Running text, NFC or NFD.
        start: Where to begin looking.
        end: Where to stop looking; the end of the text when None.
    """
    for found in _WRITTEN.finditer(text, start, len(text) if end is None else end):
        read = _read(found, text)
        if read is None:
            continue
        first, year, month, day = read
        named = _WEEKDAY_BEFORE.search(text, max(0, first - 28), first)
        weekday = WEEKDAY_NUMBERS_BY_START[named[0][:3].lower()] if named else None
        yield Written(named.start() if named else first, found.end(), day, month, year, weekday)


def _read(found: re.Match[str], text: str) -> tuple[int, int | None, int, int] | None:
    """Where a date begins without its weekday, and its year, month and day."""
    first = found.start()
    if found["month"]:
        month, english = _month(found["month"])
        if not found["year"] and english:
            return None
        return (
            first,
            int(found["year"]) if found["year"] else None,
            month,
            int(text[first] + found["day"]),
        )
    if found["last"]:
        named = _MONTH_BEFORE.search(text, max(0, first - 12), first)
        if named is None:
            return None
        return (
            named.start(),
            int(found["last"]),
            _month(named["month"])[0],
            int(text[first] + found["before"]),
        )
    numbers = re.split("[-/.]", found[0])
    year, month_, day = numbers if found["iso"] else numbers[::-1]
    return first, full_year(year), int(month_), int(day)


@lru_cache(maxsize=256)
def _month(name: str) -> tuple[int, bool]:
    """The number of a month, and whether its name is English only."""
    folded = fold(name)
    return MONTH_NUMBERS[folded], folded in ENGLISH_MONTHS
