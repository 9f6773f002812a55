"""The page that says why there is no page."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import Response

from index.messages import Message
from search.serve.asking import Question
from search.serve.failures import Failure
from search.serve.marking import plain
from search.serve.visit import Visit

QUOTED_CHARS = 60
"""Characters of a query that are shown on either side of the one that cannot be read."""


TITLES: Mapping[int, str] = {
    400: "failure-title-query",
    404: "failure-title-missing",
    503: "failure-title-later",
}
"""The codes of the titles of some statuses; the others have one in common."""


class Quotation(Struct, frozen=True):
    """The place of a query that cannot be read, with what stands before and after it."""

    before: str
    at: str
    after: str

    @classmethod
    def of(cls, query: str, position: int) -> Quotation:
        """Quote a place of a query by its 0-based position."""
        end = position + 1
        return cls(
            query[max(position - QUOTED_CHARS, 0) : position],
            query[position:end],
            query[end : end + QUOTED_CHARS],
        )


def show(visit: Visit, failure: Failure) -> Response:
    """Show what went wrong, and a box to search again."""
    quotation = None
    if failure.position is not None:
        quotation = Quotation.of(visit.typed, failure.position)
    response = visit.page(
        "failure.html",
        failure.status,
        failure=failure,
        title=visit.words.text(TITLES.get(failure.status, "failure-title")),
        explanation=visit.words.message(shown_message(failure.message)),
        question=Question(),
        quotation=quotation,
    )
    response.headers.update(failure.headers)
    return response


def shown_message(message: Message) -> Message:
    """Return a message without signs that would turn the direction of its line."""
    values = {
        name: plain(value) if isinstance(value, str) else value
        for name, value in message.values.items()
    }
    return Message(message.code, values, message.remedy)
