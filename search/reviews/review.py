"""A press review: the articles of a query in groups, each text once."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from msgspec import Struct, to_builtins

from index.messages import Language, Message
from search.json_values import notes_as_json
from search.origin import Origin
from search.results import Hit

GroupedBy = Literal["day", "subject", "source"]
"""The articles of a review stand in groups of one day, of one subject, or of one source."""


class ReviewGroup(Struct, frozen=True):
    """Articles that stand together, the oldest first.

    Attributes:
        hits: The articles, each with the copies of its text.
        day: Their day, in a review by day; None if it is not known.
        source: Their source, in a review by source; None if it is not known.
        subject: Names and words that tell their subject from others, in a review by subject; none
            for articles that share their subject with no other.
    """

    hits: tuple[Hit, ...]
    day: date | None = None
    source: str | None = None
    subject: tuple[str, ...] = ()


class Review(Struct, frozen=True):
    """A press review.

        >>> review = archive.review("Soleimani", by="source")
        >>> [(group.source, len(group.hits)) for group in review.groups]
        [('IRNA', 2), ('Press TV', 2)]

    Attributes:
        title: Its title; empty for the usual one.
        query: The query as it was typed.
        by: The property that its groups have in common.
        groups: Its groups.
        total: Number of articles that were found, copies included.
        left_out: Number of texts that are not in it, since it would have been too long.
        notes: Remarks on the way the query was read.
        origin: The filters, and the state of the index.
    """

    title: str
    query: str
    by: GroupedBy
    groups: tuple[ReviewGroup, ...]
    total: int
    left_out: int = 0
    notes: tuple[Message, ...] = ()
    origin: Origin = Origin()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The articles of all groups, in their order."""
        return tuple(hit for group in self.groups for hit in group.hits)

    @property
    def articles(self) -> int:
        """Number of its articles, the copies that they name included."""
        return sum(1 + len(hit.duplicates) for hit in self.hits)

    @property
    def days(self) -> tuple[date, date] | None:
        """The days of the oldest and the latest article; None if no day is known."""
        days = [hit.date for hit in self.hits if hit.date]
        return (min(days), max(days)) if days else None

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the review as JSON holds it, its notes in a language."""
        return {
            "title": self.title,
            "query": self.query,
            **self.origin.as_dict(),
            "by": self.by,
            "articles": self.articles,
            "total": self.total,
            "left_out": self.left_out,
            "notes": notes_as_json(self.notes, language),
            "groups": [_group_as_dict(group) for group in self.groups],
        }


def _group_as_dict(group: ReviewGroup) -> dict[str, Any]:
    return {
        "day": to_builtins(group.day),
        "source": group.source,
        "subject": list(group.subject),
        "hits": [hit.as_dict() for hit in group.hits],
    }
