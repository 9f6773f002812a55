"""The page of help: the query language by examples, dates, marks and keys."""

from __future__ import annotations

from starlette.responses import Response

from search.serve.asking import Question
from search.serve.parts.examples import examples_of
from search.serve.visit import Visit


def show(visit: Visit) -> Response:
    """Show the help."""
    return visit.page("help.html", examples=examples_of(visit), question=Question())
