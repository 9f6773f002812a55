"""Split the lines of a press review at its articles.

An article begins with a title, next to which a line names the source and the day. Titles are told by
the level of their headings, or else by the lines next to them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.readers.paragraph import Paragraph
from index.readers.press_review.french import CONTENTS, COVER
from index.readers.press_review.source_line import (
    SourceLine,
    is_person,
    named,
    read_source_line,
)

_MIN_ITEMS = 3
"""Titles with a line about their source that make a press review. Two are enough if all have one."""

MIN_PAGES = 3
"""Headings that each begin a page and are titles of articles. An article may have two such parts."""

_MAX_LINES = 6
"""Lines about one article that may follow one another: source, day, author, page and so on."""

_MAX_TITLE_CHARS = 250
_MIN_BODY_CHARS = 80
"""Characters of a line that is no title, but part of a text."""

_MIN_PAGED_SHARE = 0.8
"""Share of the headings of a level that begin a page, if each page is an article."""

_RULE = re.compile(r"[\s\-–—_=*~•.#+]{3,}")
"""A line that is drawn between two articles."""

_TEXT_END = re.compile(r"[.!?…;,:][\"»”'’)\]\s]*\Z")


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


class Item(Struct, frozen=True):
    """An article of a press review.

    Attributes:
        title: Its title; empty if there is none.
        about: What the lines next to the title say about it.
        lines: The lines of its text.
        section: The heading above it and others.
        links: The addresses to which its title leads.
    """

    title: str
    about: SourceLine
    lines: list[Line]
    section: str | None = None
    links: tuple[str, ...] = ()

    @property
    def has_body(self) -> bool:
        """True if a line of its text is longer than a title."""
        return any(len(line.text) >= _MIN_BODY_CHARS for line in self.lines)


class _Start(Struct, frozen=True):
    """The start of an article.

    Attributes:
        first: The index of its first line.
        title: The index of the line of the title; None if there is none.
        body: The index of the first line of its text.
        about: What the lines between them say, or else the last line of the text.
        has_foot: It is the last line of the text that says it.
    """

    first: int
    title: int | None
    body: int
    about: SourceLine
    has_foot: bool = False


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

    A name is that of a source if there is none yet and the line below has a day. After a line about
    the article, it is that of its author, and if the title is known it may be the source.
    """
    line = lines[index].about
    if line is None or about.names:
        return False
    if not about.is_sure:
        following = lines[index + 1].about if index + 1 < len(lines) else None
        return following is not None and following.date is not None and following.source is None
    if about.author is None and all(map(is_person, line.names)):
        return True
    return has_title and about.source is None


def split(lines: Sequence[Line], *, min_pages: int | None = MIN_PAGES) -> tuple[int, list[Item]]:
    """Return the articles of a press review, and how many lines stand above the first.

    There are no articles if the lines are not those of a press review.

    Args:
        lines: The lines of the document.
        min_pages: So many headings that each begin a page make a review, too, whatever follows
            them; None if none do.
    """
    for starts in _possible_starts(lines, min_pages=min_pages):
        items = list(_items(lines, starts))
        if 2 * sum(item.has_body for item in items) >= len(items) > 1:
            return starts[0].first, items
    return 0, []


def is_address(line: Line) -> bool:
    """Return True if a line holds nothing but an address."""
    return line.about is not None and line.about == SourceLine(url=line.about.url)


def _possible_starts(lines: Sequence[Line], *, min_pages: int | None) -> Iterator[list[_Start]]:
    """Yield the ways in which lines may be split, the likeliest first."""
    by_level = {level: _starts_of_level(lines, level) for level in _levels(lines)}
    telling = {level: sum(_tells(start) for start in found) for level, found in by_level.items()}
    for level in sorted(by_level, key=lambda level: (-telling[level], level)):
        found = by_level[level]
        candidates = sum(
            _tells(start) or end > start.body for start, end in _with_ends(lines, found)
        )
        is_review = 2 * telling[level] >= candidates and telling[level] >= _MIN_ITEMS
        if is_review or telling[level] == candidates == 2:
            yield found
    found = _starts_at_lines(lines)
    if len(found) >= _MIN_ITEMS or (
        len(found) == 2 and all(start.about.is_telling for start in found)
    ):
        yield found
    if min_pages is not None:
        for _, found in sorted(by_level.items()):
            paged = sum(lines[start.first].begins_page for start in found[1:])
            if len(found) >= min_pages and paged >= _MIN_PAGED_SHARE * (len(found) - 1):
                yield found


def _levels(lines: Iterable[Line]) -> list[int]:
    counts = Counter(line.level for line in lines if line.level)
    return [level for level, count in counts.items() if count > 1]


def _tells(start: _Start) -> bool:
    return start.about.source is not None or start.about.date is not None


