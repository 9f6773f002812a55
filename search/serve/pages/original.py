"""The file that an article was read from."""

from __future__ import annotations

from starlette.responses import Response

from search.serve.originals import original_response
from search.serve.visit import Visit


def send(visit: Visit) -> Response:
    """Send the file that the article was read from.

    Raises:
        NotThere: There is no such article or file, or files are not given out here.
    """
    return original_response(visit, visit.article_id)
