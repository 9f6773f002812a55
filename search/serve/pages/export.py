"""Every hit of a question as a file: a table, lines of JSON, or citations."""

from __future__ import annotations

from starlette.responses import Response

from search.serve.exports import EXPORTS, export
from search.serve.failures import NotThere
from search.serve.visit import Visit


def send(visit: Visit) -> Response:
    """Send the hits of the question in the format that the address ends with.

    Raises:
        NotThere: There is no such format.
    """
    format_ = EXPORTS.get(visit.request.path_params["format"])
    if format_ is None:
        raise NotThere("failure-no-page")
    return export(visit, visit.question, format_)
