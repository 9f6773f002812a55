"""Tell addresses on the web, which may be links, from all others."""

from __future__ import annotations

from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https"})
"""Schemes of addresses that are links. Any other one might run a script, or open a program."""


def web_address(url: str | None) -> str:
    """Return an address on the web as it is; any other one is no link, and so an empty text."""
    try:
        is_web = urlsplit(url or "").scheme.lower() in _SCHEMES
    except ValueError:  # a bracket that does not close
        is_web = False
    return url if url and is_web else ""
