"""Recognise what calibre puts around the articles of newspapers that it fetches."""

from __future__ import annotations

import re
from html import unescape

from index.lazy_pattern import lazy_pattern

NAME = "calibre"
"""The name under which calibre gives itself as author and publisher."""

_BAR = lazy_pattern(
    r"""<div\b[^<>]*["' ]calibre_navbar[^<>]*>(?P<bar>(?:(?!</?div\b).){0,5000})</div\s*>""",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = lazy_pattern(
    r"""\bhref\s*=\s*["'](?P<url>https?://[^"'<>\s]{1,2000})["']""", re.IGNORECASE
)
_ARTICLE = "/article_"
"""In the name of each article of a newspaper."""

_INDEX = lazy_pattern(r"(?:\A|/)(?:feed_[0-9]+/)?index(?:_u[0-9]+)?\.x?html?\Z")
_SPLIT = lazy_pattern(r"(?P<base>.*)_split_(?P<number>[0-9]+)(?P<suffix>\.\w+)\Z")


def without_bars(html: str) -> tuple[str, str | None]:
    """Return a document without its bars of links, and the address that one of them tells.

    The bar below an article says from where it was fetched.
    """
    url = None
    for bar in _BAR.finditer(html):
        address = _ADDRESS.search(bar["bar"])
        if address:
            url = unescape(address["url"])
    return _BAR.sub("", html), url


def without_indexes(names: list[str]) -> list[str]:
    """Return the names of documents without the lists of feeds and articles of a newspaper."""
    if not any(_ARTICLE in name for name in names):
        return names
    return [name for name in names if _ARTICLE in name or not _INDEX.search(name)]


def continues(name: str, previous: str) -> bool:
    """Return True if calibre has split a document before this part of it."""
    part, first = _SPLIT.match(name), _SPLIT.match(previous)
    if part is None or first is None:
        return False
    return (part["base"], part["suffix"]) == (first["base"], first["suffix"])
