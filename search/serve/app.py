"""The application: which page answers which address.

To add a page, write a module in `search.serve.pages` with a function that takes a `Visit` and
returns a response, and add its row to `PAGES`. The function runs in a thread and may ask the
archive. Its words stand in `search.serve.words`, its template in `templates`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from index.errors import SearchError
from search.pool import Pool
from search.serve.api.problems import is_for_program, problem_response
from search.serve.api.routes import api_routes
from search.serve.api.sharing import Sharing
from search.serve.clients import AlreadyExporting, ExportingClients
from search.serve.dispatch import Handler, route_to
from search.serve.failures import failure_of
from search.serve.guard import Guard
from search.serve.kept import KeptAnswers
from search.serve.pages import (
    article,
    cite,
    concordance,
    entities,
    export,
    failure,
    feed,
    folders,
    guide,
    hit,
    interface,
    login,
    machines,
    network,
    original,
    preferences,
    quotations,
    results,
    review,
    similar,
    sources,
    statistics,
    status,
    suggest,
    tags,
    timeline,
    watches,
)
from search.serve.readers import Readers, TooManyRequests
from search.serve.settings import ServeSettings
from search.serve.statics import send_static
from search.serve.visit import Site, Visit

if TYPE_CHECKING:
    from search.serve.assistant.door import AssistantDoor

PACKED_FROM_BYTES = 1000
"""Bytes from which an answer is packed. A shorter one would hardly get shorter."""
PACKING_LEVEL = 5
"""Effort of packing, from 1 to 9. Higher levels take twice the time for 2 % of a page."""


_TOLD_ERRORS = (SearchError, AlreadyExporting, TooManyRequests, HTTPException, Exception)
"""The errors that the reader is told of. The log of the server names only the last kind."""


class Page(Struct, frozen=True):
    """A page of the site.

    Attributes:
        path: Its path, as Starlette has them.
        answer: The function that answers.
        section: The code of its name, if the head of every page links to it.
        method: `GET` for what reads, `POST` for what changes something.
        is_of_index: True if the page only changes with the index, its address and the reader's
            preferences. Then a browser that has it need not get it again.
    """

    path: str
    answer: Callable[[Visit], Response]
    section: str = ""
    method: str = "GET"
    is_of_index: bool = True


def entity_pages(pages: entities.EntityPages, section: str) -> tuple[Page, ...]:
    """Return the pages of a kind of names."""
    one = f"/{pages.kind.value}"
    return (
        Page(pages.path, pages.show_all, section=section),
        Page(f"{pages.path}.csv", pages.send_table),
        Page(one, pages.show),
        Page(f"{one}/{{name:path}}", pages.show),
    )


PAGES: tuple[Page, ...] = (
    Page("/", results.show, section="section-search"),
    Page("/article", article.show),
    Page("/article/{id:path}", article.show),
    Page("/hit", hit.follow),
    Page("/export.{format}", export.send),
    Page("/review.{format}", review.send),
    Page("/cite", cite.send),
    Page("/cite/{id:path}", cite.send),
    Page("/original", original.send, is_of_index=False),
    Page("/original/{id:path}", original.send, is_of_index=False),
    Page("/feed.atom", feed.of_question),
    *entity_pages(entities.PEOPLE, "section-people"),
    *entity_pages(entities.ORGANISATIONS, "section-organisations"),
    *entity_pages(entities.PLACES, "section-places"),
    Page("/quotations", quotations.show),
    Page("/quotations.csv", quotations.send_table),
    Page("/sources", sources.show_all, section="section-sources"),
    Page("/sources.csv", sources.send_table),
    Page("/source", sources.show),
    Page("/source/{name:path}", sources.show),
    Page("/timeline", timeline.show, section="section-timeline"),
    Page("/timeline.svg", timeline.send_picture),
    Page("/network", network.show, section="section-network"),
    Page("/network.svg", network.send_picture),
    Page("/network.graphml", network.send_graph),
    Page("/network.csv", network.send_table),
    Page("/concordance", concordance.show, section="section-concordance"),
    Page("/concordance.csv", concordance.send_table),
    Page("/frequencies", statistics.show_frequencies),
    Page("/frequencies.csv", statistics.send_frequencies),
    Page("/collocates", statistics.show_collocates),
    Page("/collocates.csv", statistics.send_collocates),
    Page("/keywords", statistics.show_keywords),
    Page("/keywords.csv", statistics.send_keywords),
    Page("/similar", similar.show),
    Page("/similar", similar.compare, method="POST", is_of_index=False),
    Page("/watches", watches.show_all, section="section-watches", is_of_index=False),
    Page("/watches", watches.change, method="POST", is_of_index=False),
    Page("/watches/feed.atom", feed.of_watch, is_of_index=False),
    Page("/watches/{name:path}/feed.atom", feed.of_watch, is_of_index=False),
    Page("/watches/{name:path}", watches.show, is_of_index=False),
    Page("/folders", folders.show_all, section="section-folders", is_of_index=False),
    Page("/folders", folders.change, method="POST", is_of_index=False),
    Page("/folders/{name:path}", folders.show, is_of_index=False),
    Page("/folder.{format}", folders.send, is_of_index=False),
    Page("/tags", tags.show, is_of_index=False),
    Page("/tags", tags.change, method="POST", is_of_index=False),
    Page("/tags.jsonl", tags.send_lines, is_of_index=False),
    Page("/tags.csv", tags.send_table, is_of_index=False),
    Page("/status", status.show, is_of_index=False),
    Page("/help", guide.show),
    Page("/suggest", suggest.show),
    Page("/api", interface.show),
    Page("/opensearch.xml", machines.search_description),
    Page("/login", login.show, is_of_index=False),
    Page("/login", login.check, method="POST", is_of_index=False),
    Page("/preferences", preferences.change, method="POST", is_of_index=False),
    Page("/healthz", machines.health, is_of_index=False),
    Page("/robots.txt", machines.robots, is_of_index=False),
)


def make_app(settings: ServeSettings) -> ASGIApp:
    """Open the archive, and return the application that shows it.

    Raises:
        IndexMissing, IndexOutdated, IndexCorrupt: See `search.Archive`.
    """
    pool = _pool(settings)
    door = _assistant_door(settings, pool)
    app = Starlette(
        routes=[
            *map(_route, PAGES),
            *api_routes(),
            *([Route("/mcp", door)] if door else []),
            Route("/static/{name}", send_static),
        ],
        lifespan=door.lifespan if door else None,
        middleware=list(_middleware(settings)),
        exception_handlers=dict.fromkeys(_TOLD_ERRORS, _answer_failure),
    )
    app.state.site = Site(
        settings=settings,
        pool=pool,
        readers=Readers(settings.readers),
        kept=KeptAnswers(),
        exporting=ExportingClients(),
        sections=tuple(_sections(PAGES)),
    )
    return Guard(app, settings)


def _middleware(settings: ServeSettings) -> Iterable[Middleware]:
    """Yield what stands between the guard and the pages."""
    origins = settings.allowed_origins
    if origins:
        yield Middleware(Sharing, origins=origins, prefix=settings.prefix)
    yield Middleware(GZipMiddleware, minimum_size=PACKED_FROM_BYTES, compresslevel=PACKING_LEVEL)


def _sections(pages: Iterable[Page]) -> Iterable[tuple[str, str]]:
    """Yield the path and the code of each page that every page links to."""
    for page in pages:
        if page.section:
            yield page.path, page.section


def _route(page: Page) -> Route:
    """Return the route to a page."""
    return route_to(page.path, {page.method: Handler(page.answer, page.is_of_index)})


def _pool(settings: ServeSettings) -> Pool:
    """Return as many archives as may be asked at the same time, one of them open already.

    Raises:
        IndexMissing, IndexOutdated, IndexCorrupt: See `search.Archive`.
    """
    pool = Pool(
        settings.location,
        settings.readers,
        access=settings.access,
        synonyms=settings.synonyms,
    )
    with pool.lend():
        return pool


def _assistant_door(settings: ServeSettings, pool: Pool) -> AssistantDoor | None:
    """Return what answers assistants, if they may ask and the extra `mcp` is installed."""
    if not settings.mcp or find_spec("mcp") is None:
        return None
    from search.serve.assistant.door import AssistantDoor

    return AssistantDoor(settings, pool)


async def _answer_failure(request: Request, error: Exception) -> Response:
    """Answer a request that failed."""
    site: Site = request.app.state.site
    told = failure_of(error, shows_paths=site.settings.is_private)
    visit = Visit(request, site)
    if is_for_program(visit.path):
        return problem_response(told, visit.words, site.settings.prefix)
    return failure.show(visit, told)
