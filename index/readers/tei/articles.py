"""Make the articles of a TEI text: one, or one for each division that is an article."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.feed.french import BYLINE_PREFIX
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.record import fields
from index.readers.tei.header import Header, day_of, header_of, names_of
from index.readers.web.elements import text_of
from index.readers.xml.prose import HIDDEN, prose

_DIVISION = lazy_pattern(r"div[0-9]?")
_ARTICLE_TYPES = frozenset(("article", "breve", "brève", "depeche", "dépêche", "entrefilet"))
_SECTION_TYPES = frozenset(("section", "rubrique", "category"))
_APART = frozenset(("byline", "dateline", "docauthor", "opener"))
"""Elements above a text that are fields of the article."""

_PAGE = lazy_pattern(r"[A-Z]?0*([0-9]{1,4})[a-z]?")
_MIN_LOST_CHARS = 100
"""Characters outside the articles. Fewer are a masthead."""


class _Place(Struct, frozen=True):
    """A division that is an article, and where it stands.

    Attributes:
        element: The division.
        section: The heading of the section around it.
        page: The page on which it begins.
    """

    element: ET.Element
    section: str | None
    page: str | None


def articles(tei: ET.Element, corpus: Header, number: int) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a text, and a problem for what is in none.

    Args:
        tei: The element of the text and its header, all names in lower case.
        corpus: What the header of the corpus around it says.
        number: Its number in the corpus, which is its key if it has no id.
    """
    header = _header(tei, corpus)
    key = tei.get("id") or header.key or str(number)
    text_found = False
    for text in _texts(tei):
        text_found = True
        places = list(_places(text))
        if not places:
            yield _whole(text, header, key) or Problem.of("feed-item-empty")
            continue
        for position, place in enumerate(places, 1):
            raw = _division(place, header)
            yield replace(raw, key=raw.key or f"{key}-{position}")
        lost = _chars_outside(text, places)
        if lost >= _MIN_LOST_CHARS:
            yield Problem.of("text-outside-articles", characters=lost)
    if not text_found:
        yield Problem.of("feed-item-empty")


def _header(tei: ET.Element, corpus: Header) -> Header:
    """Return what the header of a text says, or else the attributes of the text or the corpus."""
    element = tei.find("teiheader")
    own = Header() if element is None else header_of(element)
    text = tei.find("text")
    given = fields({} if text is None else dict(text.attrib))
    return Header(
        title=own.title or given.title,
        source=own.source or given.source or corpus.source,
        date=own.date or given.date or corpus.date,
        saved=own.saved,
        author=own.author or given.author,
        url=own.url or given.url,
        key=own.key,
        page=own.page,
        language=own.language or _language(tei, text) or corpus.language,
        section=own.section or given.section,
    )


def _language(tei: ET.Element, text: ET.Element | None) -> str | None:
    language = None if text is None else text.get("lang")
    return language or tei.get("lang")


def _texts(tei: ET.Element) -> Iterator[ET.Element]:
    """Yield the texts of a file: one, or those of a group."""
    for text in tei.findall("text"):
        group = text.find("group")
        if group is None:
            yield text
        else:
            yield from group.iter("text")


def _whole(text: ET.Element, header: Header, key: str) -> RawArticle | None:
    """Return the article that a whole text is; None if it is empty."""
    body = text.find("body")
    element = text if body is None else body
    title = header.title or _title(element) or None
    raw = _article(element, header, title, key)
    return raw if raw.text or raw.title else None


def _division(place: _Place, header: Header) -> RawArticle:
    """Return the article of a division. The header above it is that of the whole issue."""
    element = place.element
    source = header.source or header.title
    issue = replace(header, source=source, author=None, url=None, saved=None)
    raw = _article(element, issue, _title(element) or None, element.get("id"))
    page = _pages(element, place.page) or header.page
    return replace(raw, section=place.section, page=page)


def _article(element: ET.Element, header: Header, title: str | None, key: str | None) -> RawArticle:
    """Return the article of an element, whose heading is no part of its text."""
    day = _day(element)
    captions = [text_of(head) for head in element.iterfind(".//figure/head")]

    def is_left_out(part: ET.Element) -> bool:
        if part.tag == "head":
            return text_of(part) in (title or "")
        return part.tag in _APART or part.tag == "figure"

    return RawArticle(
        prose(element, is_left_out),
        key=key,
        title=title,
        date=header.date or day,
        source=header.source,
        url=header.url,
        author=header.author or _author(element),
        section=header.section,
        page=header.page,
        saved=header.saved,
        captions=tuple(filter(None, captions)),
        language=element.get("lang") or header.language,
    )


def _title(element: ET.Element) -> str:
    """Return the headings above the text of an element, in one line; perhaps an empty text."""
    heads: list[str] = []
    for child in element:
        if child.tag == "head":
            heads.append(prose(child).replace("\n", " "))
        elif child.tag not in _APART and child.tag not in HIDDEN and child.tag not in {"pb", "cb"}:
            break
    return " ".join(" ".join(filter(None, heads)).split())


def _author(element: ET.Element) -> str | None:
    """Return who signed an article, above or below it; None if nobody did."""
    for path in (".//docauthor", ".//byline//persname", ".//byline", ".//signed"):
        names = names_of(element, path)
        if names:
            return BYLINE_PREFIX.sub("", ", ".join(names), count=1)
    return None


def _day(element: ET.Element) -> str | None:
    """Return the day in the attributes of an article or in the line above it."""
    for date in element.iterfind(".//dateline//date"):
        return day_of(date)
    return element.get("when") or element.get("date")


def _places(text: ET.Element) -> Iterator[_Place]:
    """Yield the divisions that are articles, in their order; none if there are none."""
    page: str | None = None
    stack: list[tuple[ET.Element, str | None]] = [(text, None)]
    while stack:
        element, section = stack.pop()
        if element.tag == "pb":
            page = _page(element) or page
        elif _is_article(element):
            yield _Place(element, section, page)
            page = _last_page(element) or page
        else:
            if element.get("type", "").lower() in _SECTION_TYPES:
                section = _title(element) or section
            stack.extend((child, section) for child in reversed(element))


def _is_article(element: ET.Element) -> bool:
    is_division = _DIVISION.fullmatch(str(element.tag)) is not None
    return is_division and element.get("type", "").lower() in _ARTICLE_TYPES


def _page(pb: ET.Element) -> str | None:
    match = _PAGE.fullmatch(pb.get("n", "").strip())
    return match[1] if match else None


def _last_page(element: ET.Element) -> str | None:
    pages = list(filter(None, map(_page, element.iter("pb"))))
    return pages[-1] if pages else None


def _pages(element: ET.Element, first: str | None) -> str | None:
    """Return the pages that an article stands on: `3` or `3-4`."""
    last = _last_page(element)
    if first and last and first != last:
        return f"{first}-{last}"
    return first or last


def _chars_outside(text: ET.Element, places: list[_Place]) -> int:
    """Return how many characters of a text are neither in an article nor in a heading."""
    inside = {place.element for place in places}
    outside = prose(text, lambda element: element in inside or element.tag == "head")
    return len(outside)
