"""The article at a place among the hits, for links to the next and the previous one."""

from __future__ import annotations

from msgspec.structs import replace
from starlette.responses import RedirectResponse, Response

from search.serve.failures import NotThere
from search.serve.pages.results import found
from search.serve.visit import Visit


def follow(visit: Visit) -> Response:
    """Lead to the article at the rank that the address names.

    Raises:
        NotThere: There are fewer hits.
    """
    rank = visit.question.rank or 1
    page_number, place = divmod(rank - 1, visit.question.limit)
    question = replace(visit.question, page=page_number + 1, rank=rank)
    hits = found(visit, question).hits
    if place >= len(hits):
        raise NotThere("failure-no-hit", rank=rank)
    return RedirectResponse(visit.article(hits[place].id, question), 303)
