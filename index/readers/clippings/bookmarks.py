"""Read lists of links: bookmarks, and what read-later services export as pages.

Each link becomes an article with a title and an address. Its only text is the note that somebody
may have written on it, so it is said that the file is but a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode_blocks
from index.readers.exports import split_before
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.addresses import first_web_address
from index.readers.web.markup import plain, plain_line

_LINK = lazy_pattern(r"<(?:a|post)(?=\s)", re.IGNORECASE)
_MAX_BOUNDARY_CHARS = 6

_ATTRIBUTE = lazy_pattern(r"""([A-Za-z_-]{1,30})\s?=\s?(?:"([^"]*)"|'([^']*)')""")
_SHOWN = lazy_pattern(r">([^<]*)</a", re.IGNORECASE)
_NOTE = lazy_pattern(r"<dd>([^<]*)", re.IGNORECASE)
_SAVED = ("add_date", "time_added", "time")
"""Attributes that tell when a link was kept: those of browsers, Pocket and Pinboard."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the links of a list, and a problem that says what it is.

    Raises:
        UnreadableFile: There is no link in it.
    """
    pieces = split_before(decode_blocks(material.blocks()), _LINK, _MAX_BOUNDARY_CHARS)
    links = 0
    for piece in islice(pieces, 1, None):
        raw = _article(piece.text)
        if raw.url:  # scripts and the places of a browser have none
            links += 1
            yield replace(raw, key=str(links))
    if not links:
        raise UnreadableFile("article-missing")
    yield Problem.of("file-is-list-of-links", links=links)


def _article(link: str) -> RawArticle:
    """Return the article of a link, with what stands behind it up to the next one."""
    attributes = _attributes(link)
    shown, note = _SHOWN.search(link), _NOTE.search(link)
    title = attributes.get("description") or (shown[1] if shown else "")
    text = attributes.get("extended") or (note[1] if note else "")
    url = first_web_address([attributes.get("href", "").strip()])
    return RawArticle(
        plain(text).strip(),
        title=plain_line(title) or url,
        url=url,
        saved=next(filter(None, map(attributes.get, _SAVED)), None),
    )


def _attributes(link: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case."""
    attributes: dict[str, str] = {}
    for name, double, single in _ATTRIBUTE.findall(link[: link.find(">")]):
        attributes.setdefault(name.lower(), unescape(double or single))
    return attributes
