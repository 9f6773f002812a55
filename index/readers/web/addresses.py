"""Recognise addresses on the web, and those that were changed when a page was saved."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.lazy_pattern import lazy_pattern

_MAX_SAVER_CHARS = 1 << 14
"""Characters at the start of a page where the program that saved it says from where."""

_SAVED_FROM = lazy_pattern(
    r"""(?:<!--\s*(?:saved\ from\ url=\(\d+\)|Mirrored\ from|Page\ saved\ with\ SingleFile\s+url:)\s*
      | <meta\s+name="?savepage-url"?\s+content="?)
    (?P<url>[^\s<>"]{4,2000})""",
    re.IGNORECASE | re.VERBOSE,
)
"""The comment of a browser, HTTrack or SingleFile, or the meta tag of Save Page WE."""

_WAYBACK_PREFIX = lazy_pattern(
    r"\Ahttps?://web\.archive\.org/web/\d+[a-z_]*/(?=http)", re.IGNORECASE
)
"""The start of the address of a page in the Wayback Machine, up to the original address."""

_FRONT_PAGE = lazy_pattern(r"https?://[^/?#]+/?(?:index\.\w+)?\Z", re.IGNORECASE)


def first_web_address(texts: Iterable[str]) -> str | None:
    """Return the first text that is an absolute address on the web; None if none is."""
    for text in texts:
        if text.startswith(("http://", "https://")):
            return text
    return None


def original_address(url: str) -> str:
    """Return the address that a page had before the Wayback Machine archived it."""
    return _WAYBACK_PREFIX.sub("", url)


def is_front_page(url: str) -> bool:
    """Return True if an address is that of a whole site: `https://exemple.fr/index.html`."""
    return _FRONT_PAGE.match(url) is not None


def saved_from(page: str) -> str | None:
    """Return the address that the program which saved a page wrote at its start.

    None is returned if it wrote none.
    """
    match = _SAVED_FROM.search(page[:_MAX_SAVER_CHARS])
    if match is None:
        return None
    url = match["url"]
    if "://" not in url:  # HTTrack writes "Mirrored from exemple.fr/une.html"
        url = f"http://{url}"
    return original_address(url)
