"""Send a request to the function that answers it, in a thread that has an archive and a time limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from index.version import VERSION
from search import limited_to
from search.serve.costs import check_costs
from search.serve.statics import static_files
from search.serve.visit import Site, Visit


class Handler(Struct, frozen=True):
    """A function that answers requests.

    Attributes:
        answer: The function.
        is_of_index: True if the answer only changes with the index, the address and the reader's
            preferences. Then who has it need not get it again.
    """

    answer: Callable[[Visit], Response]
    is_of_index: bool = True


def route_to(path: str, handlers: Mapping[str, Handler]) -> Route:
    """Return the route to a path, as Starlette has them, with a handler for each method of HTTP."""

    async def answer(request: Request) -> Response:
        site: Site = request.app.state.site
        method = "GET" if request.method == "HEAD" else request.method
        body = b"" if method == "GET" else await request.body()
        return await site.readers.run(partial(_ask, handlers[method], request, site, body))

    return Route(path, answer, methods=list(handlers))


def if_changed(visit: Visit, response: Response) -> Response:
    """Return a response, or tell its sender that the one it has is the same.

    This costs all of the answer. It is for those that depend on more than the index.
    """
    tag = f'W/"{blake2b(response.body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response


def _ask(handler: Handler, request: Request, site: Site, body: bytes) -> Response:
    """Answer a request within the time that a question may take."""
    check_costs(request.query_params.multi_items())
    with site.pool.lend() as archive, limited_to(site.settings.budget):
        return _respond(handler, Visit(request, site, archive, body))


def _respond(handler: Handler, visit: Visit) -> Response:
    """Answer a request, or tell its sender that the answer it has is still right."""
    if not handler.is_of_index:
        return handler.answer(visit)
    tag = _tag(visit)
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Vary": "Accept, Accept-Language, Cookie",
    }
    if tag in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    response = handler.answer(visit)
    if response.status_code == 200 and "cache-control" not in response.headers:
        response.headers.update(headers)
    return response


def _tag(visit: Visit) -> str:
    """Return a digest of all that an answer depends on."""
    files = [file.address for file in static_files().values()]
    parts = (
        VERSION,
        visit.version,
        str(visit.request.url),
        visit.request.headers.get("accept"),
        visit.language,
        visit.theme,
        files,
    )
    return f'W/"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'
