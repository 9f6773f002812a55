"""Read moments as programs write them, and tell their day in one time zone.

A moment of half past midnight in Paris is of the day before in Greenwich. Feeds, pages and mails give
it in any zone; the day of an article is that of one zone, however the hour is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from index.dates.eras import FIRST_WEB_YEAR
from index.dates.french.words import MONTH_NUMBERS
from index.lazy_pattern import lazy_pattern

_HOURS_OF_ZONE: Mapping[str, int] = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "msk": 3, "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "hne": -5, "hae": -4,
}  # fmt: skip
"""Hours ahead of Greenwich of the zones that programs name by letters (RFC 2822, and common others)."""
_MIN_MOMENT_CHARS = len("20200309T2330Z")
"""Characters of the shortest moment. Nearly all dates without an hour are shorter."""
_ZONE = (
    r"(?P<zone>(?:(?:GMT|UTC)\s?)?(?P<sign>[+-])(?P<ahead>[01]?[0-9])(?::?(?P<minutes>[0-5][0-9]))?(?![0-9])"
    rf"|(?:{'|'.join(_HOURS_OF_ZONE)})\b)"
)
_CLOCK = r"(?P<hour>[01][0-9]|2[0-3]):?(?P<minute>[0-5][0-9])(?::?[0-5][0-9](?:[.,][0-9]+)?)?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_PDF_MOMENT = (
    r"D:(?P<year>[12][0-9]{3})(?P<number>[01][0-9])(?P<day>[0-3][0-9])(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])"
    r"(?:[0-5][0-9])?(?P<zone>Z|(?P<sign>[+-])(?P<ahead>[0-2][0-9])'?(?P<minutes>[0-5][0-9])?)"
)
_MOMENTS = tuple(
    lazy_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![0-9])(?P<year>[12][0-9]{{3}})[-/.]?(?P<number>[01][0-9])[-/.]?(?P<day>[0-3][0-9])[T\s]\s?{_CLOCK}\s?{_ZONE}",
        rf"(?<![0-9])(?P<day>[0-3][0-9])[-/.](?P<number>[01][0-9])[-/.](?P<year>[12][0-9]{{3}})\s{_CLOCK}\s?{_ZONE}",
        rf"\b(?P<day>[0-3]?[0-9])[\s-]{_MONTH}[\s-](?P<year>[12][0-9]{{3}})\s{_CLOCK}\s{_ZONE}",
        rf"\b{_MONTH}\s+(?P<day>[0-3]?[0-9])\s{_CLOCK}\s{_ZONE}\s(?P<year>[12][0-9]{{3}})\b",
        rf"\b{_MONTH}\s(?P<day>[0-3]?[0-9])\s(?P<year>[12][0-9]{{3}})\s{_CLOCK}\s{_ZONE}",
        _PDF_MOMENT,
    )
)
"""Moments with their zones: ISO 8601, RFC 2822, those of Unix and of JavaScript, and those of PDF files.

A date in the words of a page, "lundi 25 février 2019 - 23:30 (UTC -05:00)", is printed for people: its day
is the one that is printed.
"""


def read_moment(text: str) -> datetime | None:
    """Return the first moment of a text that is written with its zone; None if there is none."""
    if len(text) < _MIN_MOMENT_CHARS:
        return None
    for pattern in _MOMENTS:
        match = pattern.search(text)
        if match is not None:
            return _moment(match)
    return None


def day_of(moment: datetime, zone: tzinfo) -> date | None:
    """Return the day of a moment in a zone; None if it is beyond the calendar.

    Nobody noted the hours of articles before the Web: theirs is the day as it is written.
    """
    if moment.year < FIRST_WEB_YEAR:
        return moment.date()
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return None


def moment_since_1970(seconds: int) -> datetime | None:
    """Return the moment some seconds after the beginning of 1970; None if it is beyond the calendar."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _moment(match: re.Match[str]) -> datetime | None:
    """Return the moment that a pattern has found; None if there is no such day."""
    parts = match.groupdict()
    month = parts.get("number") or MONTH_NUMBERS[parts["month"].lower()]
    year, day, hour, minute = (int(parts[name]) for name in ("year", "day", "hour", "minute"))
    try:
        return datetime(year, int(month), day, hour, minute, tzinfo=_zone_of(match))
    except ValueError:
        return None


def _zone_of(match: re.Match[str]) -> timezone:
    """Return the zone that a moment is written with."""
    if match["sign"] is None:
        return timezone(timedelta(hours=_HOURS_OF_ZONE[match["zone"].lower()]))
    ahead = timedelta(hours=int(match["ahead"]), minutes=int(match["minutes"] or 0))
    return timezone(-ahead if match["sign"] == "-" else ahead)
