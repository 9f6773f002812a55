"""Decide which day an article was published, and say how it is known.

The evidence in order of belief: the date that came with the article, its address included; the
dates that its text states; a date without a year whose weekday tells the year, or the other articles
of its file do; the name of its file; and last, the day on which the article was saved, changed or
put online. A wrong date is worse than none: where a date may be of several years, all of these days
are told, and none as the day.

Before the Web, a day in a text is mostly history. The name of a scan tells its day better than its
text does, where many events are dated and letters are misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta, tzinfo
from typing import NamedTuple

from msgspec import Struct

from index.article import Evidence
from index.dates.date_finder import find_dates
from index.dates.date_roles import ROLES, DateClue, Role, find_date_clues, is_dependent
from index.dates.day_span import DaySpan
from index.dates.eras import FIRST_NEWSPAPER_YEAR, FIRST_WEB_YEAR
from index.dates.issue_headers import find_issue_day
from index.dates.metadata_date import (
    day_from_metadata,
    moment_from_metadata,
    years_from_metadata,
)
from index.dates.path_dates import days_in_path, days_in_url, years_in_path, years_in_url
from index.dates.written_date import WrittenDate
from index.dates.year_inference import is_old, possible_days
from index.dates.zones import DEFAULT_ZONE, load_zone

_UNKNOWN_DAY = date(1970, 1, 1)
"""The day that software writes for an unknown date."""
_MAX_DAYS_FROM_PRINTED = timedelta(days=1)
"""Days between the days of one moment in two time zones."""
_ONE_DAY = timedelta(days=1)
_MAX_DAYS_AHEAD = timedelta(days=1)
"""It is already tomorrow somewhere."""
_TOP_CHARS = 900
"""The top of a text, where the day is printed on which a page was published."""
_MAX_DAYS_FROM_NEWS = timedelta(days=3)
"""Longest delay between the day of the news and the day in the name of the file."""
_ANNIVERSARY_ROLES: frozenset[Role] = frozenset({"this", "bare"})
"""Roles that the anniversary of an old event plays as well."""
_REPEATABLE_ROLES: frozenset[Role] = frozenset({"dateline", "alone", "below"})
"""Roles that each date of a chronology or a calendar plays as well.

