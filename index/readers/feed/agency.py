"""The formats in which news agencies ship their dispatches: NewsML-G2, NewsML 1 and NITF."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.feed import items
from index.readers.raw import RawArticle
from index.readers.web.markup import plain_with_captions

ROOTS = frozenset(("newsMessage", "newsItem", "NewsML", "nitf"))
"""The elements that hold all others in such a file."""

_DISPATCHES = frozenset(("newsItem", "NewsItem"))
_BODIES = ("body.content", "DataContent", "inlineXML", "inlineData")
_TITLES = ("hl1", "headline", "HeadLine", "title", "Title")
_DATES = (
    "date.issue",
    "versionCreated",
    "FirstCreated",
    "firstCreated",
    "ThisRevisionCreated",
    "contentCreated",
)
_BYLINES = ("byline", "by", "ByLine")
_SOURCES = ("creditline", "CreditLine", "doc.copyright", "provider", "Provider", "copyrightHolder")
_KEYS = ("doc-id", "PublicIdentifier", "NewsItemId")
_VALUES = (
    "norm",
    "holder",
    "id-string",
    "literal",
    "tag",
    "FormalName",
)  # attributes that say what an element does
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_AS_HTML = {
    "hl2": "h2",
    "block": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "iframe",
}
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?)?(?:Z|[+-]\d\d:?\d\d)?")
_BY = re.compile(r"(?:par|de|by)\s+", re.IGNORECASE)


def articles(text: str) -> Iterator[RawArticle]:
    """The dispatches in a file, most often one.

    Args:
        text: The file, from its first element on.

    Raises:
        UnreadableFile: It is not XML, or holds no dispatch.
    """
    try:
        root = items.element(text)
    except ET.ParseError as error:
        raise UnreadableFile(f"its XML is broken ({error})") from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    dispatches = [element for element in root.iter() if element.tag in _DISPATCHES] or [root]
    if len(dispatches) > 1:
        found = [
            raw for number, one in enumerate(dispatches, 1) if (raw := _article(one, number)).text
        ]
    else:
        found = [raw for one in dispatches if (raw := _article(one)).text or raw.title]
    if not found:
        raise UnreadableFile("article-missing")
    yield from found


def _article(dispatch: ET.Element, number: int | None = None) -> RawArticle:
    """The dispatch in an element, under its own name or else its number where it is one of several."""
    author = _first(dispatch, _BYLINES)
    text, captions = _body(dispatch)
    return RawArticle(
        text,
        key=None
        if number is None
        else dispatch.get("guid") or _first(dispatch, _KEYS) or str(number),
        title=_first(dispatch, _TITLES),
        date=_date(_first(dispatch, _DATES)),
        source=_first(dispatch, _SOURCES),
        author=_BY.sub("", author, count=1) if author and _BY.match(author) else author,
        captions=captions,
        language=_first(dispatch, ("language", "Language")) or dispatch.get(_LANGUAGE),
    )


def _body(dispatch: ET.Element) -> tuple[str, tuple[str, ...]]:
    """The text of a dispatch, which is almost HTML in all of these formats, and its captions."""
    for name in _BODIES:
        for body in dispatch.iter(name):
            for element in body.iter():
                element.tag = _AS_HTML.get(element.tag, element.tag)
            text, captions = plain_with_captions(ET.tostring(body, "unicode", method="html"))
            if text:
                return text, captions
    return "", ()


def _first(dispatch: ET.Element, names: tuple[str, ...]) -> str | None:
    """What the first element with one of these names says, by an attribute or its text."""
    for name in names:
        for element in dispatch.iter(name):
            values = (
                *(element.get(value) for value in _VALUES),
                " ".join("".join(element.itertext()).split()),
            )
            if found := next((value.strip() for value in values if value and value.strip()), None):
                return found
    return None


def _date(written: str | None) -> str | None:
    """A date as others write it: agencies leave out the hyphens."""
    compact = _COMPACT.fullmatch(written or "")
    return f"{compact[1]}-{compact[2]}-{compact[3]}" if compact else written
