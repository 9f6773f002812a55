"""Show a page at the one address of its question, and lead requests with another one there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from starlette.responses import RedirectResponse, Response

from search.serve.asking import PARAMETERS
from search.serve.visit import Visit


def at_canonical_address(show: Callable[[Visit], Response]) -> Callable[[Visit], Response]:
    """Return a page that leads requests with another address on, as forms make them.

    Forms send fields that are empty. Parameters that are none of ours are left alone.
    """

    @wraps(show)
    def answer(visit: Visit) -> Response:
        question = visit.question
        sent = visit.request.query_params.multi_items()
        if tuple(pair for pair in sent if pair[0] in PARAMETERS) == question.pairs:
            return show(visit)
        return RedirectResponse(visit.address(visit.path, question), HTTPStatus.SEE_OTHER)

    return answer