They tell the day of publication only if all dates of the role are the same.
"""
_ROLES_IN_SENTENCES: frozenset[Role] = frozenset({"weekday", "bare"})
"""Roles of dates in sentences that are too weak to take their year from a folder."""


class Publication(Struct, frozen=True):
    """The day an article was published.

    Attributes:
        day: The calendar day, or None when it is unknown.
        evidence: How the day or the possible days are known; None when there are none.
        possible_days: The days of which it is one, in order, where nothing tells which; else empty.
    """

    day: date | None = None
    evidence: Evidence | None = None
    possible_days: tuple[date, ...] = ()


class _StatedDay(NamedTuple):
    """A day that a text states, and the role in which it does."""

    role: Role
    day: date


class DateEvidence(Struct, frozen=True, kw_only=True):
    """Everything that may tell the day on which an article was published.

    Attributes:
        title: The article's title.
        body: Its text, one paragraph a line.
        captions: Its photo captions: they may complete a date, they never give one.
        metadata: The date that came with it, in any form, or None.
        url: Its own address, which often holds the day, or None.
        path: Its path below the archive's folder. It is empty for a file of many articles: its name
            dates the file, not the article.
        saved: The day on which it was saved, changed or put online, in any form, or None.
        span: The days of the other articles of its file, or None where they tell nothing.
    """

    title: str = ""
    body: str = ""
    captions: Sequence[str] = ()
    metadata: str | None = None
    url: str | None = None
    path: str = ""
    saved: str | None = None
    span: DaySpan | None = None


class _FullDate(NamedTuple):
    """A date with a year, which may complete one without.

    Attributes:
        written: The date.
        is_firm: True if it has a weekday, as the dates of news have, or stands in a caption.
    """

    written: WrittenDate
    is_firm: bool


class _News(NamedTuple):
    """The day on which the news of an article is told.

    Attributes:
        days: The days of which it is one, in order: one where its year is known, or none.
        is_doubtful: True if the publication may be on the next day as well.
        evidence: How the year is known.
    """

    days: tuple[date, ...] = ()
    is_doubtful: bool = False
    evidence: Evidence = "weekday"

    def within(self, span: DaySpan | None) -> _News:
        """Return the news of the only year that the other articles of the file are from.

        Return the same news if its year is known, or they do not tell it.
        """
        if span is None or len(self.days) <= 1:
            return self
        day = span.only_day_of(self.days)
        return self if day is None else _News((day,), self.is_doubtful, "neighbours")


class _YearSources(NamedTuple):
    """Everything that may complete a date without a year.

    Attributes:
        full_dates: The dates of the text and its captions that have a year.
        hints: The years that the article is filed under, the best first.
    """

    full_dates: Sequence[_FullDate]
    hints: Sequence[int]


def find_publication(
    evidence: DateEvidence, today: date, timezone: str = DEFAULT_ZONE
) -> Publication:
    """Find out which day an article was published.

    Args:
        evidence: What may tell its day.
        today: The present day. Later dates are not believed, save tomorrow.
        timezone: The zone in which the moments of metadata have their day.

    Returns:
        The day and its evidence. If the day is unknown, it is None, and so is the evidence unless
        there are possible days.
    """
    text = f"{evidence.title}\n{evidence.body}"
    named_day = _first_believable(days_in_path(evidence.path), today)
    zone = load_zone(timezone)
    given_day = _given_day(evidence, today, zone)
    if given_day is not None and not _is_of_scan(given_day, named_day, text):
        printed_day = _printed_day(given_day, evidence.metadata, text)
        return (
            Publication(printed_day, "stated")
            if printed_day
            else Publication(given_day, "metadata")
        )
    clues = list(find_date_clues(text))
    years = _year_sources(clues, text, evidence)
    stated = _strongest_day(clues, years, today)
    if stated is not None and _is_after_update(stated.day, clues):
        stated = None
    if stated is None or stated.role == "online":  # it may be older than the Web
        old_publication = _old_publication(named_day, text)
        if old_publication is not None:
            return old_publication
    if stated is not None:
        return Publication(stated.day, "stated")
    saved_day = _saved_day(evidence, clues, today, zone)
    if saved_day is not None and is_old(text, years.hints):
        saved_day = None  # an old text was saved when it was digitised
    latest = min(filter(None, (named_day, saved_day, today)))
    news = _find_news(clues, text, years.hints, latest)
    return _choose_publication(named_day, news.within(evidence.span), saved_day)


def _is_of_scan(given_day: date, named_day: date | None, text: str) -> bool:
    """Return True if the day that came with an article is only that of its digitisation.

    The name of its file and the header of its text agree on an old one then.
    """
    if named_day is None or named_day.year >= FIRST_WEB_YEAR or given_day.year < FIRST_WEB_YEAR:
        return False
    return find_issue_day(text) == named_day


def _old_publication(named_day: date | None, text: str) -> Publication | None:
    """Return the day before the Web that a file's name or else its text tells; None without one."""
    if named_day is not None and named_day.year < FIRST_WEB_YEAR:
        return Publication(named_day, "filename")
    issue_day = find_issue_day(text)
    return None if issue_day is None else Publication(issue_day, "stated")


def _printed_day(given_day: date, metadata: str | None, text: str) -> date | None:
    """Return the day that a page prints for a moment which is of the day before or after in our zone.

    None if it prints no other day. The page of a newspaper in America has the day that it was there.
    """
    top = text[:_TOP_CHARS]
    years = range(given_day.year - 1, given_day.year + 2)  # the day before may be of another year
    if metadata is None or not any(str(year) in top for year in years):  # most articles
        return None
    if moment_from_metadata(metadata) is None:
        return None
    for clue in find_date_clues(text):
        day = clue.written.full()
        if clue.role == "published" and day is not None:
            is_near = abs(day - given_day) <= _MAX_DAYS_FROM_PRINTED
            return day if is_near and day != given_day else None
    return None


