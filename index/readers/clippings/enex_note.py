"""Make an article of a note of Evernote."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.exports import CUT_SHORT
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.addresses import first_web_address
from index.readers.web.markup import plain_with_captions
from index.readers.xml.lenient_xml import parse_element, parse_head, without_namespace

_END = lazy_pattern(r"</note\s*>")
_CDATA_START, _CDATA_END = "<![CDATA[", "]]>"

_TEXT_START = lazy_pattern(r"<en-note\b")
"""The start of the text. Before it, there may be a document type, which nobody reads."""

_ENCRYPTED = lazy_pattern(r"<en-crypt\b[^<>]*+>[^<]*+</en-crypt\s*>")
_DAY = lazy_pattern(r"\A([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})")
"""The start of `20190312T080000Z`."""


class Note(Struct, frozen=True):
    """A note.

    Attributes:
        raw: Its article, without a key.
        problems: The parts of it that could not be read.
    """

    raw: RawArticle
    problems: tuple[Problem, ...] = ()


def parse_note(xml: str) -> Note:
    """Read a note up to its end, or to the first file attached to it.

    Of one that is cut short, or broken, there is what comes before.
    """
    problems: list[Problem] = []
    end = _END.search(xml)
    if not end and "</content>" not in xml:
        problems.append(CUT_SHORT)
    whole = xml[: end.start()] if end else xml
    try:
        fields = _texts(parse_element(_closed(whole)))
    except ET.ParseError as error:
        reason = str(error).partition(":")[0]
        problems = problems or [Problem.of("xml-broken", reason=reason)]
        fields = _texts(parse_head(whole).siblings)
    content = fields.get("content", "")
    if _ENCRYPTED.search(content):
        problems.append(Problem.of("member-encrypted"))
    return Note(_article(fields, content), tuple(problems))


def _closed(xml: str) -> str:
    """Return a note with the ends that it lacks."""
    if xml.rfind(_CDATA_START) > xml.rfind(_CDATA_END):
        xml += f"{_CDATA_END}</content>"
    return f"{xml}</note>"


def _texts(elements: Iterable[ET.Element]) -> dict[str, str]:
    """Return the texts of elements and of those in them, by their names."""
    texts: dict[str, str] = {}
    for element in elements:
        for inner in element.iter():
            texts.setdefault(without_namespace(inner.tag), "".join(inner.itertext()))
    return texts


def _article(fields: Mapping[str, str], content: str) -> RawArticle:
    """Return the article of a note.

    Args:
        fields: The texts of its elements.
        content: The HTML of its text.
    """
    start = _TEXT_START.search(content)
    html = _ENCRYPTED.sub(" ", content[start.start() :]) if start else content
    text, captions = plain_with_captions(html)
    created = fields.get("created") or fields.get("updated") or ""
    return RawArticle(
        text,
        title=_line(fields.get("title")),
        url=first_web_address([fields.get("source-url", "").strip()]),
        author=_line(fields.get("author")),
        saved=_DAY.sub(r"\1-\2-\3T\4:\5:\6", created.strip()) or None,
        captions=captions,
    )


def _line(text: str | None) -> str | None:
    """Return a text in one line; None if it is empty."""
    return " ".join((text or "").split()) or None
