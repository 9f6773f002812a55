"""How often articles match, day by day, week by week, month by month or year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from msgspec import Struct

from index.engines.base import Engine
from index.engines.query import And, EngineQuery

Step = Literal["day", "week", "month", "year"]


class Point(Struct, frozen=True):
    """One period.

    Attributes:
        start: Its first day; of a week, the Monday.
        articles: How many match.
        share: How many of the articles of the period match, from 0 to 1.
    """

    start: date
    articles: int
    share: float


class Timeline(Struct, frozen=True):
    """A query's matches over time.

    Attributes:
        query: As it was typed.
        by: The length of a period.
        total: How many articles match.
        undated: How many of them have no date, and so no place in time.
        points: Every period from the first with a match to the last, oldest first.
        notes: What the author of the query should know about the way it was read.
    """

    query: str
    by: Step
    total: int
    undated: int
    points: tuple[Point, ...]
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, engine: Engine, query: str, found: EngineQuery, within: EngineQuery, by: Step
    ) -> Timeline:
        """Count what a node finds beside all that filters leave.

        Args:
            engine: Where to count.
            query: As it was typed.
            found: What finds the articles that match.
            within: What finds the articles that they are a share of.
            by: The length of a period.
        """
        days = engine.facet_counts("day", And((found, within)))
        total = engine.count(And((found, within)))
        counted = _by_start(days, by)
        whole = _by_start(engine.facet_counts("day", within), by) if counted else {}
        points = tuple(
            Point(
                start,
                counted.get(start, 0),
                round(counted.get(start, 0) / max(whole.get(start, 0), 1), 6),
            )
            for start in _starts(counted, by)
        )
        return cls(query, by, total, total - sum(days.values()), points)

    def as_dict(self) -> dict[str, Any]:
        """The timeline as JSON knows it."""
        return {
            "query": self.query,
            "by": self.by,
            "total": self.total,
            "undated": self.undated,
            "notes": list(self.notes),
            "points": [
                {
                    "start": label(point.start, self.by),
                    "articles": point.articles,
                    "share": point.share,
                }
                for point in self.points
            ],
        }


def label(start: date, by: Step) -> str:
    """A period's name: `2019`, `2019-02`, or its first day."""
    return start.isoformat()[: {"year": 4, "month": 7}.get(by, 10)]


def _by_start(days: Mapping[str, int], by: Step) -> Mapping[date, int]:
    counts: Counter[date] = Counter()
    for day, count in days.items():
        counts[_start(date.fromisoformat(day), by)] += count
    return counts


def _start(day: date, by: Step) -> date:
    match by:
        case "day":
            return day
        case "week":
            return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _starts(counted: Mapping[date, int], by: Step) -> Iterator[date]:
    """Every period from the first that has anything to the last."""
    if not counted:
        return
    start, last = min(counted), max(counted)
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[by]
    while start <= last:
        yield start
        start = _start(start + timedelta(days=longest), by)