def _given_day(evidence: DateEvidence, today: date, zone: tzinfo) -> date | None:
    """Return the day that the metadata or else the address gives, or None if neither does."""
    day = _believable_metadata(evidence.metadata, today, zone)
    return day or _first_believable(days_in_url(evidence.url or ""), today)


def _believable_metadata(metadata: str | None, today: date, zone: tzinfo) -> date | None:
    """Return the day that a date of the metadata tells, or None if it tells none."""
    day = day_from_metadata(metadata, zone) if metadata else None
    return day if day is not None and _is_of_newspapers(day, today) else None


def _is_of_newspapers(day: date, today: date) -> bool:
    """Return True unless a day is before newspapers, unknown to software, or in the future."""
    if day == _UNKNOWN_DAY or day.year < FIRST_NEWSPAPER_YEAR:
        return False
    return day - today <= _MAX_DAYS_AHEAD


def _first_believable(days: Iterable[date], today: date) -> date | None:
    """Return the first day that may be that of an article, or None."""
    for day in days:
        if _is_of_newspapers(day, today):
            return day
    return None


def _is_of_web(day: date, today: date) -> bool:
    """Return True unless a day of a text is before the Web or in the future."""
    return day.year >= FIRST_WEB_YEAR and day - today <= _MAX_DAYS_AHEAD


def _saved_day(
    evidence: DateEvidence, clues: Iterable[DateClue], today: date, zone: tzinfo
) -> date | None:
    """Return the first day on which an article was saved, changed or put online; None without one.

    The first of them is the nearest to the publication.
    """
    days = [clue.written.full() for clue in clues if clue.role == "updated"]
    believable = [day for day in days if day is not None and _is_of_web(day, today)]
    saved_day = _believable_metadata(evidence.saved, today, zone)
    if saved_day is not None:
        believable.append(saved_day)
    return min(believable, default=None)


def _year_sources(clues: Iterable[DateClue], text: str, evidence: DateEvidence) -> _YearSources:
    """Return what may complete the dates without a year; no full dates if all clues have one."""
    has_yearless = any(clue.written.year is None for clue in clues)
    full_dates = list(_full_dates(text, evidence.captions)) if has_yearless else []
    return _YearSources(full_dates, _years_filed_under(evidence))


def _years_filed_under(evidence: DateEvidence) -> list[int]:
    """Return the years that the metadata, the address and the folders name, the best first."""
    years = years_from_metadata(evidence.metadata or "")
    years += years_in_url(evidence.url or "")
    years += years_in_path(evidence.path)
    return years


def _full_dates(text: str, captions: Sequence[str]) -> Iterator[_FullDate]:
    """Find the dates with a year, which may complete the same day and month without one.

    A date that belongs to a noun ("l'accord du 3 mars 2015") is left out.
    """
    for part in (text, *captions):
        is_caption = part is not text
        for written in find_dates(part):
            if written.full() is None or is_dependent(written, part):
                continue
            yield _FullDate(written, is_firm=is_caption or written.weekday is not None)


def _strongest_day(
    clues: Sequence[DateClue], years: _YearSources, today: date
) -> _StatedDay | None:
    """Return the day of the dates with the strongest role, or None if no role gives one.

    The day of an update is none that a text states of itself.
    """
    for role in ROLES:
        if role == "updated":
            continue
        days = _days_of_role(role, clues, years)
        days = [day for day in days if _is_of_web(day, today)]
        if not days:
            continue
        if role not in _REPEATABLE_ROLES or len(set(days)) == 1:
            return _StatedDay(role, days[0])
    return None


def _is_after_update(day: date, clues: Iterable[DateClue]) -> bool:
    """Return True if a text was updated before a day, which then cannot be that of its publication.

    One of the two is misprinted, or belongs to another page.
    """
    updates = [clue.written.full() for clue in clues if clue.role == "updated"]
    return any(update is not None and update < day for update in updates)


def _days_of_role(role: Role, clues: Sequence[DateClue], years: _YearSources) -> list[date]:
    """Return the publication days that the clues of one role tell."""
    days = [_day_of_clue(clue, years) for clue in clues if clue.role == role]
    return [day for day in days if day is not None]


