"""Pages for programs: the state of the server, what robots may read, and the search box of browsers."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, Response

from index.version import VERSION
from search.serve.visit import Visit


def health(visit: Visit) -> Response:
    """Say that the archive answers, for programs that watch over servers."""
    total = visit.archive.find("", limit=1, group=False).total
    answer = {"status": "ok", "articles": total, "version": VERSION}
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def robots(_: Visit) -> Response:
    """Keep robots out: an archive is no public site."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")
