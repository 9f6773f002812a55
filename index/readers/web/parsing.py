"""Parse a web page, unless it is made to take its parser hours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.messages import Remedy
from index.readers.limits import MAX_PAGE_CHARS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_XML = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML forbids. The parser lets them pass, but the tree refuses them."""

_NUMBERED_REFERENCE = lazy_pattern("&#(?:[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<decimal>[0-9]{1,7}));?")
_EMBEDDED_DATA = lazy_pattern(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%]{40,}+")
"""Pictures that are written into a page."""

_OVERGROWN_TAG = lazy_pattern(
    r"""<[a-zA-Z][^\s/>]{0,99}+(?:[\s/]*+[^\s/>=][^\s/>=]{0,99}+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+){150}"""
)
"""A tag with 150 attributes, each of which the parser compares with all before it."""

_MAX_CODE_POINT = 0x10FFFF
NO_ARTICLE = "article-missing"
"""The code of the error for a page that can be parsed and has no article."""

_MAX_ATTRIBUTES = 150


def parse_page(page: str) -> HtmlElement:
    """Parse a page.

    Raises:
        UnreadableFile: It is too large or empty, or the packages that read pages are missing.
    """
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
        from trafilatura import bare_extraction  # noqa: F401 - fails here, not at the first article
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "html"})
        raise UnreadableFile("page-reader-missing", remedy=remedy) from error
    markup = _checked(_EMBEDDED_DATA.sub("data:", page))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableFile(NO_ARTICLE) from error


def _checked(page: str) -> str:
    """Return a page without characters and references that its tree would refuse.

    Raises:
        UnreadableFile: The page, or a tag of it, is larger than that of any article.
    """
    if len(page) > MAX_PAGE_CHARS:
        raise UnreadableFile("page-too-large", millions=MAX_PAGE_CHARS >> 20)
    if _OVERGROWN_TAG.search(page):
        raise UnreadableFile("page-tag-too-large", most=_MAX_ATTRIBUTES)
    return _NOT_XML.sub("", _NUMBERED_REFERENCE.sub(_legal_reference, page))


def _legal_reference(reference: re.Match[str]) -> str:
    """Return a reference by number unchanged; nothing if its character is illegal in XML."""
    hexadecimal = reference["hex"]
    number = int(hexadecimal, 16) if hexadecimal else int(reference["decimal"])
    if number > _MAX_CODE_POINT or _NOT_XML.match(chr(number)):
        return ""
    return reference[0]
