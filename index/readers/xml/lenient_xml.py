"""Parse pieces of XML that is broken in the ways in which feeds are.

No text given to the parser may have a document type: none of the entities that one may declare,
however large they would grow, is ever expanded.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import suppress
from html.entities import html5
from typing import Any, cast
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from index.lazy_pattern import lazy_pattern

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute `xml:lang`."""

_MAX_ANCESTORS = 2
"""Elements that items stand in: <rss> and <channel>."""

_UNDECLARED = "undeclared:"
"""Precedes a prefix in the address of a namespace that nobody declares."""

_PREFIX = lazy_pattern(r"[<\s/]([A-Za-z_][A-Za-z0-9_.-]{0,30}):[A-Za-z_]")
"""The prefix of a tag or of an attribute, and of anything in the text that looks like one."""

ILLEGAL = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML forbids."""

_REFERENCE = lazy_pattern(
    r"""
    & (?: \#(?P<decimal>[0-9]{1,7})
        | \#[xX](?P<hex>[0-9a-fA-F]{1,6})
        | (?P<name>[A-Za-z][A-Za-z0-9]{1,31}) ) ;
    | &
    """,
    re.VERBOSE,
)
"""A reference by number or by name, or an ampersand by itself, which matches no group."""

_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MAX_CODE_POINT = 0x10FFFF
_CDATA_START = "<![CDATA["
_CDATA_END = "]]>"


class Head(Struct, frozen=True):
    """The part of a file before its first item.

    Attributes:
        namespaces: The namespaces declared there, by prefix.
        ancestors: The elements that contain the items, the outermost first.
        siblings: The elements that stand beside the items.
    """

    namespaces: Mapping[str, str]
    ancestors: list[ET.Element]
    siblings: list[ET.Element]


def parse_head(text: str) -> Head:
    """Parse what stands before the first item of a file, up to the first mistake in it.

    Args:
        text: The head, from its first element on. The elements that contain the items are not
            closed in it.
    """
    parser: ET.XMLPullParser[Any] = ET.XMLPullParser(("start-ns", "start", "end"))
    with suppress(ET.ParseError):
        parser.feed(_repaired(text))
    # the parser has kept what it read before a mistake
    namespaces: dict[str, str] = {}
    ancestors: list[ET.Element] = []
    siblings: list[ET.Element] = []
    with suppress(ET.ParseError):
        for event, value in cast("Iterator[tuple[str, Any]]", parser.read_events()):
            if event == "start-ns" and len(ancestors) < _MAX_ANCESTORS:
                prefix, uri = value
                namespaces.setdefault(prefix or "", uri)
            elif event == "start":
                ancestors.append(value)  # until it ends: those that stay are around the items
            elif event == "end":
                ancestors.pop()
                if len(ancestors) <= _MAX_ANCESTORS:  # and not deep within such an element
                    siblings.append(value)
    return Head(namespaces, ancestors, siblings)


def parse_element(text: str, namespaces: Mapping[str, str] | None = None) -> ET.Element:
    """Parse the first element of a text.

    Args:
        text: XML without a document type. It may have the references of HTML, characters that XML
            forbids, and prefixes that nobody declares.
        namespaces: The namespaces declared around the text, by prefix.

    Raises:
        xml.etree.ElementTree.ParseError: It is not even that.
    """
    declarations = _declarations(text, namespaces or {})
    document = f"<parent {declarations}>{_repaired(text)}</parent>"
    root = ET.fromstring(document)  # noqa: S314 - no document type
    if not len(root):
        raise ET.ParseError("there is no element")
    return root[0]


def undeclared_prefix(uri: str) -> str | None:
    """Return the prefix of a namespace that nobody declares; None if it is declared."""
    if not uri.startswith(_UNDECLARED):
        return None
    return uri.removeprefix(_UNDECLARED)


def without_namespace(tag: str) -> str:
    """Return the name of an element or an attribute without its namespace."""
    return tag.rpartition("}")[2]


def _declarations(text: str, namespaces: Mapping[str, str]) -> str:
    """Return attributes that declare every prefix in a text."""
    uris = {prefix: f"{_UNDECLARED}{prefix}" for prefix in _PREFIX.findall(text)}
    uris.update(namespaces)
    attributes = []
    for prefix, uri in uris.items():
        is_reserved = prefix in {"xml", "xmlns"}
        if is_reserved or (prefix and not uri):  # XML refuses both declarations
            continue
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        attributes.append(f"{name}={quoteattr(ILLEGAL.sub('', uri))}")
    return " ".join(attributes)


def _repaired(text: str) -> str:
    """Return a text with the characters and references of XML only, outside of CDATA sections."""
    text = ILLEGAL.sub("", text)
    if "&" not in text:
        return text
    pieces: list[str] = []
    position = 0
    while True:
        start = text.find(_CDATA_START, position)
        if start < 0:
            break
        end = text.find(_CDATA_END, start)
        if end < 0:
            break
        pieces.append(_REFERENCE.sub(_repaired_reference, text[position:start]))
        pieces.append(text[start:end])
        position = end
    pieces.append(_REFERENCE.sub(_repaired_reference, text[position:]))
    return "".join(pieces)


def _repaired_reference(reference: re.Match[str]) -> str:
    """Return what XML writes for a reference of HTML, or for an ampersand by itself."""
    name, decimal, hexadecimal = reference["name"], reference["decimal"], reference["hex"]
    if name in _XML_ENTITIES:
        return reference[0]
    if name:
        return escape(html5.get(f"{name};", reference[0]))
    if decimal:
        return _if_legal(reference, int(decimal))
    if hexadecimal:
        return _if_legal(reference, int(hexadecimal, 16))
    return "&amp;"


def _if_legal(reference: re.Match[str], code_point: int) -> str:
    """Return a reference by number unchanged; nothing if XML forbids its character."""
    if code_point > _MAX_CODE_POINT or ILLEGAL.match(chr(code_point)):
        return ""
    return reference[0]
