"""Read the XML that EndNote exports, and Zotero too: an article a record."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from index.readers.bibliography.days import day_of_parts
from index.readers.bibliography.names import joined
from index.readers.encoding import decode_blocks
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, keyed
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.web.addresses import first_web_address
from index.readers.web.elements import text_of
from index.readers.xml.splitting import Piece, Splitter
from index.readers.xml.tree import parse

_SOURCE = ("titles/secondary-title", "periodical/full-title", "titles/alt-title", "publisher")


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a library, and a problem for every record that is not whole.

    Raises:
        UnreadableFile: There is no record in it.
    """
    splitter = Splitter(["record"], MAX_PAGE_CHARS)
    pieces = splitter.split(decode_blocks(material.blocks()))
    yield from keyed(_parts(piece) for piece in pieces if piece.is_element)


def _parts(piece: Piece) -> Iterator[Part]:
    """Yield the article of a record, and a problem if it is not whole."""
    if piece.is_too_large:
        yield TOO_LARGE
        return
    try:
        raw = _article(parse(piece.text))
    except ET.ParseError as error:
        yield Problem.of("xml-broken", reason=str(error).partition(":")[0])
        return
    yield raw if raw.text or raw.title else EMPTY
    if not piece.is_closed:
        yield CUT_SHORT


def _article(record: ET.Element) -> RawArticle:
    return RawArticle(
        _first(record, "abstract") or "",
        key=_first(record, "rec-number", "foreign-keys/key"),
        title=_first(record, "titles/title"),
        date=_day(record),
        source=_first(record, *_SOURCE),
        url=first_web_address(_texts(record, "urls/related-urls/url", "urls/web-urls/url")),
        author=joined(_texts(record, "contributors/authors/author")),
        section=_first(record, "section"),
        page=_first(record, "pages"),
        saved=_first(record, "access-date"),
        language=_first(record, "language"),
    )


def _texts(record: ET.Element, *paths: str) -> list[str]:
    """Return the texts of the elements at some paths, without empty ones."""
    return [text for path in paths for text in map(text_of, record.iterfind(path)) if text]


def _first(record: ET.Element, *paths: str) -> str | None:
    return next(iter(_texts(record, *paths)), None)


def _day(record: ET.Element) -> str | None:
    """Return the day, or as much of it as there is. It may come without its year."""
    year = _first(record, "dates/year") or ""
    written = _first(record, "dates/pub-dates/date") or ""
    if not written or year in written:
        return written or year or None
    return day_of_parts(year, written)
