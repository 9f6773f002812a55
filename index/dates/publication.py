"""The day an article was published, and how it is known.

In order of belief: what came with the article, what its text states, a date without a year whose weekday
tells the year, the file's name. A wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from index.article import Evidence
from index.dates.roles import ROLES, Clue, date_clues, stands_apart
from index.dates.written import Written, find_dates, read_date

_FIRST_YEAR: Final = 1990  # before the Web, a date in a text or a file name is history, or a mere number
_FIRST_PRINTED: Final = 1600  # before newspapers, a date given with an article is a default value
_NO_DATE: Final = date(1970, 1, 1)  # what software writes for "unknown"
_GRACE: Final = timedelta(days=1)  # it is already tomorrow somewhere
_IN_PASSING: Final = {"this", "bare"}  # parts that the anniversary of an old event plays as well
_NEWS_KEEPS: Final = timedelta(days=3)  # how long after a day its news are still published


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published.

    Attributes:
        day: The calendar day, or None when nothing tells.
        evidence: How it is known; None exactly when the day is.
    """

    day: date | None = None
    evidence: Evidence | None = None


def publication(
    *, metadata: str | None, title: str, body: str, captions: Sequence[str], path: str, today: date
) -> Publication:
    """Find out which day an article was published.

    Args:
        metadata: The date that came with the article, in any form, or None.
        title: The article's title.
        body: Its text, one paragraph a line.
        captions: Its photo captions: they may complete a date, they never give one.
        path: Its path below the archive's folder. Leave it empty for a file of many articles: its name dates
            the file, not the article.
        today: The present day: later dates are not believed, save tomorrow.

    Returns:
        The day and its evidence; both None when nothing tells.
    """
    given = _from_metadata(metadata, today) if metadata else None
    if given:
        return Publication(given, "metadata")
    text = f"{title}\n{body}"
    clues = list(date_clues(text))
    stated = _stated(clues, text, captions, today) if clues else None
    if stated:
        return Publication(stated, "stated")
    yearless = _of_a_weekday(clues)
    inferred = _year_inferred(yearless, text, today) if yearless else None
    named = _from_path(path, today)
    if named and (inferred is None or (yearless and named != inferred and _has_news_of(yearless, named))):
        return Publication(named, "filename")
    return Publication(inferred, "weekday") if inferred else Publication()


def _from_metadata(metadata: str, today: date) -> date | None:
    """The day as written, without its weekday (software gets it wrong) and without shifting time zones."""
    written = read_date(metadata[:100]) or next(find_dates(metadata, 0, 200), None)
    day = replace(written, weekday=None).full() if written else _iso_week_day(metadata)
    known = day is not None and day != _NO_DATE and day.year >= _FIRST_PRINTED
    return day if day and known and day - today <= _GRACE else None


def _iso_week_day(metadata: str) -> date | None:
    try:
        return date.fromisoformat(metadata.strip()[:10])
    except ValueError:
        return None


def _stated(clues: Sequence[Clue], text: str, captions: Sequence[str], today: date) -> date | None:
    """The day that the strongest part tells, a year missing in one place being found in another."""
    yearless = any(clue.written.year is None for clue in clues)
    others = list(_full_dates(text, captions)) if yearless else []
    for role in ROLES:
        meant = (_meaning(clue, others) for clue in clues if clue.role == role)
        days = [day for day in meant if day and _believable(day, today)]
        # Several days at the head of lines make a chronology or a calendar, not a dateline.
        if days and (role not in {"dateline", "alone"} or len(set(days)) == 1):
            return days[0]
    return None


def _full_dates(text: str, captions: Sequence[str]) -> list[tuple[Written, bool]]:
    """The dates with a year that can complete another, and whether they are firm: put as news are."""
    return [
        (written, written.weekday is not None or part is not text)
        for part in (text, *captions)
        for written in find_dates(part)
        if written.full() and not stands_apart(written, part)
    ]


def _meaning(clue: Clue, others: Sequence[tuple[Written, bool]]) -> date | None:
    written = clue.written
    if written.year is not None:
        return None if clue.role == "bare" else written.full()
    years = (
        other.year
        for other, firm in others
        if (other.day, other.month) == (written.day, written.month)
        and (firm or written.weekday is not None or clue.role not in _IN_PASSING)
    )
    return max((day for year in years if year and (day := written.in_year(year))), default=None)


def _of_a_weekday(clues: Sequence[Clue]) -> Written | None:
    """The date without a year, but with a weekday, that plays the strongest part."""
    dated = [clue for clue in clues if clue.written.year is None and clue.written.weekday is not None]
    return min(dated, key=lambda clue: ROLES.index(clue.role)).written if dated else None


def _year_inferred(yearless: Written, text: str, today: date) -> date | None:
    """The latest day not after today with that weekday, first of all in a year that the article names."""
    named = max((int(year) for year in _YEAR.findall(text) if int(year) <= today.year), default=0)
    days = (yearless.in_year(named), yearless.latest(today))
    return next((day for day in days if day and day.year >= _FIRST_YEAR and day <= today), None)


def _has_news_of(yearless: Written, named: date) -> bool:
    """Whether an article of a day can bring the news of a date without a year."""
    day = yearless.latest(named)
    return day is not None and named - day <= _NEWS_KEEPS


def _believable(day: date, today: date) -> bool:
    return day.year >= _FIRST_YEAR and day - today <= _GRACE


_YEAR = re.compile(r"[12](?<![0-9A-Za-z][12])[0-9]{3}(?![0-9A-Za-z])")
_NAME_STAMP = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)[0-9]{2})([-_.]?)([01][0-9])\2([0-3][0-9])"
    r"(?=$|[^0-9A-Za-z]|T[0-9]|(?:[0-9]{4}|[0-9]{6})(?![0-9A-Za-z]))"
)
_FOLDER_STAMP = re.compile(r"(?:^|/)((?:19|20)[0-9]{2})([-_/]?)([01]?[0-9])\2([0-3]?[0-9])(?=/)")


def _from_path(path: str, today: date) -> date | None:
    """The date in a file's name or, failing that, of the folders it lies in, the nearest first."""
    folders, _, name = path.rpartition("/")
    stamps = [*_NAME_STAMP.finditer(name), *reversed(list(_FOLDER_STAMP.finditer(folders + "/")))]
    days = (Written(0, 0, int(stamp[4]), int(stamp[3]), int(stamp[1])).full() for stamp in stamps)
    return next((day for day in days if day and _believable(day, today)), None)
