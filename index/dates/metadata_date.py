"""Read the date that came with an article, in whatever notation software writes one."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from msgspec.structs import replace

from index.dates.date_finder import find_dates
from index.dates.date_roles import ROLES, DateClue, find_printed_dates
from index.dates.double_issues import first_of_two
from index.dates.moments import day_of, moment_since_1970, read_moment
from index.dates.printed_dates import SAVING_FORMS
from index.dates.written_date import WrittenDate, read_date
from index.dates.zones import DEFAULT_ZONE, load_zone
from index.lazy_pattern import lazy_pattern

_MAX_CHARS = 200
"""Characters that are read. A date needs fewer: the rest of a longer text is something else."""
_MAX_REMEMBERED_DATES = 4096
"""Texts whose days are remembered: the articles of one day have the same date."""
_TIMESTAMP = lazy_pattern(
    r"(-?[0-9]{9,10}|-[0-9]{11,14}|(?!(?:1[6-9]|20)[0-9]{2}[01][0-9][0-3][0-9][0-2][0-9][0-5])[0-9]{12}"
    r"|[0-9]{13}|[0-9]{16}|[0-9]{19})(?:\.[0-9]*)?"
)
"""A number that may be a time since 1970. Twelve digits may also be a day with hours and minutes."""
_TICKS_PER_SECOND = {9: 1, 10: 1, 11: 1, 12: 10**3, 13: 10**3, 14: 10**3, 16: 10**6, 19: 10**9}
"""Ticks in a second (seconds, milliseconds…) by the number of digits that a timestamp has."""
_WRAPPED_TIMESTAMP = lazy_pattern(
    r"\bDate[^\w-]+(?:\$?numberLong[^\w-]+)?(-?[0-9]{9,19})\b", re.IGNORECASE
)
"""A timestamp as programs wrap one.

Examples are `{"$date": {"$numberLong": "1551052800000"}}` and `/Date(1551052800000)/`.
"""
_EXCEL_SERIAL = lazy_pattern(r"([3-6][0-9]{4})(?:\.[0-9]*)?")
"""Days since the end of 1899, as spreadsheets count: from 1982 to 2091."""
_EXCEL_EPOCH = date(1899, 12, 30)
_YEAR_MONTH_DAY = lazy_pattern(
    r"(?<![0-9])((?:1[6-9]|20)[0-9]{2})\W{1,3}([01]?[0-9])\W{1,3}([0-3]?[0-9])(?![0-9])"
)
"""Three numbers with anything between them: `2019:02:25`, `[[2019, 2, 25]]`."""
_PDF_DATE = lazy_pattern(r"D:([0-9]{8})")
"""A date in the properties of a PDF file: "D:20190225103000Z"."""
_YEAR = lazy_pattern(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}(?![0-9])")


def day_from_metadata(metadata: str, zone: tzinfo | None = None) -> date | None:
    """Return the calendar day that a date from metadata names.

    A moment that a program wrote with its zone, or a timestamp, has the day that it is in `zone`. Any
    other date has the day that is written. The weekday is not checked, because software gets it wrong.

    Args:
        metadata: ISO 8601, RFC 2822, a French or English date, day/month/year, a timestamp in
            seconds or their fractions since 1970 (negative for earlier days), or the days that a
            spreadsheet counts since 1900. Text that a page prints ("Publié le … Mis à jour le …")
            is read too.
        zone: The zone in which moments have their day; by default that of Paris.

    Returns:
        The day, or None when the text does not name one.
    """
    return _day_of_text(metadata[:_MAX_CHARS].strip(), zone)


@lru_cache(maxsize=_MAX_REMEMBERED_DATES)
def _day_of_text(text: str, zone: tzinfo | None) -> date | None:
    """Return the day that a text of at most `_MAX_CHARS` names, see `day_from_metadata`."""
    moment = moment_from_metadata(text)
    if moment is not None:
        return day_of(moment, zone or load_zone(DEFAULT_ZONE))
    if _timestamp(text) is not None:
        return None  # it has digits that no unit has, or is beyond the calendar
    serial = _EXCEL_SERIAL.fullmatch(text)
    if serial:
        return _EXCEL_EPOCH + timedelta(days=int(serial[1]))
    pdf_date = _PDF_DATE.match(text)
    if pdf_date:
        text = pdf_date[1]
    written = read_date(text)
    if written is None:
        written = _most_likely_date(text)
    if written is None:
        return _iso_day(text) or _day_of_numbers(text)
    return first_of_two(written, text[: written.start]) or replace(written, weekday=None).full()


def moment_from_metadata(metadata: str) -> datetime | None:
    """Return the moment that a date from metadata names; None if it names a day, or a local hour."""
    text = metadata[:_MAX_CHARS].strip()
    timestamp = _timestamp(text)
    return read_moment(text) if timestamp is None else _moment_of_timestamp(timestamp)


def years_from_metadata(metadata: str) -> list[int]:
    """Return the years that a date from metadata names, even if it names no day: "mars 2019"."""
    return [int(digits) for digits in _YEAR.findall(metadata[:_MAX_CHARS])]


def _timestamp(text: str) -> str | None:
    """Return the digits of a timestamp, as they are or as programs wrap them; None if it is none."""
    timestamp = _TIMESTAMP.fullmatch(text) or _WRAPPED_TIMESTAMP.search(text)
    return timestamp[1] if timestamp else None


def _moment_of_timestamp(digits: str) -> datetime | None:
    """Return the moment of a timestamp, whose unit its number of digits tells.

    Return None if no unit has so many digits, or the moment is beyond the calendar.
    """
    ticks = _TICKS_PER_SECOND.get(len(digits.lstrip("-")))
    return None if ticks is None else moment_since_1970(int(digits) // ticks)


def _day_of_numbers(text: str) -> date | None:
    """Return the day that a year, a month and a day make, whatever stands between these numbers."""
    numbers = _YEAR_MONTH_DAY.search(text)
    if numbers is None:
        return None
    year, month, day = map(int, numbers.groups())
    return WrittenDate(day, month, year).full()


def _most_likely_date(text: str) -> WrittenDate | None:
    """Return the date with the strongest label, such as "publié le"; the first date without labels.

    Of "Mis à jour le 4 mars 2020, publié le 3 mars 2020" it is the second, and so it is of "Mis en
    ligne le 4 mars 2020 (3 mars 2020)". Return None if there is no date.
    """
    labelled_dates = list(find_printed_dates(text))
    strongest = min(labelled_dates, key=_rank, default=None)
    if strongest is not None and strongest.role not in SAVING_FORMS:
        return strongest.written
    saving_dates = [clue.written for clue in labelled_dates]
    others = (written for written in find_dates(text) if written not in saving_dates)
    return next(others, strongest.written if strongest else None)


def _rank(clue: DateClue) -> int:
    """Return the rank of the role that a date plays: 0 is the strongest evidence."""
    return ROLES.index(clue.role)


def _iso_day(text: str) -> date | None:
    """Read an ISO date that names a week: "2019-W09-1". Return None if it is not an ISO date."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
