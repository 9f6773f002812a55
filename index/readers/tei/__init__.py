"""TEI: texts with a header each, alone or as a corpus, as libraries and linguists publish them.

`header` reads what a header says, and `articles` makes articles of a text. Only one text of a
corpus is in memory at a time.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decode_blocks
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.tei.articles import articles
from index.readers.tei.header import Header, header_of
from index.readers.xml.splitting import Piece, Splitter
from index.readers.xml.tree import is_deeper, parse, parse_leniently

__all__ = ["read"]

_NAMES = ("TEI", "TEI.2")
"""The element of a text with its header, today and up to 2007."""

_MAX_DEPTH = 200
"""Elements around one another. With more, to look for one within another takes too long.

TEI nests a dozen. More are in a broken text, in which nobody closed them.
"""

_MAX_CHARS = 32 << 20
"""Characters of one text with its header. Where each word has an element, 300,000 words have them.
"""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a TEI file, and a problem for every text that cannot be read.

    Raises:
        UnreadableFile: There is no text in it.
    """
    number = 0
    corpus = Header()
    parts: list[RawArticle | Problem] = []
    try:
        for piece in Splitter(_NAMES, _MAX_CHARS).split(decode_blocks(material.blocks())):
            if not piece.is_element:
                corpus = _corpus_header(piece.text) or corpus
                continue
            # the parts of a text wait for the next one: those of an only text have no number
            yield from parts
            number += 1
            parts = list(_parts(piece, corpus, number))
    except UnreadableFile as error:
        if not number:
            raise
        parts.append(Problem.of("broken-off-after-item", reason=error.message, number=number))
    if not number:
        raise UnreadableFile("article-missing")
    if number == 1 and isinstance(parts[0], RawArticle) and len(parts) == 1:
        parts = [replace(parts[0], key=None)]
    yield from parts


def _corpus_header(text: str) -> Header | None:
    """Return the header of a corpus, which stands before its texts; None if there is none."""
    if "header" not in text.lower():
        return None
    header = next(parse_leniently(text).iter("teiheader"), None)
    return None if header is None or is_deeper(header, _MAX_DEPTH) else header_of(header)


def _parts(piece: Piece, corpus: Header, number: int) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a text, and a problem if it cannot be read whole."""
    if piece.is_too_large:
        yield _problem(number, Message.of("feed-item-too-large", millions=_MAX_CHARS >> 20))
        return
    try:
        tei = parse(piece.text)
    except ET.ParseError as error:
        yield _problem(number, Message.of("xml-broken", reason=str(error).partition(":")[0]))
        return
    if is_deeper(tei, _MAX_DEPTH):
        yield _problem(number, Message.of("xml-item-too-deep", maximum=_MAX_DEPTH))
        return
    for part in articles(tei, corpus, number):
        yield _problem(number, part.reason) if isinstance(part, Problem) else part
    if not piece.is_closed:
        yield _problem(number, Message.of("xml-item-cut-short"))


def _problem(number: int, reason: Message) -> Problem:
    return Problem.of("problem-of-item", number=number, reason=reason)
