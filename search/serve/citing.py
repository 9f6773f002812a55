"""Send the citation of an article as a file."""

from __future__ import annotations

from starlette.responses import Response

from search.citations import FORMATS, bibliography
from search.serve.failures import NotThere
from search.serve.visit import Visit


def citation_response(visit: Visit, id: str, name: str) -> Response:
    """Send the citation of an article.

    Args:
        visit: The request.
        id: The id of the article.
        name: One of the formats of citations.

    Raises:
        NotThere: The archive has no such article.
        InputError: There is no such format.
    """
    article = visit.archive.get(id)
    if article is None:
        raise NotThere("failure-no-article", id=id)
    text = "".join(bibliography([article], name, visit.language))
    format_ = FORMATS[name]
    headers = {"Content-Disposition": f'attachment; filename="article{format_.suffix}"'}
    return Response(text, media_type=f"{format_.media_type}; charset=utf-8", headers=headers)
