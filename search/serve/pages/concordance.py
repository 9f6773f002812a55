"""The page of key words in context: every match of a query, one below the other."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct
from starlette.responses import Response

from search.cli.export import concordance_as_csv
from search.concordance import Concordance, ConcordanceLine, Order
from search.serve.canonical import at_canonical_address
from search.serve.marking import plain
from search.serve.parts.downloads import table
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.hits import Day, day_of
from search.serve.parts.timeline import Choice
from search.serve.visit import Visit

MAX_LINES = 500
"""Lines of the page. A longer one is read by nobody."""
WIDTH = 90
"""Characters on each side of a match."""


class LineView(Struct, frozen=True):
    """A match in its context, with the address of its place in the article."""

    left: str
    text: str
    right: str
    address: str
    source: str
    day: Day | None


@at_canonical_address
def show(visit: Visit) -> Response:
    """Show the concordance of a question."""
    question = visit.question
    concordance = _find(visit) if question.q else None
    notes = concordance.notes if concordance is not None else ()
    return visit.page(
        "concordance.html",
        question=question,
        concordance=concordance,
        notes=[visit.message(note) for note in notes],
        lines=[_line_view(visit, line) for line in concordance.lines]
        if concordance is not None
        else [],
        chips=chips_of(visit, "/concordance", question),
        without_filters=visit.address("/concordance", without_filters(question)),
        orders=[
            Choice(
                f"order-{order}",
                visit.address("/concordance", question.but(order=order)),
                order == question.order,
            )
            for order in get_args(Order)
        ],
        file_address=visit.address("/concordance.csv", question),
        results=visit.address("/", question.but(order="right")),
    )


def send_table(visit: Visit) -> Response:
    """Send the concordance as a table."""
    return table(concordance_as_csv(_find(visit).lines), "concordance")


def _find(visit: Visit) -> Concordance:
    """Return the concordance of the question, from the answers that are kept if it is there."""
    question = visit.question

    def find() -> Concordance:
        return visit.archive.concordance(
            question.q,
            width=WIDTH,
            limit=MAX_LINES,
            order=question.order,
            exact=question.exact,
            variants=question.variants,
            filters=question.filters,
        )

    return visit.kept(("concordance", question.counted, question.order), find)


def _line_view(visit: Visit, line: ConcordanceLine) -> LineView:
    """Return a line as it is shown."""
    article = visit.article(line.id, visit.question.but(order="right"))
    return LineView(
        left=plain(line.left),
        text=plain(line.text),
        right=plain(line.right),
        address=f"{article}#m{line.match}",
        source=plain(line.source or visit.words.text("hit-no-source")),
        day=day_of(visit.words, line.date, None),
    )
