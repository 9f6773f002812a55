"""Admit readers who know the token of the site: in a header, or once in a form, then by a cookie."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

COOKIE = "admission"
"""The name of the cookie."""
_PUBLIC_PATHS = ("/login", "/robots.txt")
"""Paths that need no token."""
_PUBLIC_FOLDER = "/static/"
"""Files of the program itself, which the form for the token needs."""
_SCHEME = "bearer"


class Admission:
    """The token of a site. Texts are compared in a time that tells nothing about it."""

    def __init__(self, token: str) -> None:
        """Take the token; empty if everybody is admitted."""
        self._token = token
        self.cookie = _digest(token, "cookie")

    def admits(self, path: str, headers: Headers) -> bool:
        """Return True for a request that brings the token or the cookie, or needs neither."""
        if not self._token or path in _PUBLIC_PATHS or path.startswith(_PUBLIC_FOLDER):
            return True
        return self._has_token(headers) or self._has_cookie(
            cookie_parser(headers.get("cookie", ""))
        )

    def is_token(self, text: str) -> bool:
        """Return True for the token."""
        return hmac.compare_digest(_digest(self._token, text), _digest(self._token, self._token))

    def _has_token(self, headers: Headers) -> bool:
        """Return True if a request brings the token in its header."""
        # headers are read as Latin-1, whatever they hold
        given = headers.get("authorization", "").encode("latin-1").decode("utf-8", "replace")
        scheme, _, token = given.partition(" ")
        return scheme.lower() == _SCHEME and self.is_token(token.strip())

    def _has_cookie(self, cookies: Mapping[str, str]) -> bool:
        """Return True if a request brings the cookie that the form gave."""
        given = cookies.get(COOKIE, "")
        return hmac.compare_digest(_digest(self._token, given), _digest(self._token, self.cookie))


def _digest(token: str, text: str) -> str:
    """Return a digest of a text that only who knows the token can make."""
    return hmac.digest(token.encode(), text.encode("utf-8", "replace"), "sha256").hex()
