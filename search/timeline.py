"""Count matching articles by day, week, month or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct

from index.engines.batch import Batch
from index.engines.query import And, EngineQuery
from index.messages import Language, Message
from search.json_values import notes_as_json
from search.origin import Origin

Step = Literal["day", "week", "month", "year"]
"""The length of a period."""

SHARE_DECIMALS = 6
"""Decimals of the share of a period."""

_MAX_DAYS: Mapping[Step, int] = MappingProxyType({"day": 1, "week": 7, "month": 31, "year": 366})
"""Days of the longest period of each length."""

_LABEL_CHARS: Mapping[Step, int] = MappingProxyType(
    {
        "day": len("2019-02-01"),
        "week": len("2019-02-01"),
        "month": len("2019-02"),
        "year": len("2019"),
    }
)
"""Number of characters of an ISO date that name a period, from its beginning."""


class Point(Struct, frozen=True):
    """The count of one period.

    Attributes:
        start: The first day of the period; of a week, the Monday.
        articles: Number of articles that match.
        share: Share of the articles of the period that match, from 0 to 1.
    """

    start: date
    articles: int
    share: float


class Timeline(Struct, frozen=True):
    """The matches of a query over time.

        >>> timeline = archive.timeline("Soleimani", by="year")
        >>> for point in timeline.points:
        ...     print(point.start.year, point.articles, point.share)
        2017 1 0.333333
        2018 0 0.0
        2019 0 0.0
        2020 3 0.75

    Attributes:
        query: The query as it was typed.
        by: The length of a period.
        total: Number of articles that match.
        undated: Number of articles that match and have no date, so that they are in no period.
        points: Every period from the first with a match to the last, oldest first.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
    """

    query: str
    by: Step
    total: int
    undated: int
    points: tuple[Point, ...]
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    @classmethod
    def count(
        cls,
        batch: Batch,
        text: str,
        matching: EngineQuery,
        passing_filters: EngineQuery,
        by: Step,
        notes: tuple[Message, ...] = (),
    ) -> Timeline:
        """Count the articles of each period.

        Args:
            batch: Asks the engine that holds the articles.
            text: The query as it was typed.
            matching: The query for the articles to count.
            passing_filters: The query for the articles that they are a share of.
            by: The length of a period.
            notes: Remarks on the way the query was read.
        """
        counted = And((matching, passing_filters))
        matches_by_day = batch.facet_counts("day", counted)
        articles_by_day = batch.facet_counts("day", passing_filters)
        total = batch.count(counted)()
        undated = total - sum(matches_by_day().values())
        if not matches_by_day():
            return cls(text, by, total, undated, (), notes)
        matches = _count_by_period(matches_by_day(), by)
        articles = _count_by_period(articles_by_day(), by)
        points = tuple(
            Point(start, matches[start], _share(matches[start], articles[start]))
            for start in _periods(min(matches), max(matches), by)
        )
        return cls(text, by, total, undated, points, notes)

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the timeline as JSON holds it, its notes in a language."""
        points = [
            {
                "start": label(point.start, self.by),
                "articles": point.articles,
                "share": point.share,
            }
            for point in self.points
        ]
        return {
            "query": self.query,
            **self.origin.as_dict(),
            "by": self.by,
            "total": self.total,
            "undated": self.undated,
            "notes": notes_as_json(self.notes, language),
            "points": points,
        }


def label(start: date, by: Step) -> str:
    """Return the name of a period: `2019`, `2019-02`, or its first day."""
    return start.isoformat()[: _LABEL_CHARS[by]]


def _share(matches: int, articles: int) -> float:
    """Return the share of the articles of a period that match, 0 in a period without articles."""
    return round(matches / max(articles, 1), SHARE_DECIMALS)


def _count_by_period(counts_by_day: Mapping[str, int], by: Step) -> Counter[date]:
    """Add up the counts of days by the first day of their period."""
    counts: Counter[date] = Counter()
    for day, count in counts_by_day.items():
        counts[_period_start(date.fromisoformat(day), by)] += count
    return counts


def _period_start(day: date, by: Step) -> date:
    """Return the first day of the period that a day lies in."""
    match by:
        case "day":
            return day
        case "week":
            # the calendar begins with a Monday, so this never leaves it
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _periods(first: date, last: date, by: Step) -> Iterator[date]:
    """Yield the first day of every period from the first period to the last."""
    # that many days after the first day of any period, the next one has begun: 31 days after
    # February 1 it is the beginning of March
    step = timedelta(days=_MAX_DAYS[by])
    start = first
    while start <= last:
        yield start
        start = _period_start(start + step, by)
