"""Read the text of a printed page in ALTO, whose words have elements of their own.

A word that the end of a line divides is written whole.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from msgspec import Struct

from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.xml.lenient_xml import ILLEGAL, without_namespace
from index.readers.xml.root import find_root
from index.readers.xml.tree import tokens

_NUMBERS = ("printed_img_nr", "physical_img_nr")
"""Attributes with the number of a page: as it is printed, and as it was counted."""

_MAX_DEPTH = 50
"""Composed blocks within one another that are followed."""


class Page(Struct, frozen=True):
    """The text of a page.

    Attributes:
        blocks: The texts of its blocks by their ids, in their order. Some are empty.
        composed: The ids of the blocks within each composed block.
        number: The number of the page; None if the file does not tell it.
        image: The name of the image that was read; None if the file does not tell it.
    """

    blocks: dict[str, str]
    composed: dict[str, list[str]]
    number: str | None
    image: str | None


def page_of(material: Material) -> Page:
    """Return the text of a page.

    Raises:
        UnreadableFile: It is not XML.
    """
    text = decode(material.whole())
    text = ILLEGAL.sub("", text[find_root(text).offset :])
    try:
        return _parse(text)
    except ET.ParseError:
        return _parse_leniently(text)


def _parse(text: str) -> Page:
    """Read a page that is well-formed. Entities are unknown, as no document type is read.

    Raises:
        xml.etree.ElementTree.ParseError: It is not well-formed.
    """
    builder = _Builder()
    parser: ET.XMLParser[Page] = ET.XMLParser(target=builder)  # noqa: S314 - no document type
    parser.feed(text)
    return parser.close()


def _parse_leniently(text: str) -> Page:
    builder = _Builder()
    for token in tokens(text):
        if token.opens:
            builder.start(token.name, token.attributes)
        if token.text:
            builder.data(token.text)
        if token.closes:
            builder.end(token.name)
    return builder.close()


class _Builder:
    """Builds a page from the elements of its file."""

    __slots__ = (
        "_block",
        "_composed",
        "_has_spaces",
        "_image",
        "_is_in_image",
        "_number",
        "_open",
        "_words",
    )

    def __init__(self) -> None:
        self._words: dict[str, list[_Word]] = {}
        self._composed: dict[str, list[str]] = {}
        self._open: list[str] = []  # composed blocks around the block that is being read
        self._block = _Words()
        self._has_spaces = False
        self._number: str | None = None
        self._image = ""
        self._is_in_image = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an opening tag."""
        name = without_namespace(tag).lower()
        if name == "string":
            self._block.add_string(attributes)
        elif name == "sp":
            self._has_spaces = True
            self._block.add_space()
        elif name == "hyp":
            self._block.add_hyphen()
        elif name == "textline":
            self._block.add_space(is_line=True)
        elif name == "textblock":
            self._begin_block(attributes)
        elif name == "composedblock":
            self._open.append(attributes.get("ID") or attributes.get("id", ""))
        elif name == "page":
            self._number = _number(attributes)
        elif name == "filename":
            self._is_in_image = True

    def end(self, tag: str) -> None:
        """Take a closing tag."""
        name = without_namespace(tag).lower()
        if name == "composedblock" and self._open:
            self._open.pop()
        elif name == "filename":
            self._is_in_image = False

    def data(self, data: str) -> None:
        """Take a text. That of a page is in attributes."""
        if self._is_in_image:
            self._image += data

    def close(self) -> Page:
        """Return the page."""
        blocks = {
            block: _joined(words, has_spaces=self._has_spaces)
            for block, words in self._words.items()
        }
        return Page(blocks, self._composed, self._number, self._image.strip() or None)

    def _begin_block(self, attributes: dict[str, str]) -> None:
        block = attributes.get("ID") or attributes.get("id") or f"#{len(self._words)}"
        self._block = _Words()
        self._words[block] = self._block.words
        for composed in self._open[:_MAX_DEPTH]:
            self._composed.setdefault(composed, []).append(block)


class _Word(Struct):
    """A word, and what stands before it.

    Attributes:
        text: The word.
        gap: What stands before: a space, the end of a line, nothing, or nothing since it goes on
            with the word before it.
    """

    text: str
    gap: str


class _Words:
    """Collects the words of a block, those whole that the end of a line divides.

    Attributes:
        words: The words.
    """

    __slots__ = ("_gap", "_is_divided", "_is_written_whole", "words")

    def __init__(self) -> None:
        self.words: list[_Word] = []
        self._gap = " "
        self._is_divided = False  # the next word is the rest of the last one
        self._is_written_whole = False  # and has been added to it already

    def add_space(self, *, is_line: bool = False) -> None:
        """Add a space, or the end of a line."""
        self._gap = "\n" if is_line else " "

    def add_hyphen(self) -> None:
        """Add the hyphen at the end of a line."""
        if not self._is_written_whole and self.words:
            self._is_divided = True

    def add_string(self, attributes: dict[str, str]) -> None:
        """Add a word, or a part of one."""
        by_name = {name.lower(): value for name, value in attributes.items()}
        content = by_name.get("content", "")
        part = by_name.get("subs_type", "").lower()
        whole = by_name.get("subs_content", "")
        if part == "hyppart2" and (self._is_written_whole or not self.words) and whole:
            self._is_written_whole = False
            self._gap = ""
            return
        divided, self._is_divided = self._is_divided, False
        self._is_written_whole = part == "hyppart1" and bool(whole)
        if divided and self.words:
            self._go_on(content)
        else:
            self.words.append(_Word(whole if self._is_written_whole else content, self._gap))
        self._is_divided = part == "hyppart1" and not whole
        self._gap = ""

    def _go_on(self, content: str) -> None:
        """Add the rest of a word. One that begins with a capital is a word of its own."""
        last = self.words[-1]
        is_rest = content[:1].islower()
        last.text = last.text.rstrip("-¬\N{SOFT HYPHEN}") + ("" if is_rest else "-") + content


def _joined(words: list[_Word], *, has_spaces: bool) -> str:
    """Return the text of a block. Where a file has no spaces, there is one before each word."""
    pieces: list[str] = []
    for word in words:
        pieces.append(" " if word.gap or not has_spaces else "")
        pieces.append(word.text)
    return " ".join("".join(pieces).split())


def _number(attributes: dict[str, str]) -> str | None:
    by_name = {name.lower(): value.strip() for name, value in attributes.items()}
    numbers = (by_name.get(name, "").lstrip("0") for name in _NUMBERS)
    return next(filter(None, numbers), None)
