"""The matches of a query in their contexts, for programs."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from search.concordance import ConcordanceLine
from search.serve.api.asked import Queried
from search.serve.api.notes import Note, notes_of
from search.serve.asking import Order
from search.serve.visit import Visit

MAX_LINES = 500
"""Lines of an answer. More of them take longer to make than readers wait."""
MAX_WIDTH = 300
"""Characters on each side of a match. An article has the rest."""


class ConcordanceParameters(Queried, frozen=True, kw_only=True):
    """The parameters of a concordance.

    Attributes:
        order: The order of the lines.
        limit: The largest number of lines.
        width: The largest number of characters on each side of a match.
    """

    order: Order = "right"
    limit: Annotated[int, Meta(ge=1, le=MAX_LINES)] = MAX_LINES
    width: Annotated[int, Meta(ge=1, le=MAX_WIDTH)] = 70


class FoundLines(Struct, frozen=True):
    """The matches of a query in their contexts.

    Attributes:
        query: The query as it was sent.
        articles: The number of articles that were read for the lines.
        total: The number of articles that hold all of the query.
        lines: The lines, in their order.
        notes: Remarks on the way the query was read.
    """

    query: str
    articles: int
    total: int
    lines: tuple[ConcordanceLine, ...]
    notes: tuple[Note, ...]


def concordance(visit: Visit, asked: ConcordanceParameters) -> FoundLines:
    """Return the matches of a query in their contexts."""
    found = visit.archive.concordance(
        asked.q,
        width=asked.width,
        limit=asked.limit,
        order=asked.order,
        exact=asked.exact,
        variants=asked.variants,
        filters=asked.filters,
    )
    notes = notes_of(found.notes, visit.words)
    return FoundLines(found.query, found.articles, found.total, found.lines, notes)
