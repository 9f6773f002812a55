"""Answer assistants at an address of the pages, by streamable HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from search.pool import Pool
from search.serve.assistant.places import reached_at
from search.serve.assistant.server import make_server
from search.serve.assistant.tools import Tools
from search.serve.guard import MAX_BODY_BYTES, is_own
from search.serve.settings import ServeSettings
from search.serve.words import page_words

_CLOSED = PlainTextResponse("503 Service Unavailable\n", 503)
"""Answers before the site has begun, and after it has ended."""


class AssistantDoor:
    """An application that answers assistants, as long as `lifespan` of its site lasts."""

    def __init__(self, settings: ServeSettings, pool: Pool) -> None:
        """Ask the archives of a pool."""
        self._tools = Tools(pool, settings.budget, settings.base_url)
        self._title = settings.title or page_words(settings.language).text("site-title")
        self._app: ASGIApp = _CLOSED

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Answer requests in this block, which the site that the door is in enters."""
        server = make_server(self._tools, self._title)  # that of the SDK can be run once
        self._app = _streaming_app(server)
        async with server.session_manager.run():
            yield
        self._app = _CLOSED

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, unless a page of another site sends it."""
        headers = Headers(scope=scope)
        if not is_own(headers):
            await PlainTextResponse("403 Forbidden\n", 403)(scope, receive, send)
            return
        # the guard has checked that the host is a name of ours
        with reached_at(f"{scope['scheme']}://{headers['host']}"):
            await self._app(scope, receive, send)


def _streaming_app(server: MCPServer) -> ASGIApp:
    """Return the application of the SDK. It keeps no session, so that any process may answer."""
    app = server.streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=MAX_BODY_BYTES,
        # hosts and origins are the guard's to check
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    [route] = app.routes
    return route.app  # type: ignore[attr-defined,no-any-return]
