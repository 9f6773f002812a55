"""Read the articles of Olive, one a file, whose words and printed lines have elements of their own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.xml.prose import prose
from index.readers.xml.root import find_root
from index.readers.xml.tree import parse

__all__ = ["read"]

_ARTICLES = frozenset(("", "article", "text", "story"))
"""Types of entities that are articles; a page or a picture is none."""

_ADVERTISEMENTS = frozenset(("ad", "advertisement", "advert"))
_PARAGRAPH_STARTS = frozenset(("S", "SA"))
"""Marks of lines with which a paragraph begins."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the article of a file.

    Raises:
        UnreadableFile: It is not XML, or holds a page or a picture.
    """
    text = decode(material.whole())
    try:
        entity = parse(text[find_root(text).offset :])
    except ET.ParseError as error:
        raise UnreadableFile("dispatch-broken", reason=str(error)) from error
    kind = entity.get("entity_type", "").lower()
    body = _text(entity)
    if kind in _ADVERTISEMENTS:
        yield Problem.of("advertisements-left-out", advertisements=1, characters=len(body))
    elif kind in _ARTICLES:
        yield _article(entity, body)
    else:
        raise UnreadableFile("entity-is-no-article", kind=kind)


def _article(entity: ET.Element, text: str) -> RawArticle:
    """Return the article of an entity.

    Raises:
        UnreadableFile: It is empty.
    """
    meta = next(entity.iter("meta"), ET.Element("meta"))
    title = " ".join(meta.get("name", "").split())
    if not text and not title:
        raise UnreadableFile.from_message(Message.of("article-missing"))
    return RawArticle(
        text,
        title=title or None,
        date=meta.get("issue_date") or None,
        source=meta.get("publication") or None,
        page=entity.get("page_no", "").lstrip("0") or None,
        language=entity.get("language") or None,
    )


def _text(entity: ET.Element) -> str:
    """Return the text of an entity, with the words whole that the end of a line divides."""
    whole = {word.get("qid", ""): word for word in entity.iter("qw")}
    written: set[str] = set()
    body = ET.Element("text")
    for primitive in entity.iter("primitive"):
        paragraph = ET.SubElement(body, "p")
        for element in primitive:
            if element.tag == "l" and element.get("p") in _PARAGRAPH_STARTS and len(paragraph):
                paragraph = ET.SubElement(body, "p")
            elif element.tag in {"w", "q"}:
                key = element.get("qid", "")
                if key not in written:
                    word = ET.SubElement(paragraph, "w")
                    word.text = whole.get(key, element).text  # what is in a word is no part of it
                if key in whole:
                    written.add(key)
    return prose(body)
