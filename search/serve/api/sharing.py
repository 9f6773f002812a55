"""Let pages of other sites read the interface, if the settings name them (CORS)."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from search.serve.addresses import path_below
from search.serve.api.problems import is_for_program

_READ_METHODS = ("GET", "HEAD")
_SENT_HEADERS = ("Authorization", "If-None-Match")
_SEEN_HEADERS = ("Allow", "ETag", "Location", "Retry-After", "X-Total-Count")


class Sharing:
    """An application that stands before another one, and lets some origins read its interface.

    They change nothing: the guard refuses what a page of another site sends.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str], prefix: str) -> None:
        """Stand before an application.

        Args:
            app: The application.
            origins: The origins, such as `https://desk.example.org`.
            prefix: The path that all addresses of the site begin with.
        """
        self._app = app
        self._prefix = prefix
        self._shared = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=_READ_METHODS,
            allow_headers=_SENT_HEADERS,
            expose_headers=_SEEN_HEADERS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers of CORS if it is for the interface."""
        path = path_below(self._prefix, scope.get("path", ""))
        is_shared = scope["type"] == "http" and is_for_program(path)
        await (self._shared if is_shared else self._app)(scope, receive, send)
