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


def search_description(visit: Visit) -> Response:
    """Describe the search for browsers, which may then offer it in their own box (OpenSearch 1.1)."""
    base = visit.settings.base_url or str(visit.request.base_url)
    response = visit.page("opensearch.xml", base=base.rstrip("/"))
    response.headers["Content-Type"] = "application/opensearchdescription+xml; charset=utf-8"
    return response
