"""The articles of a query over time, for programs."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from search.serve.api.asked import Queried
from search.serve.api.notes import Note, notes_of
from search.serve.visit import Visit
from search.statistics.averages import MAX_WINDOW
from search.timeline import Average, Point, Step


class TimelineParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a timeline.

    Attributes:
        by: The length of a period, or None for one that gives 120 periods at most.
        average: The number of periods of moving averages, which is odd.
    """

    by: Step | None = None
    average: Annotated[int, Meta(ge=3, le=MAX_WINDOW)] | None = None


class PeriodCount(Struct, frozen=True):
    """The count of one period.

    Attributes:
        start: The first day of the period.
        articles: The number of articles that hold all of the query.
        share: The share of the archive that they are, from 0 to 1.
        of: The number of articles of the archive.
        share_low: The lower bound of the 95 % interval of the share (Wilson, 1927).
        share_high: The upper bound.
        average: The moving average, if it was asked for and the neighbours are there.
    """

    start: date
    articles: int
    share: float
    of: int
    share_low: float | None
    share_high: float | None
    average: Average | None


class CountedPeriods(Struct, frozen=True):
    """The articles of a query over time.

    Attributes:
        query: The query as it was sent.
        by: The length of a period.
        total: The number of articles that hold all of the query.
        undated: The number of those that are in no period.
        points: The periods, the oldest first.
        notes: Remarks on the way the query was read.
    """

    query: str
    by: Step
    total: int
    undated: int
    points: tuple[PeriodCount, ...]
    notes: tuple[Note, ...]


def timeline(visit: Visit, asked: TimelineParameters) -> CountedPeriods:
    """Count the articles of a query by period."""
    counted = visit.archive.timeline(
        asked.q,
        by=asked.by,
        relative_to="all",
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    if asked.average is not None:
        counted = counted.smoothed(asked.average)
    return CountedPeriods(
        query=counted.query,
        by=counted.by,
        total=counted.total,
        undated=counted.undated,
        points=tuple(map(_count, counted.points)),
        notes=notes_of(counted.notes, visit.words),
    )


def _count(point: Point) -> PeriodCount:
    """Return the count of a period as programs get it."""
    return PeriodCount(
        start=point.start,
        articles=point.articles,
        share=point.share,
        of=point.out_of,
        share_low=point.share_low,
        share_high=point.share_high,
        average=point.average,
    )
