"""The items of an XML file, one after the other, however long it is and however broken some of them are.

Such a file is cut at its items before any XML is parsed: a mistake in one spoils that one alone. No parser ever sees
a document type, so none of the entities that one may declare, however large they would grow, is expanded.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from html.entities import html5
from typing import Any, cast
from xml.sax.saxutils import escape, quoteattr

from index.errors import UnreadableFile
from index.readers.limits import MAX_PAGE_BYTES

_OPENING = re.compile(r"<(?P<tag>(?:[A-Za-z0-9_.-]{1,30}:)?(?:item|entry))(?=[\s/>])")
_LONGEST_TAG = 64  # characters of an item's first or last tag that may be at the end of one piece and start of another
_PROLOG = re.compile(
    r"(?>\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<![A-Za-z](?>[^\[>]*)(?:\[.*?\]\s*)?>)*+[^<]*+(?=<(?:[\w.-]{1,30}:)?([A-Za-z_][\w.-]*+))",
    re.DOTALL,
)
_DEEPEST = 2  # elements that items stand in: <rss> and <channel>
_UNDECLARED = "undeclared:"
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][A-Za-z0-9_.-]{0,30}):[A-Za-z_]")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));|&"
)
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))


def root_of(start: str) -> tuple[str, int]:
    """The name of the element that holds all others, without its prefix, and where it begins.

    Args:
        start: The first characters of an XML file.

    Raises:
        UnreadableFile: It does not begin like one.
    """
    found = _PROLOG.match(start)
    if found is None:
        raise UnreadableFile("it is not XML")
    return found[1], found.end()


def cut(pieces: Iterable[str]) -> Iterator[str]:
    """A file's head, that is all before its first item, then each of its items; what is between them is left out.

    Args:
        pieces: The file's text, cut anywhere.

    Raises:
        UnreadableFile: The last item is cut short, or one, or the head, is larger than an article; or the pieces
            raise it. It comes after all that is before.
    """
    text, begin, seek, closing, in_head = "", 0, 0, None, True
    for piece in pieces:
        text, begin, seek = text[begin:] + piece, 0, seek - begin
        while mark := (closing or _OPENING).search(text, seek):
            if closing is None:
                if in_head:
                    yield text[: mark.start()]
                begin, closing, in_head = (
                    mark.start(),
                    re.compile(rf"</{re.escape(mark['tag'])}\s*>"),
                    False,
                )
            else:
                yield text[begin : mark.end()]
                begin, closing = mark.end(), None
            seek = mark.end()
        seek = max(seek, len(text) - _LONGEST_TAG)
        begin = begin if in_head or closing else seek
        if len(text) - begin > MAX_PAGE_BYTES:
            raise UnreadableFile(
                f"a part of it is larger than {MAX_PAGE_BYTES >> 20} million characters"
            )
    if in_head:
        yield text
    elif closing:
        raise UnreadableFile("its last item is cut short")


def head_of(text: str) -> tuple[dict[str, str], list[ET.Element], list[ET.Element]]:
    """What the head of a file says of its items.

    Args:
        text: The head, from its first element on; the elements that hold the items are not closed in it.

    Returns:
        The namespaces declared, by prefix; the elements that items stand in, outermost first; those beside the items.
    """
    parser: ET.XMLPullParser[Any] = ET.XMLPullParser(("start-ns", "start", "end"))
    declared: dict[str, str] = {}
    around: list[ET.Element] = []
    beside: list[ET.Element] = []
    with suppress(ET.ParseError):  # what comes before a mistake serves
        parser.feed(_sound(text))
    with suppress(ET.ParseError):
        for event, value in cast("Iterator[tuple[str, Any]]", parser.read_events()):
            if event == "start-ns" and len(around) < _DEEPEST:
                declared.setdefault(value[0] or "", value[1])
            elif event == "start":
                around.append(value)
            elif event == "end":
                around.pop()
                if len(around) <= _DEEPEST:
                    beside.append(value)
    return declared, around, beside


def element(text: str, declared: Mapping[str, str] | None = None) -> ET.Element:
    """The first element in a text.

    Args:
        text: XML without a document type; references that only HTML has, signs that XML forbids and prefixes that
            nobody declares are forgiven.
        declared: The namespaces that hold around it, by prefix.

    Raises:
        xml.etree.ElementTree.ParseError: It is not XML even so.
    """
    around = {prefix: f"{_UNDECLARED}{prefix}" for prefix in _PREFIX.findall(text)} | dict(
        declared or {}
    )
    given = (
        f"xmlns{prefix and ':'}{prefix}={quoteattr(_ILLEGAL.sub('', uri))}"
        for prefix, uri in around.items()
        if prefix not in {"xml", "xmlns"} and (uri or not prefix)
    )
    wrapped = ET.fromstring(f"<around {' '.join(given)}>{_sound(text)}</around>")  # noqa: S314 - no document type
    if not len(wrapped):
        raise ET.ParseError("there is no element")
    return wrapped[0]


def undeclared(uri: str) -> str | None:
    """The prefix that stands for a namespace nobody declares; None for one that somebody does."""
    return uri.removeprefix(_UNDECLARED) if uri.startswith(_UNDECLARED) else None


def _sound(text: str) -> str:
    """XML whose references and characters are those of XML; what is literal in it stays as it is."""
    text = _ILLEGAL.sub("", text)
    if "&" not in text:
        return text
    pieces: list[str] = []
    position = 0
    while (start := text.find("<![CDATA[", position)) >= 0 and (
        end := text.find("]]>", start)
    ) >= 0:
        pieces += (_REFERENCE.sub(_reference, text[position:start]), text[start:end])
        position = end
    return "".join((*pieces, _REFERENCE.sub(_reference, text[position:])))


def _reference(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found["name"], found["decimal"], found["hex"]
    if name in _OF_XML:
        return found[0]
    if name:
        return escape(html5[f"{name};"]) if f"{name};" in html5 else f"&amp;{found[0][1:]}"
    if decimal or hexadecimal:
        number = int(decimal) if decimal else int(hexadecimal, 16)
        return found[0] if number < 0x110000 and not _ILLEGAL.match(chr(number)) else ""
    return "&amp;"
