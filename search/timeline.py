"""Count matching articles by day, week, month, quarter or year."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, ClassVar, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from index.dates.period import Period
from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from index.messages import Language, Message
from search.json_values import notes_as_json, struct_as_json
from search.notebooks.listing import Listing, listing_heading
from search.origin import Origin
from search.sorted_counts import Counts, sum_by_prefix

Step = Literal["day", "week", "month", "quarter", "year"]
"""The length of a period."""
STEPS: tuple[Step, ...] = get_args(Step)
"""The lengths of periods, the shortest first."""
Base = Literal["all", "filters"]
"""Articles that others are a share of: all of the archive, or those that pass the filters."""

MAX_PERIODS = 120
"""Periods of a timeline whose step nobody chose: ten years of months, and bars that can be told apart."""

_MAX_KEPT_DAYS = 50_000
"""Days whose periods are remembered: those of a century, with some steps."""

FEW_ARTICLES = 25
"""Articles of a period below which a share of them says little: one article of one is 100 %."""

_LEFT_OUT = 0.01
"""Share of the matches that may lie before and after a timeline whose step nobody chose."""
_FAR_DAYS = 366
"""Days between such a match and the others. The last months of an archive are often incomplete."""

SHARE_DECIMALS = 6
"""Decimals of the share of a period."""

_MAX_DAYS: Mapping[Step, int] = MappingProxyType(
    {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
)
"""Days of the longest period of each length."""

_NO_LIMITS = Period(None, None)

_LABEL_CHARS: Mapping[Step, int] = MappingProxyType(
    {
        "day": len("2019-02-01"),
        "week": len("2019-02-01"),
        "month": len("2019-02"),
        "quarter": len("2019-02"),
        "year": len("2019"),
    }
)
"""Number of characters of an ISO date that tell its period, from its beginning."""


class Average(Struct, frozen=True):
    """The moving average of a period: that of the period and of as many before as after it.

    Attributes:
        articles: Mean number of articles that match.
        out_of: Number of articles, in all of these periods, that the matching ones are a share of.
        share: The share of all of these articles that match, from 0 to 1; 0 if there are none.
        share_low: The lower bound of its 95 % interval; None if there are no articles.
        share_high: The upper bound.
    """

    articles: float
    out_of: int
    share: float
    share_low: float | None
    share_high: float | None


class Point(Struct, frozen=True):
    """The count of one period.

    Attributes:
        start: The first day of the period; of a week, the Monday.
        articles: Number of articles that match.
        out_of: Number of articles that they are a share of.
        share: The share, from 0 to 1. It is 0 in a period without articles.
        without_copies: Number of articles that match and are no copies of earlier ones that match;
            None if they were not compared.
        share_low: The lower bound of the 95 % interval of the share; None in a period without
            articles. See `search.statistics.intervals`.
        share_high: The upper bound.
        average: The moving average, if it was asked for and the neighbours are there.
    """

    start: date
    articles: int
    out_of: int
    share: float
    without_copies: int | None = None
    share_low: float | None = None
    share_high: float | None = None
    average: Average | None = None


class Timeline(Listing[Point], Struct, frozen=True):
    """The matches of a query over time.

        >>> timeline = archive.timeline("Soleimani", by="year", since="2017", until="2020")
        >>> for point in timeline.points:
        ...     print(point.start.year, point.articles, point.out_of, point.share)
        2017 0 3 0.0
        2018 0 1 0.0
        2019 0 2 0.0
        2020 3 4 0.75

    Attributes:
        query: The query as it was typed.
        by: The length of a period.
        relative_to: What shares are relative to: `all` articles of a period, or those that pass the
            `filters`.
        total: Number of articles that match.
        without_copies: The same, if articles with much the same text are counted once; None if they
            were not compared, or are too many.
        out_of: Number of articles that they are a share of, in all periods and undated.
        undated: Number of articles that match and have no date, so that they are in no period.
        outside: Number of articles that match, and lie before or after all periods: a step that
            nobody chose leaves out a few that are far from all others.
        points: Every period that was asked for, oldest first. Where no day was asked for, they
            begin and end with the articles that others are a share of.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
        window: Number of periods of a moving average; None if there is none.
    """

    query: str
    by: Step
    relative_to: Base
    total: int
    out_of: int
    undated: int
    points: tuple[Point, ...]
    without_copies: int | None = None
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()
    outside: int = 0
    window: int | None = None

    row_type: ClassVar[type[Point]] = Point
    shown: ClassVar[tuple[str, ...]] = ("start", "articles", "out_of", "share")
    bars: ClassVar[str] = "articles"

    @property
    def rows(self) -> tuple[Point, ...]:
        """The periods."""
        return self.points

    @property
    def heading(self) -> Message:
        """The number of articles that match."""
        return listing_heading(self.query, self.total)

    def peaks(self, most: int = 5) -> tuple[Point, ...]:
        """Return the periods that stand out most, the first one most, at most so many.

        They have more articles than the share of the whole timeline lets expect, by more than
        the deviation that chance alone would give (that of a Poisson distribution).
        """
        share = sum(point.articles for point in self.points) / max(
            sum(point.out_of for point in self.points), 1
        )

        def excess(point: Point) -> float:
            expected = share * point.out_of
            return (point.articles - expected) / math.sqrt(expected + 1)

        above = [point for point in self.points if excess(point) > 1]
        return tuple(sorted(above, key=lambda point: (-excess(point), point.start))[:most])

    def smoothed(self, window: int) -> Timeline:
        """Return the timeline with a moving average at each point that has neighbours enough.

            >>> timeline = archive.timeline("Soleimani", by="year", since="2017", until="2020")
            >>> [point.average.share for point in timeline.smoothed(3).points[1:3]]
            [0.0, 0.428571]

        Args:
            window: Number of periods, the period itself among them. It is odd.

        Raises:
            InputError: The window is even, or too small or too large.
        """
        from search.statistics.averages import centred_sums  # late: a search needs none of it

        matches = centred_sums([point.articles for point in self.points], window)
        articles = centred_sums([point.out_of for point in self.points], window)
        points = [
            replace(point, average=_average(matching, out_of, window))
            for point, matching, out_of in zip(self.points, matches, articles, strict=True)
        ]
        return replace(self, points=tuple(points), window=window)

    def between(self, first: date, last: date) -> Timeline:
        """Return the timeline with only the periods that touch some days."""
        points = tuple(
            point
            for point in self.points
            if point.start <= last and period_end(point.start, self.by) >= first
        )
        left_out = sum(point.articles for point in self.points) - sum(
            point.articles for point in points
        )
        return replace(self, points=points, outside=self.outside + left_out)

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the timeline as JSON holds it, its notes in a language."""
        points = [
            struct_as_json(point) | {"start": label(point.start, self.by)} for point in self.points
        ]
        return {
            "query": self.query,
            **self.origin.as_dict(),
            "by": self.by,
            "relative_to": self.relative_to,
            "total": self.total,
            "without_copies": self.without_copies,
            "out_of": self.out_of,
            "undated": self.undated,
            "outside": self.outside,
            "window": self.window,
            "notes": notes_as_json(self.notes, language),
            "points": points,
        }


