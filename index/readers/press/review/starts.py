"""Find where the articles of a press review begin.

An article begins with a title, next to which a line names the source and the day. Titles are told by
the level of their headings, or else by the lines next to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.press.review.french import CONTENTS, COVER
from index.readers.press.review.line import Line, about_above, about_at, is_address
from index.readers.press.review.source_line import SourceLine, is_person, named, read_source_line
from index.readers.press.review.titles import title_and_about

MIN_PAGES = 3
"""Headings that each begin a page and are titles of articles. An article may have two such parts."""

_MIN_ITEMS = 3
"""Titles with a line about their source that make a press review. Two are enough if all have one."""

_MIN_PAGED_SHARE = 0.8
"""Share of the headings of a level that begin a page, if each page is an article."""

_MAX_LEAD_LINES = 2
"""Lines between a title and the line about its source: a lead."""

_MAX_TITLE_CHARS = 250
_MAX_KICKER_CHARS = 60
_TEXT_END = lazy_pattern(r"[.!?…;,:][\"»”'’)\]\s]*\Z")


class Start(Struct, frozen=True):
    """The start of an article.

    Attributes:
        first: The index of its first line.
        body: The index of the first line of its text.
        about: What the lines between them say, or else the last line of the text.
        title: Its title; empty if there is none.
        level: The level of its title; None if that is no heading.
        links: The addresses to which its title leads.
        has_foot: It is the last line of the text that says something about it.
        lead: Lines of its text that stand between the title and the lines about it.
        section: The line above its title, if all titles have one.
    """

    first: int
    body: int
    about: SourceLine
    title: str = ""
    level: int | None = None
    links: tuple[str, ...] = ()
    has_foot: bool = False
    lead: tuple[Line, ...] = ()
    section: str | None = None


def possible_starts(lines: Sequence[Line], *, min_pages: int | None) -> Iterator[list[Start]]:
    """Yield the ways in which lines may be split, the likeliest first."""
    by_level = {level: _starts_of_level(lines, level) for level in _levels(lines)}
    telling = {level: sum(tells(start) for start in found) for level, found in by_level.items()}
    for level in sorted(by_level, key=lambda level: (-telling[level], level)):
        found = by_level[level]
        candidates = sum(tells(start) or end > start.body for start, end in with_ends(lines, found))
        if _is_review(telling[level], candidates):
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


def _is_review(telling: int, headings: int) -> bool:
    """Return True if enough headings have a line about their source to be titles of articles."""
    if telling >= _MIN_ITEMS:
        return 2 * telling >= headings
    return telling == 2 and headings <= _MIN_ITEMS


def _levels(lines: Iterable[Line]) -> list[int]:
    counts = Counter(line.level for line in lines if line.level is not None)
    return [level for level, count in counts.items() if count > 1]


def tells(start: Start) -> bool:
    """Return True if the lines at a start name a source or a day."""
    return start.about.source is not None or start.about.date is not None


def _starts_of_level(lines: Sequence[Line], level: int) -> list[Start]:
    """Return the starts of articles at the headings of a level.

    The lines about an article may stand below its title, above it, or at the end of its text.
    """
    with_heads = list(_level_starts(lines, level, may_be_above=True))
    below = list(_level_starts(lines, level, may_be_above=False))
    with_feet = [_with_foot(lines, start, end) for start, end in with_ends(lines, below)]
    has_more_feet = sum(map(tells, with_feet)) > sum(map(tells, with_heads))
    return with_feet if has_more_feet else with_heads


def _level_starts(lines: Sequence[Line], level: int, *, may_be_above: bool) -> Iterator[Start]:
    """Yield a start for each heading of a level, but for that of a table of contents."""
    previous_end = 0
    for index, line in enumerate(lines):
        if line.level != level or index < previous_end or CONTENTS.fullmatch(line.text):
            continue
        start = _start_at_heading(lines, index)
        if may_be_above and not start.about.is_complete:
            start = _with_above(lines, start, previous_end)
        yield start
        previous_end = start.body


def _start_at_heading(lines: Sequence[Line], index: int) -> Start:
    """Return the start at a heading, which may name the source behind the title or instead of it."""
    line = lines[index]
    title, about = title_and_about(line.text)
    if about is not None:
        return _with_below(lines, Start(index, index + 1, about, title, line.level, line.links))
    about = read_source_line(line.text)
    if about is not None and about.is_complete and _may_be_title(lines, index + 1):
        below = lines[index + 1]
        return _with_below(
            lines, Start(index, index + 2, about, below.text, line.level, below.links)
        )
    return _with_below(lines, Start(index, index + 1, SourceLine(), title, line.level, line.links))


def _with_below(lines: Sequence[Line], start: Start) -> Start:
    """Return a start that says what the lines above its text do, too.

    A lead may stand between them and the title.
    """
    about, body = about_at(lines, start.body)
    merged = start.about.merged_with(about)
    if merged is not None and (tells(start) or about != SourceLine()):
        return replace(start, body=body, about=named(merged))
    for end in range(start.body + 1, min(len(lines), start.body + _MAX_LEAD_LINES + 1)):
        if lines[end - 1].level is not None:
            break
        about, body = about_at(lines, end)
        has_text = body < len(lines) and lines[body].level is None
        if about.is_telling and has_text:
            lead = tuple(lines[start.body : end])
            return replace(start, body=body, about=about, lead=lead)
    return start


def _with_above(lines: Sequence[Line], start: Start, least: int) -> Start:
    """Return a start that says what the lines above its title do, too."""
    about, first = about_above(lines, start.first, least)
    merged = about.merged_with(start.about)
    if merged is None or first == start.first:
        return start
    return replace(start, first=first, about=named(merged))


def with_ends(lines: Sequence[Line], starts: Sequence[Start]) -> Iterator[tuple[Start, int]]:
    """Yield each start with the index of the line after the last one of its article."""
    ends = [*(start.first for start in starts[1:]), len(lines)]
    return zip(starts, ends, strict=True)


def _with_foot(lines: Sequence[Line], start: Start, end: int) -> Start:
    """Return a start that says what the last line of its text does, if nothing else says it."""
    foot = lines[end - 1].about if start.body + 1 < end else None
    if tells(start) or foot is None or not foot.is_anchor:
        return start
    merged = start.about.merged_with(foot)
    return replace(start, about=merged, has_foot=True) if merged else start


def _starts_at_lines(lines: Sequence[Line]) -> list[Start]:
    """Return the starts of articles at lines that name a source and a day."""
    runs = list(_anchors(lines))
    has_titles_above = all(_may_be_title(lines, first - 1) for first, _, _ in runs)
    starts: list[Start] = []
    for first, end, about in runs:
        is_free = not starts or starts[-1].body < first
        if has_titles_above and is_free:
            starts.append(_with_title(lines, Start(first - 1, end, about), first - 1))
        elif _may_be_title(lines, end):
            below = _with_title(lines, Start(first, end + 1, about), end)
            starts.append(_with_byline(lines, below))
        else:
            starts.append(Start(first, end, about))
    return _with_kickers(lines, starts)


def _with_byline(lines: Sequence[Line], start: Start) -> Start:
    """Return a start whose author may stand below its title."""
    about = lines[start.body].about if start.body < len(lines) else None
    if about is None or about != SourceLine(author=about.author):
        return start
    merged = start.about.merged_with(about)
    return replace(start, body=start.body + 1, about=merged) if merged else start


def _with_kickers(lines: Sequence[Line], starts: list[Start]) -> list[Start]:
    """Return starts with the short lines above their titles as sections, if all have one."""
    ends = [0, *(start.body for start in starts)]
    has_kickers = all(
        start.first > end and _may_be_kicker(lines, start.first - 1)
        for start, end in zip(starts, ends, strict=False)
    )
    if not has_kickers:
        return starts
    return [
        replace(start, first=start.first - 1, section=lines[start.first - 1].text)
        for start in starts
    ]


def _may_be_kicker(lines: Sequence[Line], index: int) -> bool:
    """Return True if a line may be the section above a title, and not a signature."""
    text = lines[index].text
    is_name = is_person(text) or COVER.fullmatch(text) is not None
    return _may_be_title(lines, index) and len(text) <= _MAX_KICKER_CHARS and not is_name


def _with_title(lines: Sequence[Line], start: Start, index: int) -> Start:
    """Return a start whose title is the line at an index."""
    line = lines[index]
    return replace(start, title=line.text, level=line.level, links=line.links)


def _anchors(lines: Sequence[Line]) -> Iterator[tuple[int, int, SourceLine]]:
    """Yield the lines that can only be about an article: first index, end, and what they say."""
    index = 0
    while index < len(lines):
        about, end = about_at(lines, index, has_title=False)
        if end > index and about.is_anchor and not is_address(lines[index]):
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
