"""Refuse requests that no page of ours sends, and tell browsers what ours may do.

A page of another site must not read the archive by a name that it lets point to this machine (DNS
rebinding), nor change anything by a form of its own (cross-site request forgery).
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.serve.addresses import address, path_below, quoted_path
from search.serve.admission import Admission
from search.serve.api.problems import is_for_program, problem_response
from search.serve.failures import failure_of
from search.serve.language import chosen_language
from search.serve.settings import ServeSettings
from search.serve.words import page_words

MAX_ADDRESS_BYTES = 16_000
"""Bytes of an address. The longest query that is read, with its filters, is shorter."""
MAX_BODY_BYTES = 64_000
"""Bytes of a body. The longest form is a note on an article."""
SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # not no-referrer, with which browsers send the origin "null" along with our own forms
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
"""Headers of every answer, unless it has another one of this name."""

_READING_METHODS = ("GET", "HEAD", "OPTIONS")
_OWN_SITES = ("same-origin", "none")
"""Values of Sec-Fetch-Site for requests of our own pages, and for those that the user typed."""


class Guard:
    """An application that stands before another one, and lets no wrong request through."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        """Stand before an application."""
        self._app = app
        self._settings = settings
        self._hosts = settings.hosts
        self._prefix = settings.prefix
        self._admission = Admission(settings.token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do so."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        send_safely = _with_security_headers(send)
        fault = self._fault(scope, Headers(scope=scope))
        if fault is not None:
            await self._refusal(fault, scope)(scope, receive, send_safely)
            return
        scope["root_path"] = self._prefix
        await self._app(scope, _limited(receive), send_safely)

    def _fault(self, scope: Scope, headers: Headers) -> HTTPStatus | None:
        """Return the status that refuses a request, or None."""
        if _host_name(headers.get("host", "")) not in self._hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_ADDRESS_BYTES:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if scope["method"] not in _READING_METHODS and not is_own(headers):
            return HTTPStatus.FORBIDDEN
        if _announced_bytes(headers) > MAX_BODY_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        # a browser asks with OPTIONS, and sends no token along, before a page of another site may read
        is_question = scope["method"] == "OPTIONS"
        if not (is_question or self._admission.admits(self._path(scope), headers)):
            return HTTPStatus.UNAUTHORIZED
        return None

    def _path(self, scope: Scope) -> str:
        """Return the path that a request asks for, without the prefix of the site."""
        return path_below(self._prefix, scope["path"])

    def _refusal(self, status: HTTPStatus, scope: Scope) -> Response:
        """Return an answer that refuses a request."""
        if not is_for_program(self._path(scope)):
            if status == HTTPStatus.UNAUTHORIZED and scope["method"] == "GET":
                return RedirectResponse(self._login(scope), HTTPStatus.SEE_OTHER)
            # nothing but the name of a status: who is refused is no reader of ours
            return PlainTextResponse(f"{status.value} {status.phrase}\n", status)
        accepted = Headers(scope=scope).get("accept-language", "")
        words = page_words(chosen_language({}, accepted, self._settings.language))
        failure = failure_of(HTTPException(status), shows_paths=False)
        return problem_response(failure, words, self._prefix)

    def _login(self, scope: Scope) -> str:
        """Return the address of the form for the token, which leads back to what was asked for."""
        back = quoted_path(scope["path"])
        if scope["query_string"]:
            back += "?" + scope["query_string"].decode("latin-1")
        return address(f"{self._prefix}/login", None, ("back", back))


def _host_name(host: str) -> str:
    """Return the name of a Host header in small letters, without its port and brackets."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:  # brackets that do not match
        return ""


def is_own(headers: Headers) -> bool:
    """Return True for a request of our own pages, or of a program, which says no origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_SITES
    origin = headers.get("origin")
    # compared as texts: what follows "null" or any other scheme is no address of ours
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _announced_bytes(headers: Headers) -> int:
    """Return the length of a body by its header; one that is no number counts as too long."""
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else MAX_BODY_BYTES + 1


def _limited(receive: Receive) -> Receive:
    """Return a function that receives a body up to its limit, and then raises an error of HTTP."""
    received_bytes = 0

    async def receive_limited() -> Message:
        nonlocal received_bytes
        message = await receive()
        received_bytes += len(message.get("body", b""))
        if received_bytes > MAX_BODY_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return receive_limited


def _with_security_headers(send: Send) -> Send:
    """Return a function that sends an answer with the headers that protect it."""

    async def send_safely(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_safely