class CountedDays(Struct, frozen=True, dict=True):
    """Articles by day. What they add up to in longer periods is remembered.

    Attributes:
        by_day: Number of articles by the ISO dates of their days.
    """

    by_day: Counts

    @property
    def total(self) -> int:
        """The number of articles of all days."""
        return sum(self.by_day.values())

    def by(self, step: Step) -> Counter[date]:
        """Return the number of articles of each period, by its first day."""
        if step not in self._sums:
            self._sums[step] = _count_by_period(self.by_day, step)
        return self._sums[step]

    @cached_property
    def _sums(self) -> dict[Step, Counter[date]]:
        return {}


class DayCounts(Struct, frozen=True):
    """Articles by day, from which the points of any step are made.

    Attributes:
        matches: The articles that match.
        articles: The articles that they are a share of.
        asked: The days that were asked for. A side that is open ends with the articles.
        texts: Number of articles that match and are no copies of earlier ones, by the ISO dates of
            their days; None if they were not compared.
    """

    matches: CountedDays
    articles: CountedDays
    asked: Period = _NO_LIMITS
    texts: Counts | None = None

    def without_sparse_ends(self) -> DayCounts:
        """Leave out months at both ends that say nothing, and a few matches far from all others.

        One article of long ago, perhaps with a wrong day, would else take most of a picture. A side
        that was asked for stays.
        """
        matches = self.matches.by("month")
        articles = self.articles.by("month")
        months = sorted(
            month for month in articles if matches[month] or articles[month] >= FEW_ARTICLES
        )
        light = {month: matches[month] for month in months if articles[month] < FEW_ARTICLES}
        spared = sum(matches.values()) * _LEFT_OUT / 2
        kept = _without_far_start(months, light, spared)
        kept = _without_far_start(kept[::-1], light, spared)[::-1]
        if not kept:
            return self
        first = self.asked.first or kept[0]
        last = self.asked.last or period_end(kept[-1], "month")
        return replace(self, asked=Period(first, last))

    def finest_step(self, most: int = MAX_PERIODS) -> Step:
        """Return the shortest step that gives at most so many periods, or `year`."""
        first, last = self._span()
        if first is None or last is None:
            return "month"
        for by in ("day", "week", "month"):
            if count_periods(first, last, by) <= most:
                return by
        return "year"

    def points(self, by: Step) -> tuple[Point, ...]:
        """Count the articles of each period, and of each the articles that they are a share of."""
        if not (self.matches.by_day or self.asked.first or self.asked.last):
            return ()
        first, last = self._span()
        if first is None or last is None:
            return ()
        from search.statistics.intervals import share_interval  # late: a search counts nothing

        matches = self.matches.by(by)
        articles = self.articles.by(by)
        texts = None if self.texts is None else CountedDays(self.texts).by(by)
        return tuple(
            Point(
                start,
                matches[start],
                articles[start],
                _share(matches[start], articles[start]),
                None if texts is None else texts[start],
                *share_interval(matches[start], articles[start]),
            )
            for start in periods(period_start(first, by), last, by)
        )

    def _span(self) -> tuple[date | None, date | None]:
        """Return the first and the last day, None if there is neither an article nor a limit."""
        days = self.articles.by_day.keys()
        first = self.asked.first or _day(min(days, default=None))
        last = self.asked.last or _day(max(days, default=None))
        return first, last


