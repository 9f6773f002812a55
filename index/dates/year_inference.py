"""Find the year of a date that is written with its weekday and without a year.

A date falls on the same weekday every five, six or eleven years. The years that the article names
mostly tell which of these is meant. Where they do not, it is the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from index.dates.eras import FIRST_WEB_YEAR
from index.dates.french.sentences import MONTH_OR_SEASON_BEFORE_YEAR, YEAR
from index.dates.written_date import WrittenDate

_MIN_OLD_YEARS = 3
"""Years before the Web that texts of old newspapers name. Texts of today name later ones, too."""
_MAX_PARAGRAPH_CHARS = 10_000
"""A longer paragraph is a page of a newspaper read by machine: its many articles run together."""
_MAX_YEARS_BACK = 15
"""Earlier years in a text are history: they say little about the day of the article."""
_YEARS_AFTER_DATED = (0, 1, -1)
"""Years to add to the latest year that a month or a season comes before, the likeliest first."""
_YEARS_AFTER_BARE = (0, 1)
"""Years to add to the latest year that the text names in any way, the likeliest first."""
_MAX_MONTH_CHARS = 12
"""Distance before a year in which its month or season is looked for."""


class _NamedYear(NamedTuple):
    """A year that a text names.

    Attributes:
        year: The year.
        has_month: True if a month or a season comes before it: it is surer evidence then.
    """

    year: int
    has_month: bool


def infer_day(written: WrittenDate, text: str, hints: Sequence[int], latest: date) -> date | None:
    """Return the day that a date without a year most likely means.

    Args:
        written: A date with a weekday and without a year.
        text: The article, which may name years.
        hints: Years that its file or address are filed under, the best first.
        latest: The article is not later than this day.

    Returns:
        The day in the first year that has it on that weekday: of the hints, then of the years that
        the text names, then of all years from the latest to 1990. None when no year has it. If the
        text is old or a whole page, only the hints count.
    """
    day = _first_day(written, hints, latest)
    if day is None and (is_old(text, hints) or _is_page(text)):
        return None
    if day is None:
        day = _first_day(written, _likely_years(text, latest), latest)
    if day is None:
        day = _first_day(written, range(latest.year, FIRST_WEB_YEAR - 1, -1), latest)
    return day


def is_old(text: str, hints: Sequence[int]) -> bool:
    """Return True if an article is from before the Web, by the year that it is filed under.

    Without such a year, it names several of that time and none since.
    """
    if hints:
        return hints[0] < FIRST_WEB_YEAR
    years = [int(year[0]) for year in YEAR.finditer(text)]
    return len(years) >= _MIN_OLD_YEARS and max(years) < FIRST_WEB_YEAR


def _is_page(text: str) -> bool:
    """Return True if a text is a page of a newspaper without its lines."""
    return any(len(paragraph) > _MAX_PARAGRAPH_CHARS for paragraph in text.split("\n"))


def _likely_years(text: str, latest: date) -> list[int]:
    """Return the years that an article may be of by the years it names, the likeliest first.

    "mars 2019" makes 2019, 2020 and 2018 likely. A year without a month makes itself and the next
    one likely.
    """
    named = list(_named_years(text, latest))
    dated = [year.year for year in named if year.has_month]
    likely: list[int] = []
    if dated:
        latest_dated = max(dated)
        likely += [latest_dated + years for years in _YEARS_AFTER_DATED]
    if named:
        latest_named = max(named).year
        likely += [latest_named + years for years in _YEARS_AFTER_BARE]
    return likely


def _named_years(text: str, latest: date) -> Iterator[_NamedYear]:
    """Find the years that a text names, but for those long past or still to come."""
    for match in YEAR.finditer(text):
        year = int(match[0])
        if not latest.year - _MAX_YEARS_BACK <= year <= latest.year:
            continue
        start = match.start()
        month = MONTH_OR_SEASON_BEFORE_YEAR.search(text, max(0, start - _MAX_MONTH_CHARS), start)
        yield _NamedYear(year, has_month=month is not None)


def _first_day(written: WrittenDate, years: Iterable[int], latest: date) -> date | None:
    """Return the day of a date in the first of some years that has it, no later than `latest`.

    Return None if no year has it.
    """
    for year in years:
        day = written.in_year(year)
        if day is not None and day <= latest:
            return day
    return None
