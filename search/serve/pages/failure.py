"""The page that says why there is no page."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from msgspec import Struct
from starlette.responses import Response

from search.serve.asking import DAY_PARAMETERS, Question, read_question
from search.serve.failures import Failure
from search.serve.marking import plain
from search.serve.parameters import ParameterError
from search.serve.visit import Visit

QUOTED_CHARS = 60
"""Characters of a query that are shown on either side of the one that cannot be read."""


TITLES: Mapping[int, str] = {
    400: "failure-title-query",
    404: "failure-title-missing",
    503: "failure-title-later",
}
"""The codes of the titles of some statuses; the others have one in common."""


class DayField(Struct, frozen=True):
    """A field for a day: its name, what was typed, and True if that cannot be used."""

    name: str
    typed: str
    is_faulty: bool


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
        title=visit.words.text(_title(visit, failure)),
        explanation=visit.message(failure.message),
        question=_kept_question(visit, failure),
        days=_typed_days(visit, failure),
        quotation=quotation,
    )
    response.headers.update(failure.headers)
    return response


def _kept_question(visit: Visit, failure: Failure) -> Question:
    """Return the question of the address without its days, or an empty one if that cannot be read.

    A folder that there is not is left out as well.
    """
    left_out = {*DAY_PARAMETERS, *(["folder"] if failure.message.code == "folder-missing" else [])}
    pairs = visit.request.query_params.multi_items()
    try:
        return read_question(pair for pair in pairs if pair[0] not in left_out)
    except ParameterError:
        return Question()


def _typed_days(visit: Visit, failure: Failure) -> tuple[DayField, ...]:
    """Return the fields of days if it is they that cannot be used."""
    is_about_days = failure.parameter in DAY_PARAMETERS
    if not (is_about_days or failure.message.code == "dates-reversed"):
        return ()
    return tuple(
        DayField(
            name,
            plain(visit.request.query_params.get(name, "")),
            not is_about_days or name == failure.parameter,
        )
        for name in DAY_PARAMETERS
    )


def _title(visit: Visit, failure: Failure) -> str:
    """Return the code of the title. A form that fails was no search."""
    if failure.status == HTTPStatus.BAD_REQUEST and visit.request.method == "POST":
        return "failure-title"
    return TITLES.get(failure.status, "failure-title")
