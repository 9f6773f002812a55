"""Make a press review of the articles that a query finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from index.analysis.analyzer import fold
from search.results import Hit
from search.reviews.review import GroupedBy, Review, ReviewGroup
from search.reviews.subjects import subjects
from search.searcher import Searcher

Key = TypeVar("Key", bound=Hashable)

MAX_TEXTS = 2_000
"""Limit on the texts of a review. Nobody reads a longer one, and all are in memory."""


def make_review(searcher: Searcher, by: GroupedBy, limit: int, title: str = "") -> Review:
    """Make a review of the articles that hold all of a query.

    Copies of one text are one article of it, the oldest, which names the others.

    Args:
        searcher: The query. Of a review that is too long, it leaves out the latest articles.
        by: The property that the articles of a group have in common.
        limit: The largest number of texts.
        title: Its title; empty for the usual one.
    """
    page = searcher.page("date", limit, 1, count_copies=True)
    hits = [hit for hit in page.hits if hit.complete]
    texts = page.without_copies if page.without_copies is not None else page.total
    return Review(
        title=title,
        query=searcher.text,
        by=by,
        groups=tuple(_groups(hits, by)),
        total=page.total,
        left_out=max(texts - len(hits), 0) if page.has_more else 0,
        notes=page.notes,
        origin=page.origin,
    )


def _groups(hits: Sequence[Hit], by: GroupedBy) -> Iterable[ReviewGroup]:
    """Divide articles into groups."""
    match by:
        case "day":
            days = _divided((hit.date, hit) for hit in hits)
            dated = sorted(days, key=lambda day: (day is None, day or date.max))
            return [ReviewGroup(days[day], day=day) for day in dated]
        case "source":
            sources = _divided((hit.source, hit) for hit in hits)
            largest = sorted(
                sources, key=lambda name: (name is None, -len(sources[name]), fold(name or ""))
            )
            return [ReviewGroup(sources[name], source=name) for name in largest]
        case "subject":
            return [ReviewGroup(each.hits, subject=each.names) for each in subjects(hits)]


def _divided(pairs: Iterable[tuple[Key, Hit]]) -> dict[Key, tuple[Hit, ...]]:
    """Put the articles of each key together, in their order."""
    groups: defaultdict[Key, list[Hit]] = defaultdict(list)
    for key, hit in pairs:
        groups[key].append(hit)
    return {key: tuple(hits) for key, hits in groups.items()}
