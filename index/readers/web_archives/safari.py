"""Read web archives of Safari (`.webarchive`): one article a file, as in any saved page."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.web import html
from index.readers.web.addresses import first_web_address
from index.readers.web.charset import decode_declared
from index.readers.web.parsing import NO_ARTICLE

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_MAX_PAGES = 10
"""Pages of an archive that are tried: the first one may consist of frames."""


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the one article of a saved page.

    Raises:
        UnreadableFile: The file is no such archive, or there is no article in it.
    """
    for page in _pages(_archive(material.whole()))[:_MAX_PAGES]:
        try:
            yield _article(page)
        except UnreadableFile as error:
            if error.message.code != NO_ARTICLE:  # a missing package, for example
                raise
        else:
            return
    raise UnreadableFile(NO_ARTICLE)


def _archive(data: bytes) -> object:
    """Parse an archive, which is a list of properties.

    Raises:
        UnreadableFile: It is none.
    """
    try:
        return plistlib.loads(data)
    except Exception as error:  # the standard library raises many kinds of errors on broken ones
        raise UnreadableFile("web-archive-broken") from error


def _pages(archive: object) -> list[dict[str, object]]:
    """Return the pages of an archive: its main one, and then those of its frames."""
    pages: list[dict[str, object]] = []
    pending = [archive]
    while pending and len(pages) < _MAX_PAGES:
        inner = pending.pop(0)
        if not isinstance(inner, dict):
            continue
        page = inner.get("WebMainResource")
        if isinstance(page, dict) and page.get("WebResourceMIMEType") in _HTML_TYPES:
            pages.append(page)
        frames = inner.get("WebSubframeArchives")
        pending += frames if isinstance(frames, list) else []
    return pages


def _article(page: dict[str, object]) -> RawArticle:
    """Return the article of a page.

    Raises:
        UnreadableFile: There is none.
    """
    data = page.get("WebResourceData")
    encoding = page.get("WebResourceTextEncodingName")
    if not isinstance(data, bytes) or not data:
        raise UnreadableFile(NO_ARTICLE)
    text = decode_declared(data, encoding if isinstance(encoding, str) else None)
    return html.article(text, first_web_address([str(page.get("WebResourceURL"))]))
