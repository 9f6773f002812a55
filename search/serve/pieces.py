"""Send a page in two pieces, so that what takes long does not keep the rest of it back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from markupsafe import Markup
from starlette.responses import Response, StreamingResponse

from search import limited_to
from search.serve.failures import Failure, failure_of
from search.serve.visit import Visit

SECOND_PIECE = Markup("<!-- second piece -->")
"""The place of the second piece in a page. Texts are escaped, so that none of them can hold it."""

_log = logging.getLogger(__name__)


def in_two_pieces(
    visit: Visit,
    page: str,
    work_out: Callable[[Visit], str],
    tell: Callable[[Visit, Failure], str],
) -> Response:
    """Return a page whose second piece is worked out while a browser shows the first one.

    Nothing keeps the page: whether the second piece succeeds is only known when it is too late for
    a header to say so.

    Args:
        visit: The request.
        page: The page, with the place of the second piece.
        work_out: Returns the second piece.
        tell: Returns what stands in its place if it cannot be worked out.
    """
    before, after = page.split(SECOND_PIECE)

    def pieces() -> Iterator[str]:
        yield before
        yield _second_piece(visit, work_out, tell)
        yield after

    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(pieces(), media_type="text/html", headers=headers)


def _second_piece(
    visit: Visit, work_out: Callable[[Visit], str], tell: Callable[[Visit, Failure], str]
) -> str:
    """Work the second piece out with an archive of its own: the request has given its back."""
    site = visit.site
    try:
        with site.pool.lend() as archive, limited_to(site.settings.budget):
            return work_out(Visit(visit.request, site, archive))
    except Exception as error:  # the first piece is sent, and no other page can be
        failure = failure_of(error, shows_paths=site.settings.is_private)
        if failure.status == 500:
            _log.exception("the second piece of a page failed")
        return tell(visit, failure)
