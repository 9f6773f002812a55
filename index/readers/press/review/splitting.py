"""Split the lines of a press review at its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from index.readers.press.review.french import CONTENTS, COVER, DAY
from index.readers.press.review.line import Line
from index.readers.press.review.source_line import SourceLine
from index.readers.press.review.starts import MIN_PAGES, Start, possible_starts, tells, with_ends

_MAX_TITLE_CHARS = 250
_MIN_BODY_CHARS = 80
"""Characters of a line that is no title, but part of a text."""

_MAX_COVER_LINES = 10
"""Lines at the top of a review among which its own title stands."""


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


def split(lines: Sequence[Line], *, min_pages: int | None = MIN_PAGES) -> tuple[int, list[Item]]:
    """Return the articles of a press review, and how many lines stand above the first.

    There are no articles if the lines are not those of a press review.

    Args:
        lines: The lines of the document.
        min_pages: So many headings that each begin a page make a review, too, whatever follows
            them; None if none do.
    """
    for starts in possible_starts(lines, min_pages=min_pages):
        items = list(_items(lines, starts))
        if 2 * sum(item.has_body for item in items) >= len(items) > 1:
            return starts[0].first, items
    return 0, []


def day_of_review(lines: Sequence[Line]) -> str | None:
    """Return the day in the title of a whole review; None if it has none."""
    for line in lines[:_MAX_COVER_LINES]:
        day = DAY.search(line.text) if COVER.fullmatch(line.text) else None
        if day:
            return day["date"].strip()
    return None


def _items(lines: Sequence[Line], starts: Sequence[Start]) -> Iterator[Item]:
    """Yield the articles that begin at some lines.

    A heading without a text and without a line about it is the section of those that follow. So is
    one of a higher level.
    """
    section = _section_above(lines[: starts[0].first], starts[0].level)
    for start, end in with_ends(lines, starts):
        text = lines[start.body : end - 1 if start.has_foot else end]
        body, next_section = _without_higher([*start.lead, *text], start.level)
        if not body and not tells(start):
            is_cover = COVER.fullmatch(start.title) is not None
            section = next_section or (None if is_cover else start.title)
            continue
        yield Item(start.title, start.about, body, start.section or section, start.links)
        section = next_section or section


def _section_above(lines: Sequence[Line], level: int | None) -> str | None:
    """Return the heading above the first article; None if it is that of the whole review."""
    if not lines or level is None or not lines[-1].level or lines[-1].level >= level:
        return None
    text = lines[-1].text
    return None if COVER.fullmatch(text) or CONTENTS.fullmatch(text) else text


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