def _starts_of_level(lines: Sequence[Line], level: int) -> list[_Start]:
    """Return the starts of articles at the headings of a level.

    The lines about an article may stand below its title, above it, or at the end of its text.
    """
    with_heads = list(_level_starts(lines, level, may_be_above=True))
    below = list(_level_starts(lines, level, may_be_above=False))
    with_feet = [_with_foot(lines, start, end) for start, end in _with_ends(lines, below)]
    has_more_feet = sum(map(_tells, with_feet)) > sum(map(_tells, with_heads))
    return with_feet if has_more_feet else with_heads


def _level_starts(lines: Sequence[Line], level: int, *, may_be_above: bool) -> Iterator[_Start]:
    """Yield a start for each heading of a level, but for that of a table of contents."""
    previous_end = 0
    for index, line in enumerate(lines):
        if line.level != level or CONTENTS.fullmatch(line.text):
            continue
        about, body = about_at(lines, index + 1)
        first = index
        if may_be_above and not about.is_complete:
            above, above_first = _about_above(lines, index, previous_end)
            merged = above.merged_with(about)
            if merged is not None and above_first < index:
                about, first = named(merged), above_first
        yield _Start(first, index, body, about)
        previous_end = body


def _with_ends(lines: Sequence[Line], starts: Sequence[_Start]) -> Iterator[tuple[_Start, int]]:
    """Yield each start with the index of the line after the last one of its article."""
    ends = [*(start.first for start in starts[1:]), len(lines)]
    return zip(starts, ends, strict=True)


def _with_foot(lines: Sequence[Line], start: _Start, end: int) -> _Start:
    """Return a start that says what the last line of its text does, if nothing else says it."""
    foot = lines[end - 1].about if start.body + 1 < end else None
    if _tells(start) or foot is None or not foot.is_complete:
        return start
    merged = start.about.merged_with(foot)
    return replace(start, about=merged, has_foot=True) if merged else start


def _about_above(lines: Sequence[Line], index: int, least: int) -> tuple[SourceLine, int]:
    """Return what the lines right above an index say, and the index of the first of them."""
    for first in range(max(least, index - _MAX_LINES), index):
        about, end = about_at(lines, first)
        if end == index and about.is_sure:
            return about, first
    return SourceLine(), index


def _starts_at_lines(lines: Sequence[Line]) -> list[_Start]:
    """Return the starts of articles at lines that name a source and a day."""
    runs = list(_complete_runs(lines))
    has_titles_above = all(_may_be_title(lines, first - 1) for first, _, _ in runs)
    starts: list[_Start] = []
    for first, end, about in runs:
        if has_titles_above and (not starts or starts[-1].body < first):
            starts.append(_Start(first - 1, first - 1, end, about))
        elif _may_be_title(lines, end):
            starts.append(_Start(first, end, end + 1, about))
        else:
            starts.append(_Start(first, None, end, about))
    return starts


def _complete_runs(lines: Sequence[Line]) -> Iterator[tuple[int, int, SourceLine]]:
    """Yield the lines that name a source and a day: first index, index after them, what they say."""
    index = 0
    while index < len(lines):
        about, end = about_at(lines, index, has_title=False)
        if end > index and about.is_complete and not is_address(lines[index]):
            yield index, end, about
            index = end
        else:
            index += 1


def _may_be_title(lines: Sequence[Line], index: int) -> bool:
    if not 0 <= index < len(lines):
        return False
    text = lines[index].text
    if is_address(lines[index]):
        return False
    return len(text) <= _MAX_TITLE_CHARS and _TEXT_END.search(text) is None


def _items(lines: Sequence[Line], starts: Sequence[_Start]) -> Iterator[Item]:
    """Yield the articles that begin at some lines.

    A heading without a text and without a line about it is the section of those that follow. So is
    one of a higher level.
    """
    section: str | None = None
    for start, end in _with_ends(lines, starts):
        title = lines[start.title] if start.title is not None else Line("")
        text = lines[start.body : end - 1 if start.has_foot else end]
        body, next_section = _without_higher(text, title.level)
        if not body and not _tells(start):
            is_cover = COVER.fullmatch(title.text) is not None
            section = next_section or (None if is_cover else title.text)
            continue
        yield Item(title.text, start.about, body, section, title.links)
        section = next_section or section


def _without_higher(lines: Sequence[Line], level: int | None) -> tuple[list[Line], str | None]:
    """Return lines up to the first heading of a higher level, and that heading.

    What stands below it is kept unless it is a table of contents.
    """
    kept: list[Line] = []
    section = None
    is_contents = False
    for line in lines:
        if level is not None and line.level is not None and line.level < level:
            section = line.text
            is_contents = CONTENTS.fullmatch(line.text) is not None
        elif line.level == level and level is not None and CONTENTS.fullmatch(line.text):
            is_contents = True
        elif not (is_contents and len(line.text) <= _MAX_TITLE_CHARS):
            kept.append(line)
    return kept, section
