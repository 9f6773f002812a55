"""The day an article was published, and how it is known.

In order of belief: what came with the article, its address included; what its text states; a date without a year
whose weekday tells the year; the file's name. A wrong date is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from index.article import Evidence
from index.dates.finding import find_dates
from index.dates.metadata import day_of, years_of
from index.dates.roles import ROLES, Clue, Role, date_clues, printed_dates, stands_apart
from index.dates.stamps import days_in_path, days_in_url, years_in_path, years_in_url
from index.dates.written import Written
from index.dates.years import inferred

_FIRST_YEAR: Final = (
    1990  # before the Web, a date in a text or a file name is history, or a mere number
)
_FIRST_PRINTED: Final = 1600  # before newspapers, a date given with an article is a default value
_NO_DATE: Final = date(1970, 1, 1)  # what software writes for "unknown"
_GRACE: Final = timedelta(days=1)  # it is already tomorrow somewhere
_IN_PASSING: Final[frozenset[Role]] = frozenset({"this", "bare"})
"""Parts that the anniversary of an old event plays as well."""
_AMID_OTHERS: Final[frozenset[Role]] = frozenset({"dateline", "alone", "below"})
"""Parts that the dates of a chronology or a calendar play as well, several of them at the heads of lines."""
_IN_SENTENCES: Final[frozenset[Role]] = frozenset({"weekday", "bare"})
_NEWS_KEEPS: Final = timedelta(days=3)  # how long after a day its news are still published


class Publication(Struct, frozen=True):
    """When an article was published.

    Attributes:
        day: The calendar day, or None when nothing tells.
        evidence: How it is known; None exactly when the day is.
    """

    day: date | None = None
    evidence: Evidence | None = None


def publication(  # noqa: PLR0913 - all that may tell, by keyword
    *,
    metadata: str | None,
    title: str,
    body: str,
    captions: Sequence[str],
    path: str,
    today: date,
    url: str | None = None,
    furniture: Sequence[str] = (),
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
        url: Its own address, which often holds the day.
        furniture: Lines of its page that are no part of the text, such as "Publié le 3 mars 2020".

    Returns:
        The day and its evidence; both None when nothing tells.
    """
    given = _given(metadata, url, today)
    if given:
        return Publication(given, "metadata")
    text = f"{title}\n{body}"
    clues = [*(clue for line in furniture for clue in printed_dates(line)), *date_clues(text)]
    yearless = any(clue.written.year is None for clue in clues)
    hints = (
        [*years_of(metadata or ""), *years_in_url(url or ""), *years_in_path(path)]
        if yearless
        else []
    )
    others = list(_full_dates(text, captions)) if yearless else []
    stated = _stated(clues, others, hints, today)
    if stated:
        return Publication(stated, "stated")
    named = _first_believable(days_in_path(path), today) if path else None
    news = _news(clues, text, hints, min(named or today, today)) if yearless else None
    if named and (news is None or timedelta() < named - news <= _NEWS_KEEPS):
        return Publication(named, "filename")
    return Publication(news, "weekday") if news else Publication()


def _given(metadata: str | None, url: str | None, today: date) -> date | None:
    day = day_of(metadata) if metadata else None
    if day and day != _NO_DATE and day.year >= _FIRST_PRINTED and day - today <= _GRACE:
        return day
    return _first_believable(days_in_url(url), today) if url else None


def _first_believable(days: Iterable[date], today: date) -> date | None:
    return next((day for day in days if day.year >= _FIRST_YEAR and day - today <= _GRACE), None)


def _stated(
    clues: Sequence[Clue], others: Sequence[tuple[Written, bool]], hints: Sequence[int], today: date
) -> date | None:
    """The day that the strongest part tells, a year missing in one place being found in another."""
    for role in ROLES:
        meant = (_meaning(clue, others, hints) for clue in clues if clue.role == role)
        days = [day for day in meant if day and _first_believable([day], today)]
        if days and (role not in _AMID_OTHERS or len(set(days)) == 1):
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


def _meaning(
    clue: Clue, others: Sequence[tuple[Written, bool]], hints: Sequence[int]
) -> date | None:
    written = clue.written
    if written.year is not None:
        return None if clue.role == "bare" else _moved(written.full(), clue.later)
    years = (
        other.year
        for other, firm in others
        if (other.day, other.month) == (written.day, written.month)
        and (firm or written.weekday is not None or clue.role not in _IN_PASSING)
    )
    day = max((day for year in years if year and (day := written.in_year(year))), default=None)
    if day is None and clue.role not in _IN_SENTENCES:
        day = next((day for year in hints if (day := written.in_year(year))), None)
    return _moved(day, clue.later)


def _moved(day: date | None, later: int) -> date | None:
    try:
        return day + timedelta(days=later) if day else None
    except OverflowError:
        return None


def _news(clues: Sequence[Clue], text: str, hints: Sequence[int], latest: date) -> date | None:
    """The day told by the date without a year, but with a weekday, that plays the strongest part."""
    dated = [
        clue for clue in clues if clue.written.year is None and clue.written.weekday is not None
    ]
    if not dated:
        return None
    clue = min(dated, key=lambda clue: ROLES.index(clue.role))
    return _moved(inferred(clue.written, text, hints, latest), clue.later)
