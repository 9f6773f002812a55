"""Find the year of a date that is written with its weekday and without a year.

A date falls on the same weekday every five, six or eleven years. The years that the article is filed
under tell which of these is meant, and so do those that it names, where they are more than a piece of
history. Where neither does, all years that fit are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from index.dates.eras import FIRST_WEB_YEAR
from index.dates.first_years import first_year
from index.dates.french.sentences import MONTH_OR_SEASON_BEFORE_YEAR, NO_YEAR_BEFORE, YEAR
from index.dates.written_date import WrittenDate

_MIN_OLD_YEARS = 3
"""Years before the Web that texts of old newspapers name. Texts of today name later ones, too."""
_MAX_PARAGRAPH_CHARS = 10_000
"""A longer paragraph is a page of a newspaper read by machine: its many articles run together."""
_YEARS_AFTER_NAMED = (0, 1)
"""Years to add to the latest year that a text names to have that of its publication."""
_MIN_MENTIONS = 2
"""Mentions of the latest year, or of the one before it, that make it more than a piece of history."""
_MIN_POSSIBLE_DAYS = 2
"""Days that a date may mean where nothing tells its year."""
_MAX_MONTH_CHARS = 12
"""Distance before a year in which its month or season is looked for."""
_MAX_WORDS_CHARS = 60
"""Distance before a year in which words are looked for that make it one to come, or none."""


class _NamedYear(NamedTuple):
    """A year that a text names.

    Attributes:
        year: The year.
        has_month: True if a month or a season comes before it: it is surer evidence then.
    """

    year: int
    has_month: bool


def possible_days(
    written: WrittenDate, text: str, hints: Sequence[int], latest: date
) -> tuple[date, ...]:
    """Return the days that a date without a year may mean, in order: one if its year is known.

    Args:
        written: A date with a weekday and without a year.
        text: The article, which may name years.
        hints: Years that its file or address are filed under, the best first.
        latest: The article is not later than this day.

    Returns:
        The day in the first of the hinted years that has it on that weekday. Without one, the day in
        the latest year that the text names, or in the next, if the text names it as the present one.
        Without that, the days of all years that have it, from 1990 or the latest that the text names.
        These are two at least, since that year may have been to come, unless a name in the text
        leaves one alone: no text on Daech is older than 2013. If the text is old or a whole page,
        only the hints count.
    """
    day = next(_days_in(written, hints, latest), None)
    if day is not None:
        return (day,)
    if is_old(text, hints) or _is_page(text):
        return ()
    named = list(_named_years(text, latest))
    latest_named = max((year.year for year in named), default=FIRST_WEB_YEAR)
    first = first_year(text) or FIRST_WEB_YEAR
    if _is_present(named) and latest_named >= first:
        present = [latest_named + years for years in _YEARS_AFTER_NAMED]
        day = next(_days_in(written, present, latest), None)
        if day is not None:
            return (day,)
    days = _days_since(written, max(latest_named, first), latest)
    if len(days) >= _MIN_POSSIBLE_DAYS:
        return days
    return _days_since(written, first, latest)[-_MIN_POSSIBLE_DAYS:]


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


def _is_present(named: Sequence[_NamedYear]) -> bool:
    """Return True if the latest year that a text names is that of its present, or the one before.

    It comes after a month or a season then, or the text names it, or the year before it, once more.
    A year that is named once and alone ("élu en 2012") is mostly history.
    """
    latest = max((year.year for year in named), default=0)
    recent = [year for year in named if latest - year.year <= 1]
    is_dated = any(year.has_month for year in named if year.year == latest)
    return is_dated or len(recent) >= _MIN_MENTIONS


def _named_years(text: str, latest: date) -> Iterator[_NamedYear]:
    """Find the years since the Web that a text names, but for those still to come."""
    for match in YEAR.finditer(text):
        year = int(match[0])
        if not FIRST_WEB_YEAR <= year <= latest.year:
            continue
        start = match.start()
        if NO_YEAR_BEFORE.search(text, max(0, start - _MAX_WORDS_CHARS), start):
            continue
        month = MONTH_OR_SEASON_BEFORE_YEAR.search(text, max(0, start - _MAX_MONTH_CHARS), start)
        yield _NamedYear(year, has_month=month is not None)


def _days_since(written: WrittenDate, first: int, latest: date) -> tuple[date, ...]:
    """Return the days of a date in the years from one on that have it, no later than `latest`."""
    return tuple(_days_in(written, range(first, latest.year + 1), latest))


def _days_in(written: WrittenDate, years: Iterable[int], latest: date) -> Iterator[date]:
    """Yield the day of a date in each of some years that has it, no later than `latest`."""
    for year in years:
        day = written.in_year(year)
        if day is not None and day <= latest:
            yield day
