"""Timelines for pictures, made of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from search.statistics.intervals import share_interval
from search.timeline import Point, Timeline


def yearly(
    counts: Sequence[tuple[int, int]], *, query: str = "grève", first: int = 2010, undated: int = 0
) -> Timeline:
    """Make a timeline by year of the articles that match and of those that they are a share of."""
    points = tuple(
        Point(
            date(first + index, 1, 1),
            articles,
            out_of,
            articles / max(out_of, 1),
            None,
            *share_interval(articles, out_of),
        )
        for index, (articles, out_of) in enumerate(counts)
    )
    return Timeline(
        query=query,
        by="year",
        relative_to="all",
        total=sum(point.articles for point in points) + undated,
        out_of=sum(point.out_of for point in points),
        undated=undated,
        points=points,
    )