def _average(matches: int | None, out_of: int | None, window: int) -> Average | None:
    """Return the average of a period, given the sums of its window; None if it has none."""
    if matches is None or out_of is None:
        return None
    from search.statistics.intervals import share_interval  # late: a search needs none of it

    mean = round(matches / window, SHARE_DECIMALS)
    interval = share_interval(matches, out_of)
    return Average(mean, out_of, _share(matches, out_of), *interval)


def _without_far_start(
    months: Sequence[date], light: Mapping[date, int], spared: float
) -> Sequence[date]:
    """Leave out the first months that are light and far from the next one.

    Args:
        months: The months, in their order or from the last to the first.
        light: The number of matches of each month that has few articles.
        spared: The largest number of matches that may be left out.
    """
    begins = 0
    for place, (month, following) in enumerate(pairwise(months), 1):
        spared -= light.get(month, math.inf)
        if spared < 0:
            break
        if abs((following - month).days) > _FAR_DAYS:
            begins = place
    return months[begins:]


def ask_day_counts(
    batch: Batch, matching: EngineQuery, base: EngineQuery, asked: Period
) -> Answer[DayCounts]:
    """Ask for the articles by day.

    Args:
        batch: Asks the engine that holds the articles.
        matching: The query for the articles to count.
        base: The query for the articles that they are a share of.
        asked: The days that were asked for.
    """
    matches = batch.facet_counts("day", matching)
    articles = batch.facet_counts("day", base)
    return lambda: DayCounts(CountedDays(matches()), CountedDays(articles()), asked)


def label(start: date, by: Step) -> str:
    """Return the name of a period: `2019`, `2019-Q1`, `2019-02`, or its first day."""
    if by == "quarter":
        return f"{start.year:04}-Q{quarter_of(start)}"
    return start.isoformat()[: _LABEL_CHARS[by]]


def quarter_of(day: date) -> int:
    """Return the number of the quarter of a year that a day lies in, from 1."""
    return (day.month + 2) // 3


def period_end(start: date, by: Step) -> date:
    """Return the last day of the period that begins on a day."""
    following = _next_start(start, by)
    return following - timedelta(days=1) if following else date.max


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def count_periods(first: date, last: date, by: Step) -> int:
    """Return about how many periods lie between two days; one more or less is no harm."""
    return ((last - first).days + 1) // _MAX_DAYS[by]


def _share(matches: int, articles: int) -> float:
    """Return the share of the articles of a period that match, 0 in a period without articles."""
    return round(matches / max(articles, 1), SHARE_DECIMALS)


def _count_by_period(counts_by_day: Mapping[str, int], by: Step) -> Counter[date]:
    """Add up the counts of days by the first day of their period."""
    counts: Counter[date] = Counter()
    for name, count in sum_by_prefix(counts_by_day, _LABEL_CHARS[by]).items():
        counts[_start_of(name, by)] += count
    return counts


@lru_cache(_MAX_KEPT_DAYS)
def _start_of(name: str, by: Step) -> date:
    """Return the first day of a period by its name or one of its days.

    All timelines of an archive have the same days.
    """
    day = f"{name}-01-01"[: len("2019-01-01")]
    return period_start(date.fromisoformat(day), by)


def period_start(day: date, by: Step) -> date:
    """Return the first day of the period that a day lies in."""
    match by:
        case "day":
            return day
        case "week":
            # the calendar begins with a Monday, so this never leaves it
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=3 * quarter_of(day) - 2, day=1)
        case "year":
            return day.replace(month=1, day=1)


def periods(first: date, last: date, by: Step) -> Iterator[date]:
    """Yield the first day of every period from the one that begins on a day to a last day."""
    start: date | None = first
    while start and start <= last:
        yield start
        start = _next_start(start, by)


def _next_start(start: date, by: Step) -> date | None:
    """Return the first day of the period after the one that begins on a day.

    After the last period of the calendar there is none.
    """
    # that many days after the first day of any period, the next one has begun: 31 days after
    # February 1 it is the beginning of March, and 92 after January 1 it is that of April
    try:
        return period_start(start + timedelta(days=_MAX_DAYS[by]), by)
    except OverflowError:
        return None
