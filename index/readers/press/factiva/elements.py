"""Read the XML that the programs of Factiva give: an element `article` for each."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from index.lazy_pattern import lazy_pattern
from index.messages import Message
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, Piece, keyed, split_before
from index.readers.press.bylines import author_name
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.elements import text_of
from index.readers.xml.lenient_xml import parse_element, parse_head, without_namespace

ROOTS = ("ppsresponse", "ppsarticleresponse", "ppsarticleresultset", "ppsarticle")
"""Names of the first elements of such files, in lower case."""

_ARTICLE = lazy_pattern(r"<(?:[A-Za-z0-9_.-]{1,30}:)?article(?=[\s>])")
_ARTICLE_END = lazy_pattern(r"</(?:[A-Za-z0-9_.-]{1,30}:)?article\s*>")
_MAX_BOUNDARY_CHARS = 64

_TEXT_PARTS = ("leadparagraph", "tailparagraphs", "corrections")
"""Elements that hold the paragraphs of the text, in their order."""

_CAPTION_PARTS = ("artwork", "art")
_DAY_CHARS = len("2019-03-12")

_Children = dict[str, list[ET.Element]]


def articles(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of a file, and a problem for each that is not whole.

    The file is cut before any XML is parsed: a mistake in one article spoils no other.

    Raises:
        UnreadableFile: There is no article.
    """
    found = split_before(pieces, _ARTICLE, _MAX_BOUNDARY_CHARS)
    return keyed(map(_parts, islice(found, 1, None)))


def _parts(piece: Piece) -> Iterator[Part]:
    """Yield the article of a piece of the file, and a problem if it is not whole."""
    if piece.is_too_large:
        yield TOO_LARGE
        return
    end = _ARTICLE_END.search(piece.text)
    try:
        raw = _article(_children(piece.text, end))
    except ET.ParseError as error:
        reason = str(error).partition(":")[0]
        yield Problem(Message.of("xml-broken", reason=reason))
        return
    yield raw if raw.text or raw.title else EMPTY
    if end is None:
        yield CUT_SHORT


def _children(xml: str, end: re.Match[str] | None) -> _Children:
    """Return the elements right within an article, by their names in lower case.

    Raises:
        xml.etree.ElementTree.ParseError: The article is whole and no XML.
    """
    found: Iterable[ET.Element]
    # of an article that is cut short, there are the elements that are whole
    found = parse_element(xml[: end.end()]) if end else parse_head(xml).siblings
    children: _Children = {}
    for child in found:
        children.setdefault(without_namespace(child.tag).lower(), []).append(child)
    return children


def _article(children: _Children) -> RawArticle:
    byline = _line(children, "byline")
    return RawArticle(
        "\n".join(_paragraphs(children, _TEXT_PARTS)),
        key=_line(children, "accessionno"),
        title=_line(children, "headline"),
        date=_day(children),
        source=_line(children, "sourcename"),
        author=author_name(byline) if byline else None,
        section=_line(children, "sectionname", "section", "columnname"),
        page=_page(children),
        captions=tuple(_paragraphs(children, _CAPTION_PARTS)),
        language=_line(children, "baselanguage"),
    )


def _line(children: _Children, *names: str) -> str | None:
    """Return the text of the first element that has one; its paragraphs become one line."""
    for name in names:
        for child in children.get(name, ()):
            text = " ".join(_texts([child], "paragraph")) or text_of(child)
            if text:
                return text
    return None


def _paragraphs(children: _Children, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for child in children.get(name, ()):
            texts = _texts([child], "paragraph")
            yield from texts or filter(None, [text_of(child)])


def _texts(elements: Iterable[ET.Element], name: str) -> list[str]:
    """Return the texts of the elements of a name within others."""
    inner = chain.from_iterable(element.iter() for element in elements)
    named = (element for element in inner if without_namespace(element.tag).lower() == name)
    return list(filter(None, map(text_of, named)))


def _page(children: _Children) -> str | None:
    pages = _texts(children.get("pages", ()), "page")
    return ", ".join(pages) or _line(children, "pages")


def _day(children: _Children) -> str | None:
    """Return the day of publication, without the time of day, which is that of another zone."""
    published = _line(children, "publicationdate")
    return published[:_DAY_CHARS] if published else None
