"""Make the fields of an article of the variables that a corpus has for a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.raw_article import RawArticle
from index.readers.records.aliases import folded
from index.readers.records.day_values import joined_parts
from index.readers.records.record import fields
from index.readers.textometry import french

_YEAR = lazy_pattern(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}")
_DAY_FIRST = lazy_pattern(
    r"(?P<day>[0-3][0-9])(?P<month>[01][0-9])(?P<year>(?:1[5-9]|20)[0-9]{2})\Z"
)
"""A day in eight digits that ends with the year."""

_YEAR_FIRST = lazy_pattern(r"(?:1[5-9]|20)[0-9]{2}[01][0-9][0-3][0-9]\Z")
_MONTH = lazy_pattern(r"(?<![0-9])(?P<month>1[0-2]|0?[1-9])(?![0-9])")


def article(variables: Mapping[str, str], text: str) -> RawArticle:
    """Return the article of a text.

    Args:
        variables: Values in plain words, by the names that the corpus has for them.
        text: The text.
    """
    by_name = {folded(name): value for name, value in variables.items()}
    record = {name: by_name[name] for name in by_name if name not in french.PARTS_OF_DAYS}
    raw = fields(record)
    key = next(filter(None, map(by_name.get, french.NUMBERS)), None)
    return replace(raw, text=text, key=key, date=_date(by_name) or raw.date)


def _date(values: Mapping[str, str]) -> str | None:
    """Return the day that variables tell, as a whole or in parts; None if they tell none."""
    for name in french.DATE:
        value = values.get(name, "")
        is_year = _YEAR.fullmatch(value)  # the month and the day may have variables of their own
        if not is_year and (_YEAR.search(value) or _DAY_FIRST.match(value)):
            return _with_signs(value)
    year = _first(values, (*french.YEAR, *french.YEAR_AND_MONTH, *french.DATE), _YEAR)
    if year is None:
        return None
    month_name = next((values[name] for name in french.MONTH if values.get(name, "").isalpha()), "")
    day = _first(values, french.DAY, re.compile(r"[0-9]{1,2}\Z"))
    if month_name:
        return " ".join(filter(None, (day, month_name, year)))
    month = _month(values)
    return joined_parts(year, month, day if month else None)


def _with_signs(value: str) -> str:
    """Return a day with signs between its parts, where it is written in digits alone."""
    day_first = _DAY_FIRST.match(value)
    if day_first and not _YEAR_FIRST.match(value):
        return f"{day_first['year']}-{day_first['month']}-{day_first['day']}"
    return value


def _month(values: Mapping[str, str]) -> str | None:
    """Return the number of the month that variables tell, alone or with the year."""
    for name in (*french.MONTH, *french.YEAR_AND_MONTH):
        rest = _YEAR.sub(" ", values.get(name, ""), count=1)
        month = _MONTH.search(rest)
        if month:
            return month["month"]
    return None


def _first(values: Mapping[str, str], names: Iterable[str], pattern: re.Pattern[str]) -> str | None:
    """Return what a pattern finds in the first of some variables."""
    for name in names:
        match = pattern.search(values.get(name, ""))
        if match:
            return match[0]
    return None
