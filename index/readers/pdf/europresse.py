"""Europresse exports as PDF: a cover, a table of contents, and then the articles.

Below the line that counts the words of an article stand its title, its author and its text. Above
it stand the copyright notice, the number of the document, and a box about the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from index.readers.exports import unique_key
from index.readers.pdf.line import Line
from index.readers.pdf.paragraphs import paragraphs
from index.readers.pdf.running_headers import remove_headers
from index.readers.press.bylines import NAMES, author_name
from index.readers.press.europresse import french
from index.readers.press.europresse.header import Header, read_header
from index.readers.press.europresse.numbers import DOCUMENT_NUMBER, day_of
from index.readers.press.source_name import without_issue
from index.readers.raw_article import RawArticle

_TITLE_SIZE = 1.2
"""The lines of a title are so many times as high as the others."""

_MAX_TITLE_LINES = 8
_MAX_TITLE_INDEX = 4
"""Lines below the one that counts the words among which the title begins."""

_MAX_RECOGNITION_PAGES = 40
"""Pages at the start of a file among which the first article begins."""


class _Span(Struct, frozen=True):
    """The lines of one article.

    Attributes:
        front: Lines above the one that counts its words.
        heading: That line.
        lines: Lines below it.
    """

    front: list[Line]
    heading: re.Match[str]
    lines: list[Line]


def is_export(pages: Sequence[Sequence[Line]]) -> bool:
    """Return True if the pages of a file are those of an export."""
    first_pages = chain.from_iterable(pages[:_MAX_RECOGNITION_PAGES])
    texts = [line.text for line in _joined(list(first_pages))]
    has_name = any(map(french.SERVICE.search, texts))
    has_number = any(map(DOCUMENT_NUMBER.search, texts))
    return has_name and has_number and any(map(french.HEADING.fullmatch, texts))


def articles(pages: Sequence[Sequence[Line]]) -> Iterator[RawArticle]:
    """Yield the articles of an export."""
    uses_of_key: dict[str, int] = {}
    for number, span in enumerate(_spans(_printed(pages)), 1):
        raw = _article(span)
        key = unique_key(raw.key or str(number), uses_of_key)
        yield replace(raw, key=key)


def _printed(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of all pages without what is printed on every page."""
    stripped = chain.from_iterable(remove_headers(pages))
    kept = set(map(id, stripped))
    lines = []
    for line in chain.from_iterable(pages):
        is_needed = DOCUMENT_NUMBER.search(line.text) or french.HEADING.fullmatch(line.text)
        if (id(line) in kept or is_needed) and not french.PAGE_FOOT.match(line.text):
            lines.append(line)
    return _joined(lines)


def _joined(lines: list[Line]) -> list[Line]:
    """Return lines, with the number of words in the line of the source if it stands below it."""
    joined: list[Line] = []
    for line in lines:
        if joined and french.WORD_COUNT.fullmatch(line.text) and "•" in joined[-1].text:
            source = joined[-1].text.rstrip(" •")
            joined[-1] = replace(joined[-1], text=f"{source} • {line.text.lstrip(' •')}")
        else:
            joined.append(line)
    return joined


def _spans(lines: list[Line]) -> list[_Span]:
    """Split the lines of an export at those that count the words of an article."""
    headings = []
    for index, line in enumerate(lines):
        heading = french.HEADING.fullmatch(line.text)
        if heading:
            headings.append((index, heading))
    spans = []
    fronts = [_front_start(lines, index) for index, _ in headings]
    ends = [*fronts[1:], len(lines)]
    for (index, heading), front, end in zip(headings, fronts, ends, strict=True):
        spans.append(_Span(lines[front:index], heading, lines[index + 1 : end]))
    return spans


def _front_start(lines: list[Line], heading_index: int) -> int:
    """Return the index of the first line that belongs to an article, above its heading."""
    start = heading_index
    if start and french.DAY.search(lines[start - 1].text):
        start -= 1
    page = lines[heading_index].page
    first = start
    for index in range(start - 1, -1, -1):
        line = lines[index]
        if line.page != page or french.HEADING.fullmatch(line.text):
            break
        if french.FRONT.match(line.text) or DOCUMENT_NUMBER.search(line.text):
            first = index
    is_box = first < start and french.BOX_ABOUT_SOURCE.fullmatch(lines[first].text)
    if is_box and first and lines[first - 1].page == page:
        return first - 1
    return first


def _article(span: _Span) -> RawArticle:
    number = _number(span)
    lines = _without_box(span.lines)
    title_start, title_end = _title_range(lines)
    title = " ".join(line.text.strip() for line in lines[title_start:title_end])
    body = lines[title_end:]
    author = None
    if body and len(body) > 1 and NAMES.fullmatch(body[0].text.strip()):
        author = body[0].text.strip()
        body = body[1:]
    source = span.heading["source"].strip()
    printed = _printed_header(span.front)
    page = french.PAGE.search(span.heading[0])
    return RawArticle(
        "\n".join(paragraph.text for paragraph in paragraphs(lines[:title_start] + body)),
        key=number[0] if number else None,
        title=title or None,
        date=day_of(number) or printed.day,
        source=without_issue(source),
        author=author_name(author) if author else None,
        section=printed.section,
        page=page["page"] if page else None,
    )


def _number(span: _Span) -> re.Match[str] | None:
    """Return the number of the document; it stands above the heading, or in a column next to it."""
    for line in reversed(span.front):
        number = DOCUMENT_NUMBER.search(line.text)
        if number:
            return number
    for line in span.lines:
        number = DOCUMENT_NUMBER.fullmatch(line.text.strip())
        if number:
            return number
    return None


def _without_box(lines: list[Line]) -> list[Line]:
    """Return the lines of an article without its number and the box about its source."""
    kept = []
    is_value = False
    for line in lines:
        is_label = french.BOX_ABOUT_SOURCE.fullmatch(line.text.strip()) is not None
        is_number = DOCUMENT_NUMBER.fullmatch(line.text.strip()) is not None
        if not (is_label or is_value or is_number):
            kept.append(line)
        is_value = is_label
    return kept


def _title_range(lines: list[Line]) -> tuple[int, int]:
    """Return the range of the lines of the title: those that are printed large, or else the first."""
    if not lines:
        return 0, 0
    min_height = _TITLE_SIZE * median(line.height for line in lines)
    start = 0
    while start < _MAX_TITLE_INDEX and start < len(lines) and lines[start].height < min_height:
        start += 1
    end = start
    while end < len(lines) and lines[end].height >= min_height:
        end += 1
    if start == end or end - start > _MAX_TITLE_LINES:
        return 0, 1
    return start, end


def _printed_header(front: list[Line]) -> Header:
    """Return what the line with the day says, which is the last one above the heading."""
    for line in reversed(front):
        if french.DAY.search(line.text) and not french.FRONT.match(line.text):
            return read_header(line.text)
    return Header()