def _day_of_clue(clue: DateClue, years: _YearSources) -> date | None:
    """Return the publication day that a clue tells, or None without a year written or found.

    A missing year is taken from the full dates of the text, or from the hints.
    """
    written = clue.written
    if written.year is not None:
        if clue.role == "bare":  # "le 3 mars 2019" in a sentence may be any event
            return None
        return _days_after(written.full(), clue.days_later)
    day = _completed_by_text(clue, years.full_dates)
    if day is None and clue.role not in _ROLES_IN_SENTENCES:
        day = _completed_by_hints(written, years.hints)
    return _days_after(day, clue.days_later)


def _completed_by_text(clue: DateClue, full_dates: Sequence[_FullDate]) -> date | None:
    """Return the date of a clue in the latest year that a full date gives the same day and month.

    "ce 3 mars" may be the anniversary of an event of 3 March 2015. Only a firm full date completes
    such a date without a weekday.
    """
    written = clue.written
    needs_firm = written.weekday is None and clue.role in _ANNIVERSARY_ROLES
    days = []
    for full_date in full_dates:
        full = full_date.written
        if full.year is None or (full.day, full.month) != (written.day, written.month):
            continue
        if needs_firm and not full_date.is_firm:
            continue
        day = written.in_year(full.year)
        if day is not None:
            days.append(day)
    return max(days, default=None)


def _completed_by_hints(written: WrittenDate, hints: Sequence[int]) -> date | None:
    """Return the date in the first hinted year that has it, or None if no year does."""
    for year in hints:
        day = written.in_year(year)
        if day is not None:
            return day
    return None


def _days_after(day: date | None, days: int) -> date | None:
    """Return the day a number of days later, or None if no day is given or the calendar ends before."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _find_news(clues: Sequence[DateClue], text: str, hints: Sequence[int], latest: date) -> _News:
    """Infer the publication day from the strongest date that has a weekday and no year.

    There are no days if there is no such date, or no year has it by `latest`.
    """
    dated = [
        clue for clue in clues if clue.written.year is None and clue.written.weekday is not None
    ]
    if not dated:
        return _News()
    strongest = min(dated, key=lambda clue: (clue.is_doubtful, ROLES.index(clue.role)))
    days = possible_days(strongest.written, text, hints, latest)
    later_days = (_days_after(day, strongest.days_later) for day in days)
    known_days = tuple(day for day in later_days if day is not None)
    return _News(known_days, strongest.is_doubtful and not hints)


def _choose_publication(named_day: date | None, news: _News, saved_day: date | None) -> Publication:
    """Choose between the day in the name of the file, the day of the news, and the day of saving.

    An article that follows its news by up to three days has the day of the name. If the days are
    further apart, or the same, it has that of the news, where that is known. Without either, it has
    the day of saving.
    """
    other_days = [day for day in (named_day, saved_day) if day is not None]
    news_day = _known_news_day(news.days, other_days)
    if named_day is not None and (news_day is None or _is_soon_after(news_day, named_day)):
        return Publication(named_day, "filename")
    if news_day is not None:
        if news.is_doubtful and not _is_settled(news_day, other_days):
            return Publication(None, "weekday", (news_day, news_day + _ONE_DAY))
        return Publication(news_day, news.evidence)
    if news.days:
        return Publication(None, "weekday", news.days)
    if saved_day is not None:
        return Publication(saved_day, "saved")
    return Publication()


def _known_news_day(news_days: Sequence[date], other_days: Sequence[date]) -> date | None:
    """Return the only day that the news may be of, or the one that other days settle; else None."""
    if len(news_days) == 1:
        return news_days[0]
    return next((day for day in news_days if _is_settled(day, other_days)), None)


def _is_settled(news_day: date, other_days: Iterable[date]) -> bool:
    """Return True if the file is named or was saved on the day of the news, or a few days later."""
    return any(timedelta() <= day - news_day <= _MAX_DAYS_FROM_NEWS for day in other_days)


def _is_soon_after(news_day: date, named_day: date) -> bool:
    """Return True if the day in the name of the file is one to three days after the news."""
    return timedelta() < named_day - news_day <= _MAX_DAYS_FROM_NEWS
