"""Read the formats in which news agencies ship their dispatches: NewsML-G2, NewsML 1 and NITF."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.feed.french import BYLINE_PREFIX
from index.readers.raw_article import RawArticle
from index.readers.web.elements import text_of
from index.readers.web.markup import plain_with_captions
from index.readers.xml.lenient_xml import XML_LANGUAGE, parse_element, without_namespace
from index.readers.xml.tree import is_deeper

ROOTS = frozenset(("newsMessage", "newsItem", "NewsML", "nitf"))
"""Names of the element that contains all others of such a file."""

_DISPATCH_TAGS = frozenset(("newsItem", "NewsItem"))
"""Elements of dispatches in files of several. A file without them is one dispatch itself."""

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
_LANGUAGES = ("language", "Language")
_VALUE_ATTRIBUTES = ("norm", "holder", "id-string", "literal", "tag", "FormalName")
"""Attributes that give the value of an element in place of its text."""

_HTML_TAGS = {
    "hl2": "h2",
    "block": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "iframe",
}
"""The tags of NITF that have another name in HTML."""

_COMPACT_DATE = lazy_pattern(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T\d\d\d\d(?:\d\d)?)?(?:Z|[+-]\d\d:?\d\d)?"
)


_MAX_DEPTH = 200
"""Elements around one another. NewsML has some 20; with more, dispatches are within dispatches."""


def articles(text: str) -> Iterator[RawArticle]:
    """Yield the dispatches of a file, most often one.

    Args:
        text: The file, from its first element on.

    Raises:
        UnreadableFile: It is not XML, or contains no dispatch.
    """
    root = _root(text)
    dispatches = [element for element in root.iter() if element.tag in _DISPATCH_TAGS] or [root]
    dispatch_articles = _articles(dispatches)
    if not dispatch_articles:
        raise UnreadableFile("article-missing")
    yield from dispatch_articles


def _root(text: str) -> ET.Element:
    """Parse a file, and return its first element with the names of all elements without namespaces.

    Raises:
        UnreadableFile: It is not XML, or its elements are too deep.
    """
    try:
        root = parse_element(text)
    except ET.ParseError as error:
        raise UnreadableFile("dispatch-broken", reason=str(error)) from error
    if is_deeper(root, _MAX_DEPTH):
        raise UnreadableFile("xml-item-too-deep", maximum=_MAX_DEPTH)
    for element in root.iter():
        element.tag = without_namespace(element.tag)
    return root


def _articles(dispatches: list[ET.Element]) -> list[RawArticle]:
    """Return the articles of dispatches, without those that are empty.

    An only dispatch may be a title without a text. Of several, those without a text, such as
    pictures, are left out.
    """
    if len(dispatches) == 1:
        article = _article(dispatches[0], key=None)
        return list(filter(_has_text_or_title, [article]))
    articles = [
        _article(dispatch, _key(dispatch, number)) for number, dispatch in enumerate(dispatches, 1)
    ]
    return [article for article in articles if article.text]


def _has_text_or_title(article: RawArticle) -> bool:
    return bool(article.text or article.title)


def _key(dispatch: ET.Element, number: int) -> str:
    """Return the id of one of several dispatches, or its number."""
    return dispatch.get("guid") or _first(dispatch, _KEYS) or str(number)


def _article(dispatch: ET.Element, key: str | None) -> RawArticle:
    """Return the article of a dispatch, which may turn out to be empty."""
    text, captions = _body(dispatch)
    return RawArticle(
        text,
        key=key,
        title=_first(dispatch, _TITLES),
        date=_date(dispatch),
        source=_first(dispatch, _SOURCES),
        author=_author(dispatch),
        captions=captions,
        language=_first(dispatch, _LANGUAGES) or dispatch.get(XML_LANGUAGE),
    )


def _body(dispatch: ET.Element) -> tuple[str, tuple[str, ...]]:
    """Return the text of the first body that has one, and the captions in it.

    Bodies are almost HTML in all formats: the few tags that are not are renamed.
    """
    for name in _BODIES:
        for body in dispatch.iter(name):
            for element in body.iter():
                element.tag = _HTML_TAGS.get(element.tag, element.tag)
            markup = ET.tostring(body, "unicode", method="html")
            text, captions = plain_with_captions(markup)
            if text:
                return text, captions
    return "", ()


def _date(dispatch: ET.Element) -> str | None:
    """Return the date of a dispatch; `20190301T0800Z` becomes `2019-03-01`."""
    written = _first(dispatch, _DATES)
    compact = _COMPACT_DATE.fullmatch(written or "")
    if compact is None:
        return written
    return "-".join(compact.group("year", "month", "day"))


def _author(dispatch: ET.Element) -> str | None:
    """Return the name in the byline of a dispatch, without the "Par" before it."""
    byline = _first(dispatch, _BYLINES)
    if byline is None:
        return None
    prefix = BYLINE_PREFIX.match(byline)
    if prefix is None:
        return byline
    return byline[prefix.end() :]


def _first(dispatch: ET.Element, names: tuple[str, ...]) -> str | None:
    """Return the value of the first element with one of these names that has one; None if none has.

    The elements with the first name come first.
    """
    for name in names:
        value = next(filter(None, map(_value, dispatch.iter(name))), None)
        if value:
            return value
    return None


def _value(element: ET.Element) -> str:
    """Return the value of an element, which an attribute or else its text gives; perhaps empty."""
    values = [(element.get(attribute) or "").strip() for attribute in _VALUE_ATTRIBUTES]
    return next(filter(None, values), None) or text_of(element)
