"""The articles of a query over time, for programs."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from search.serve.api.asked import Queried
from search.serve.api.notes import Note, notes_of
from search.serve.visit import Visit
from search.timeline import Step


class TimelineParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a timeline.

    Attributes:
        by: The length of a period, or None for one that gives 120 periods at most.
    """

    by: Step | None = None


class PeriodCount(Struct, frozen=True):
    """The count of one period.

    Attributes:
        start: The first day of the period.
        articles: The number of articles that hold all of the query.
        share: The share of the archive that they are, from 0 to 1.
        of: The number of articles of the archive.
    """

    start: date
    articles: int
    share: float
    of: int


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
    return CountedPeriods(
        query=counted.query,
        by=counted.by,
        total=counted.total,
        undated=counted.undated,
        points=tuple(
            PeriodCount(point.start, point.articles, point.share, point.out_of)
            for point in counted.points
        ),
        notes=notes_of(counted.notes, visit.words),
    )
