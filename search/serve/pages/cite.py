"""The citation of one article as a file."""

from __future__ import annotations

from starlette.responses import Response

from search.serve.citing import citation_response
from search.serve.visit import Visit

USUAL_FORMAT = "ris"
"""The format that the programs of most readers take."""


def send(visit: Visit) -> Response:
    """Send the citation of the article in the format of the address.

    Raises:
        NotThere: The archive has no such article.
        InputError: There is no such format.
    """
    name = visit.request.query_params.get("format", USUAL_FORMAT)
    return citation_response(visit, visit.article_id, name)
