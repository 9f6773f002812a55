"""Read a page as a browser does: its links, texts and forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def parsed(markup: str) -> HtmlElement:
    """Return the root of a page."""
    return html.document_fromstring(markup)


def texts(markup: str, path: str) -> list[str]:
    """Return the texts of the elements that an XPath names, with single spaces."""
    found = parsed(markup).xpath(path)
    assert isinstance(found, list)
    return [" ".join(element.text_content().split()) for element in found]


def links(markup: str) -> Iterator[str]:
    """Yield the addresses that a page of ours leads to on this host, each once."""
    found = parsed(markup).xpath("//a/@href")
    assert isinstance(found, list)
    for address in dict.fromkeys(map(str, found)):
        if address.startswith("/"):
            yield address.partition("#")[0]
