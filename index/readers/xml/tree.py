"""Make a tree of a piece of XML, however broken it is.

Names are in lower case and without prefix, so that `dc:Title` is `title`. No document type is ever
read: an entity that one may declare is never expanded.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from itertools import chain

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.records import aliases
from index.readers.xml.lenient_xml import ILLEGAL, parse_element, without_namespace

ROOT = "#root"
"""The name of the element that stands around a text, in which any number of elements may be."""

_TAG_REST = r"""(?:(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)"""
"""A tag after its name. No `<` is part of it, so no character is read over and over."""

_NAME = r"(?:[A-Za-z_][\w.-]*+:)?+(?P<name>[A-Za-z_][\w.-]*+)"
_TAG = lazy_pattern(rf"<(?P<slash>/?){_NAME}(?P<rest>{_TAG_REST})", re.ASCII)
_OTHER_TAG = lazy_pattern(r"<[!?][^<>]*+>")
_ATTRIBUTE = lazy_pattern(
    r"""(?<![^\s"'])(?:[\w.-]++:)?+(?P<name>[\w.-]++)\s*+=\s*+
        (?: "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<bare>[^\s"'<>/]++) )""",
    re.VERBOSE,
)
_SECTIONS = (("<!--", "-->"), ("<![CDATA[", "]]>"))
_ENDLESS_NUMBER = lazy_pattern(r"&#[0-9]{8,}+;?")
"""A reference by number that `int` might refuse, as it does thousands of digits."""

_FIELDS = frozenset(("body", "title", "date", "source", "url", "author"))
"""Fields whose elements hold no other."""


class Token(Struct, frozen=True):
    """A tag, or the text before one.

    Attributes:
        text: The text; empty for a tag.
        name: The name of the tag's element in lower case; empty for a text.
        attributes: The attributes of an opening tag.
        opens: The tag opens an element.
        closes: The tag closes an element, which may be the one that it opens.
    """

    text: str = ""
    name: str = ""
    attributes: dict[str, str] = {}
    opens: bool = False
    closes: bool = False


def parse(text: str) -> ET.Element:
    """Return the first element of a text, which is broken XML in the worst case.

    Raises:
        xml.etree.ElementTree.ParseError: There is no element.
    """
    try:
        element = parse_element(text)
    except ET.ParseError:
        elements = list(parse_leniently(text))
        if not elements:
            raise
        return elements[0]
    for descendant in element.iter():
        descendant.tag = without_namespace(descendant.tag).lower()
        if descendant.attrib:
            _simplify_attributes(descendant)
    return element


def parse_leniently(text: str) -> ET.Element:
    """Return an element `ROOT` with all that a text holds, whatever is wrong with it.

    An element that is not closed ends with the one around it. The element of a field, such as a
    title, also ends where that of another field begins.
    """
    builder = _Builder()
    for token in tokens(text):
        builder.add(token)
    return builder.root


def is_deeper(element: ET.Element, depth: int) -> bool:
    """Return True if more than so many elements stand around one another in an element."""
    level = [element]
    for _ in range(depth):
        level = list(chain.from_iterable(level))
    return bool(level)


def outermost(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the elements of a name in an element, but for those within another of the name."""
    stack = [element]
    while stack:
        inner = stack.pop()
        if inner.tag == name:
            yield inner
        else:
            stack.extend(reversed(inner))


def tokens(text: str) -> list[Token]:
    """Split a text into its tags and the texts between them, without comments."""
    text = ILLEGAL.sub("", text)
    found: list[Token] = []
    position = start = 0
    unclosed: set[str] = set()
    while (position := text.find("<", position)) >= 0:
        end, token = _at(text, position, unclosed)
        if end < 0:  # a sign of comparison, or the like
            position += 1
            continue
        if position > start:
            found.append(Token(_unescaped(text[start:position])))
        if token is not None:
            found.append(token)
        position = start = end
    if start < len(text):
        found.append(Token(_unescaped(text[start:])))
    return found


def _at(text: str, position: int, unclosed: set[str]) -> tuple[int, Token | None]:
    """Return where the markup at a position ends, and its token if it has one; -1 if it is none.

    Args:
        text: The text.
        position: Where a `<` is.
        unclosed: The sections that are known not to end any more; added to.
    """
    for opening, closing in _SECTIONS:
        if text.startswith(opening, position) and opening not in unclosed:
            end = text.find(closing, position + len(opening))
            if end < 0:  # the search for its end would take as long each time
                unclosed.add(opening)
                continue
            content = text[position + len(opening) : end]
            token = Token(content) if opening == "<![CDATA[" else None
            return end + len(closing), token
    tag = _TAG.match(text, position)
    if tag is None:
        other = _OTHER_TAG.match(text, position)
        return (other.end() if other else -1), None
    return tag.end(), _tag_token(tag)


def _tag_token(tag: re.Match[str]) -> Token:
    name = tag["name"].lower()
    if tag["slash"]:
        return Token(name=name, closes=True)
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag["rest"]):
        value = match["double"] or match["single"] or match["bare"] or ""
        attributes.setdefault(match["name"].lower(), _unescaped(value))
    is_empty = tag["rest"].endswith("/>")
    return Token(name=name, attributes=attributes, opens=True, closes=is_empty)


def _unescaped(text: str) -> str:
    """Return a text with the characters that its references stand for."""
    if "&" not in text:
        return text
    return unescape(_ENDLESS_NUMBER.sub("\N{REPLACEMENT CHARACTER}", text))


def _simplify_attributes(element: ET.Element) -> None:
    """Give the attributes of an element names in lower case and without namespaces."""
    attributes = dict(element.attrib)
    element.attrib.clear()
    for name, value in attributes.items():
        element.attrib.setdefault(without_namespace(name).lower(), value)


class _Builder:
    """Builds a tree from tokens.

    Attributes:
        root: The element around all others.
    """

    __slots__ = ("_last", "_open", "_open_names", "root")

    def __init__(self) -> None:
        self.root = ET.Element(ROOT)
        self._open = [self.root]
        self._open_names: Counter[str] = Counter()
        self._last: ET.Element | None = None  # the element that was closed last, if a text follows

    def add(self, token: Token) -> None:
        """Add a tag or a text."""
        if token.opens:
            self._begin(token)
        if token.closes:
            self._end(token.name)
        if token.text:
            self._add_text(token.text)

    def _begin(self, token: Token) -> None:
        parent = self._open[-1]
        if _ends_with_another_field(parent, token.name):
            self._end(parent.tag)
            parent = self._open[-1]
        self._open.append(ET.SubElement(parent, token.name, token.attributes))
        self._open_names[token.name] += 1
        self._last = None

    def _end(self, name: str) -> None:
        if not self._open_names[name]:  # a closing tag of nothing
            return
        with suppress(IndexError):
            while True:
                self._last = self._open.pop()
                self._open_names[self._last.tag] -= 1
                if self._last.tag == name:
                    return

    def _add_text(self, text: str) -> None:
        if self._last is None:
            element = self._open[-1]
            element.text = (element.text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text


def _ends_with_another_field(parent: ET.Element, name: str) -> bool:
    """Return True if the element of a field has its text already, and that of another begins."""
    ended, begun = aliases.place_of(str(parent.tag)), aliases.place_of(name)
    if len(parent) or ended is None or begun is None or ended.field == begun.field:
        return False
    are_fields = ended.field in _FIELDS and begun.field in _FIELDS
    return are_fields and bool((parent.text or "").strip())
