"""The day in a date that came with an article, in whatever notation software writes one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from index.dates.finding import find_dates
from index.dates.roles import ROLES, printed_dates
from index.dates.written import read_date

_LONGEST: Final = 200  # characters: a longer one is some other text in the wrong place
_EPOCH: Final = date(1970, 1, 1)
_SECONDS = re.compile(r"([0-9]{9,10}|[0-9]{13}|[0-9]{16}|[0-9]{19})(?:\.[0-9]*)?")
_PER_SECOND: Final = {9: 1, 10: 1, 13: 10**3, 16: 10**6, 19: 10**9}
_PDF = re.compile(r"D:([0-9]{8})")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def day_of(metadata: str) -> date | None:
    """The calendar day as written, no time zone shifting it; that of UTC for seconds counted since 1970.

    Args:
        metadata: ISO 8601, RFC 2822, a French or English date, day/month/year, seconds or fractions of seconds
            since 1970; what a page prints ("Publié le … Mis à jour le …") will do.

    Returns:
        The day, without regard to the weekday (software gets it wrong); None when no day is told.
    """
    given = metadata[:_LONGEST].strip()
    counted = _SECONDS.fullmatch(given)
    if counted:
        return _EPOCH + timedelta(seconds=int(counted[1]) // _PER_SECOND[len(counted[1])])
    pdf = _PDF.match(given)
    written = read_date(pdf[1] if pdf else given)
    if written is None:
        clues = sorted(printed_dates(given), key=lambda clue: ROLES.index(clue.role))
        written = clues[0].written if clues else next(find_dates(given), None)
    return replace(written, weekday=None).full() if written else _iso_week_day(given)


def years_of(metadata: str) -> list[int]:
    """The years it names, where it may tell no day: "2019-02", "mars 2019"."""
    return [int(year) for year in _YEAR.findall(metadata[:_LONGEST])]


def _iso_week_day(metadata: str) -> date | None:
    try:
        return date.fromisoformat(metadata[:10])
    except ValueError:
        return None
