"""The lines of a document, and what those next to a title say about an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.paragraph import Paragraph
from index.readers.press.review.french import LEFT_OUT
from index.readers.press.review.source_line import (
    SourceLine,
    is_person,
    named,
    read_source_line,
)

_MAX_LINES = 12
"""Lines about one article that may follow one another: source, day, author, page and so on."""

_RULE = lazy_pattern(r"[\s\-–—_=*~•.#+]{3,}")
"""A line that is drawn between two articles."""


class Line(Struct, frozen=True):
    """A line of a document.

    Attributes:
        text: The words.
        level: The level of a heading; None for other lines.
        begins_page: A page begins with it.
        links: The addresses to which it leads.
        about: What it says about an article, if it may be a line about one.
    """

    text: str
    level: int | None = None
    begins_page: bool = False
    links: tuple[str, ...] = ()
    about: SourceLine | None = None


def lines_of(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """Return the lines of paragraphs. Those that are only drawn begin a page."""
    lines: list[Line] = []
    begins_page = False
    for paragraph in paragraphs:
        begins_page |= paragraph.begins_page
        for index, text in enumerate(filter(None, map(str.strip, paragraph.text.split("\n")))):
            if _RULE.fullmatch(text):
                begins_page = True
                continue
            if LEFT_OUT.fullmatch(text):
                continue
            level = None if index else paragraph.level
            about = None if level is not None else read_source_line(text)
            lines.append(Line(text, level, begins_page, paragraph.links, about))
            begins_page = False
    return lines


def about_at(
    lines: Sequence[Line], start: int, *, has_title: bool = True
) -> tuple[SourceLine, int]:
    """Return what the lines from an index on say about an article, and the index after them.

    Args:
        lines: The lines of the document.
        start: The index of the first of them.
        has_title: The title is known, so that a name alone is none.
    """
    about = SourceLine()
    end = start
    while end < min(len(lines), start + _MAX_LINES):
        line = lines[end].about
        if end > start and lines[end].begins_page:
            break
        if line is None or not (line.is_sure or _may_add_names(lines, end, about, has_title)):
            break
        merged = about.merged_with(line)
        if merged is None:
            break
        about = merged
        end += 1
    return named(about), end


def _may_add_names(lines: Sequence[Line], index: int, about: SourceLine, has_title: bool) -> bool:
    """Return True if the names in a line say more about an article.

    After a line about the article, a name is that of its author, and if the title is known it may
    be the source.
    """
    line = lines[index].about
    if line is None or about.names:
        return False
    if not about.is_sure:
        return _may_be_source(lines, index)
    if about.author is None and all(map(is_person, line.names)):
        return True
    return has_title and about.source is None


def _may_be_source(lines: Sequence[Line], index: int) -> bool:
    """Return True if a name is that of a source: the lines below say more, but name none."""
    following = lines[index + 1].about if index + 1 < len(lines) else None
    if following is None or not following.is_sure:
        return False
    below, _ = about_at(lines, index + 1, has_title=False)
    return below.source is None and bool(below.date or below.is_labelled or below.page)


def is_address(line: Line) -> bool:
    """Return True if a line holds nothing but an address."""
    return line.about is not None and line.about == SourceLine(url=line.about.url)


def about_above(lines: Sequence[Line], index: int, least: int) -> tuple[SourceLine, int]:
    """Return what the lines right above an index say, and the index of the first of them."""
    for first in range(max(least, index - _MAX_LINES), index):
        about, end = about_at(lines, first)
        if end == index and about.is_sure:
            return about, first
    return SourceLine(), index
