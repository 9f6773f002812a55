"""Read web pages that programs write for Excel: an article a row of their tables.

Such a page often has the name of a workbook, `revue.xls`. A page without a table of articles is
read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.material import Material
from index.readers.office.sheet import MAX_COLUMNS, Cell, Row, Sheet
from index.readers.office.sheet_articles import sheet_articles
from index.readers.raw_article import Problem, RawArticle
from index.readers.web import html
from index.readers.web.markup import plain

_TAG = lazy_pattern(r"<(?P<name>table|tr|td|th)\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_END_OF_CELL = lazy_pattern(r"</?(?:td|th|tr|table)\b", re.IGNORECASE)
"""The tag that ends a cell, which may not be closed."""

_SPAN = lazy_pattern(r"""\bcolspan\s*=\s*["']?(?P<columns>[0-9]{1,3})\b""", re.IGNORECASE)
_ADDRESS = lazy_pattern(
    r"""<a\b[^<>]*\bhref\s*=\s*["'](?P<url>https?://[^"'<>\s]{1,2000})""", re.IGNORECASE
)


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of the tables of a page, or else the article of the page.

    Raises:
        UnreadableFile: There is no article on it, or the packages that read pages are missing.
    """
    page = html.decode_page(material.whole())
    if len(page) > MAX_PAGE_CHARS:
        raise UnreadableFile("page-too-large", millions=MAX_PAGE_CHARS >> 20)
    may_describe = material.place is not None
    try:
        yield from sheet_articles(page_sheets(page), may_describe=may_describe)
    except UnreadableFile:  # nothing was read until then
        yield from html.read(material)


def page_sheets(page: str) -> Iterator[Sheet]:
    """Yield the tables of a page; the rows of one within another are its own."""
    rows: list[Row] = []
    column = 0
    for tag in _TAG.finditer(page):
        name = tag["name"].lower()
        if name == "table":
            if rows:
                yield Sheet("HTML", iter(rows))
            rows = []
        elif name == "tr":
            rows.append((len(rows) + 1, {}))
            column = 0
        elif rows and column < MAX_COLUMNS:
            end = _END_OF_CELL.search(page, tag.end())
            _, cells = rows[-1]
            cells[column] = _cell(page[tag.end() : end.start() if end else len(page)])
            span = _SPAN.search(tag["attributes"])
            column += max(1, int(span["columns"])) if span else 1
    if rows:
        yield Sheet("HTML", iter(rows))


def _cell(markup: str) -> Cell:
    address = _ADDRESS.search(markup)
    return Cell(plain(markup), unescape(address["url"]) if address else None)
