"""XML of any kind whose elements hold articles under usual names, as programs and people write it.

`shape` finds out which elements are articles, `splitting` cuts the file into them, `tree` parses
one, with the help of `lenient_xml`, and `record` makes fields of it. `prose` writes the text of an element, and `surroundings`
keeps what the elements around the articles say. `sitemap` reads the lists of articles that
newspapers publish, and `spreadsheet` the tables that Excel writes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.encoding import decode_blocks
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.record import NO_ARTICLE, article
from index.readers.web.addresses import first_web_address
from index.readers.xml import sitemap, spreadsheet
from index.readers.xml.record import merged_articles, record_of
from index.readers.xml.refusals import REFUSAL_CODES
from index.readers.xml.root import find_root
from index.readers.xml.shape import Shape, shape_of
from index.readers.xml.splitting import Piece, Splitter
from index.readers.xml.surroundings import Surroundings
from index.readers.xml.tree import parse

__all__ = ["read"]

Parts = Iterator[RawArticle | Problem]


def read(material: Material) -> Parts:
    """Yield the articles of an XML file, and a problem for every element that cannot be read.

    Raises:
        UnreadableFile: The file holds no articles.
    """
    pieces = decode_blocks(material.blocks())
    start = next(pieces, "")
    root = find_root(start).name.lower()
    if sitemap.lists_articles(start):
        yield from sitemap.articles(chain([start], pieces))
        return
    if root == spreadsheet.ROOT:
        yield from spreadsheet.articles(chain([start], pieces))
        return
    if root in REFUSAL_CODES:
        raise UnreadableFile(REFUSAL_CODES[root])
    start, shape = _shape(start, pieces)
    if shape is None:
        raise UnreadableFile("xml-without-articles", root=root)
    yield from _without_key_if_only(_Reader(shape).parts(chain([start], pieces)), shape)


def _shape(start: str, pieces: Iterator[str]) -> tuple[str, Shape | None]:
    """Return the start of a file with as much of the rest as tells its shape, and the shape.

    The shape is None if there are no articles in the first `MAX_PAGE_CHARS` characters.
    """
    shape = shape_of(start)
    while shape is None and len(start) < MAX_PAGE_CHARS:
        more = _up_to(pieces, 3 * len(start))
        if not more:
            break
        start += more
        shape = shape_of(start)
    return start, shape


def _up_to(pieces: Iterator[str], size: int) -> str:
    """Return the next pieces, until they have some number of characters."""
    taken: list[str] = []
    while size > 0:
        piece = next(pieces, "")
        if not piece:
            break
        taken.append(piece)
        size -= len(piece)
    return "".join(taken)


def _without_key_if_only(parts: Parts, shape: Shape) -> Parts:
    """Yield the parts of a file; if the file is one article, that has no key."""
    first = next(parts, None)
    if first is None:
        return
    second = next(parts, None)
    if shape.is_root and second is None and isinstance(first, RawArticle):
        yield replace(first, key=None)
        return
    yield from chain([first], [] if second is None else [second], parts)


class _Reader:
    """Reads the articles of one file.

    Args:
        shape: Which of its elements are articles.
    """

    __slots__ = ("_number", "_shape", "_surroundings")

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._surroundings = Surroundings()
        self._number = 0

    def parts(self, texts: Iterable[str]) -> Parts:
        """Yield the articles, and a problem for every element that cannot be read."""
        splitter = Splitter(self._shape.names, MAX_PAGE_CHARS, nests=self._shape.nests)
        try:
            for piece in splitter.split(texts):
                if piece.is_element:
                    self._number += 1
                    yield from self._parts_of_element(piece)
                else:
                    self._surroundings.read(piece.text)
        except UnreadableFile as error:
            if not self._number:
                raise
            yield Problem.of("broken-off-after-item", reason=error.message, number=self._number)

    def _parts_of_element(self, piece: Piece) -> Parts:
        """Yield the article of an element, and a problem if it is not whole."""
        if piece.is_too_large:
            millions = MAX_PAGE_CHARS >> 20
            yield self._problem(Message.of("feed-item-too-large", millions=millions))
            return
        try:
            record = record_of(parse(piece.text))
        except ET.ParseError as error:
            reason = str(error).partition(":")[0]
            yield self._problem(Message.of("xml-broken", reason=reason))
            return
        raw = article(record, str(self._number))
        yield self._completed(raw) if raw else self._problem(NO_ARTICLE)
        merged = merged_articles(record)
        if merged > 1:
            yield self._problem(Message.of("articles-merged", articles=merged))
        if not piece.is_closed and self._shape.nests:
            yield self._problem(Message.of("xml-item-cut-short"))

    def _completed(self, raw: RawArticle) -> RawArticle:
        """Return an article with what the elements around it say of it."""
        around = self._surroundings.values()
        key = raw.key or ""
        return replace(
            raw,
            url=raw.url or first_web_address([key]),
            date=raw.date or around.get("date"),
            source=raw.source or around.get("source"),
            section=raw.section or around.get("section"),
            language=raw.language or around.get("language"),
        )

    def _problem(self, reason: Message) -> Problem:
        return Problem.of("problem-of-item", number=self._number, reason=reason)
