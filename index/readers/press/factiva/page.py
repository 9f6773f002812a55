"""Split a page of Factiva into the articles on it, with their indexing or without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.exports import CUT_SHORT, EMPTY, TOO_LARGE, Part, Piece, keyed, split_before
from index.readers.press.factiva import display, indexed
from index.readers.press.factiva.accession import number_of
from index.readers.raw_article import RawArticle
from index.readers.web.markup import plain, plain_line

_MAX_TAG_CHARS = 1000
_ATTRIBUTES = rf"[^<>]{{0,{_MAX_TAG_CHARS}}}"

_ARTICLE = lazy_pattern(
    rf"""
    (?: <div\b (?={_ATTRIBUTES}\bid\s?=\s?["']?article-(?P<number>\w{{8,60}})) {_ATTRIBUTES}> \s{{0,99}} )?
    <div\b (?={_ATTRIBUTES}[\s"'=][a-z]{{2}}Article[\s"'>]) {_ATTRIBUTES}>
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The start of an article: `<div class="article frArticle">`, of which `fr` is the language."""

_MAX_BOUNDARY_CHARS = 6 * _MAX_TAG_CHARS

_ROW = lazy_pattern(
    r"""<td\b[^<>]*\bclass\s*=\s*["']?index\b[^<>]*>(?P<label>.{0,200}?)</td\s*>""",
    re.IGNORECASE | re.DOTALL,
)
"""The cell with the code of a value."""

_HEADLINE = lazy_pattern(
    r"""<(?P<name>\w+)\b[^<>]*\bclass\s*=\s*["']?[a-z]{2}Headline\b[^<>]*>(?P<title>.*?)(?:</(?P=name)\s*>|\Z)""",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPH = lazy_pattern(
    r"<(?P<name>p|pre|div)\b[^<>]*\barticlep(?:aragraph|re)\b[^<>]*>.*?(?:</(?P=name)\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""A paragraph of the text. Below the last one stand links and the name of the publisher."""


_DIVISION = lazy_pattern(r"<(?P<slash>/?)div\b", re.IGNORECASE)

_END = lazy_pattern(
    r"""<\w+\b[^<>]*\bid\s*=\s*["']?(?:oddEvenPreview|pageFooter)\b""", re.IGNORECASE
)
"""Stands below the last article: the summary of the search, and the foot of the page."""


def articles(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of a page, and a problem for each that is not whole.

    Raises:
        UnreadableFile: There is no article.
    """
    frames = split_before(pieces, _ARTICLE, _MAX_BOUNDARY_CHARS)
    return keyed(map(_parts, islice(frames, 1, None)))


def _parts(frame: Piece) -> Iterator[Part]:
    """Yield the article of a frame, and a problem if the frame is not whole."""
    opening = _ARTICLE.match(frame.text)
    if opening is None:
        yield TOO_LARGE
        return
    html = frame.text[opening.end() :]
    end = _END.search(html)
    raw = _article(html[: end.start()] if end else html)
    raw = replace(raw, key=raw.key or opening["number"])
    yield raw if raw.text or raw.title else EMPTY
    if raw.key is None and not (end or _is_closed(html)):
        yield CUT_SHORT


def _is_closed(html: str) -> bool:
    """Return True if the element of an article ends in its frame."""
    slashes = [tag["slash"] for tag in _DIVISION.finditer(html)]
    return slashes.count("/") > slashes.count("")


def _article(html: str) -> RawArticle:
    """Return the article of a frame; it has no text or title if there is none in it."""
    rows = list(_ROW.finditer(html))
    if rows:
        return indexed.article(_values(html, rows))
    headline = _HEADLINE.search(html)
    title_start, title_end = headline.span() if headline else (0, 0)
    paragraphs = list(_PARAGRAPH.finditer(html, title_end))
    body_start = paragraphs[0].start() if paragraphs else len(html)
    body_end = paragraphs[-1].end() if paragraphs else len(html)
    heading, number = _up_to_number(plain(html[title_end:body_start]).splitlines())
    body, number_in_body = _up_to_number(plain(html[body_start:body_end]).splitlines())
    _, number_below = _up_to_number(plain(html[body_end:]).splitlines())
    title = plain_line(headline["title"]) if headline else None
    raw = display.article(heading, title, body if paragraphs else None)
    section = ", ".join(plain(html[:title_start]).splitlines()) or raw.section
    return replace(raw, key=number_below or number_in_body or number, section=section)


def _up_to_number(lines: list[str]) -> tuple[list[str], str | None]:
    """Return the lines above the one with the number of the document, and that number."""
    for index, line in enumerate(lines):
        number = number_of(line)
        if number:
            return lines[:index], number
    return lines, None


def _values(html: str, rows: list[re.Match[str]]) -> dict[str, list[str]]:
    """Return the lines of the values by the codes in front of them."""
    values: dict[str, list[str]] = {}
    ends = [*(row.start() for row in rows[1:]), len(html)]
    for row, end in zip(rows, ends, strict=True):
        code = plain_line(row["label"])
        if code:
            values.setdefault(code, plain(html[row.end() : end]).splitlines())
    return values
