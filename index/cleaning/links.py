"""Remove titles of other pages below "Lire aussi", and subjects below "Mots-clés"."""

from __future__ import annotations

import re

from msgspec import Struct

from index.cleaning.boilerplate import boilerplate_table
from index.cleaning.folding import EDGE_CHARS, fold_line
from index.cleaning.french.links import PAGE_KINDS, SUBJECT_HEADING, TAGGED

_MAX_HEADING_CHARS = 60
"""Characters of "Lire aussi" and its like."""
_MAX_TITLE_CHARS = 200
_MIN_TITLE_WORDS = 4
"""A shorter line within the article is the subheading of a paragraph."""
_MIN_LAST_TITLE_WORDS = 7
"""The same for the last of several titles between which blank lines stand."""
_MAX_LINKS = 10
"""Links below one heading."""
_MAX_LINKS_WITHIN = 4
"""Links below one heading if the article goes on after them."""
_MAX_SUBJECT_CHARS = 40
_MAX_SUBJECTS_CHARS = 300
_PROSE_ENDS = tuple('.:;,"”»')
_HASHTAGS = re.compile(r"(?:#\w[\w-]*+[\s,;/|·•-]*+)+")
_SUBJECT_SEPARATORS = re.compile(r"\s*[,;:/|·•#]\s*|\s[-–—]\s|\s{2,}")


class _Page(Struct, frozen=True):
    """The lines of a page, blank ones included.

    Attributes:
        lines: The lines.
        first: Index of the first paragraph; -1 if there is none.
        last: Index of the last paragraph; -1 if there is none.
        titled: True if the title is known. If not, it is a line above the first paragraph.
    """

    lines: list[str]
    first: int
    last: int
    titled: bool

    @classmethod
    def of(cls, lines: list[str], *, titled: bool) -> _Page:
        """Find the first and the last paragraph of a page."""
        paragraphs = [index for index, line in enumerate(lines) if _is_paragraph(line)]
        if not paragraphs:
            return cls(lines, -1, -1, titled)
        return cls(lines, paragraphs[0], paragraphs[-1], titled)

    def is_below_title(self, index: int) -> bool:
        """Return True if the title stands above a line, so that no title below it is the article's."""
        return self.titled or index > self.first >= 0

    def is_blank(self, index: int) -> bool:
        """Return True if a line is empty, or below the last one."""
        return index >= len(self.lines) or not self.lines[index]

    def skip_blanks(self, index: int) -> int:
        """Return the index of the first line from one on that is not blank."""
        while index < len(self.lines) and not self.lines[index]:
            index += 1
        return index


def without_links(lines: list[str], *, titled: bool) -> list[str]:
    """Remove the lines that lead to other pages.

    Args:
        lines: The lines of a page, with blank ones: they separate links from what follows them.
        titled: True if the title is known, so that a line that looks like a title is a link.
    """
    page = _Page.of(lines, titled=titled)
    kept: list[str] = []
    index = 0
    while index < len(lines):
        end = _end_of_links(page, index)
        if end == index:
            kept.append(lines[index])
            end += 1
        index = end
    return kept


def _is_paragraph(line: str) -> bool:
    return len(line) > _MAX_TITLE_CHARS or line.endswith(".")


def _end_of_links(page: _Page, index: int) -> int:
    """Return the index after the links or subjects that begin at a line; its own if none do."""
    line = page.lines[index]
    if not line or len(line) > _MAX_SUBJECTS_CHARS or line[-1] in '."»':
        return index
    if (line[0] == "#" and _HASHTAGS.fullmatch(line)) or TAGGED.fullmatch(line):
        return index + 1
    is_long = len(line) > _MAX_HEADING_CHARS
    if is_long and ":" not in line[:_MAX_HEADING_CHARS]:
        return index
    if is_long or not _is_link_heading(line):
        return _end_of_subjects(page, index)
    if not page.is_below_title(index):
        return index
    return max(_end_of_titles(page, index), _end_of_subjects(page, index))


def _is_link_heading(line: str) -> bool:
    table = boilerplate_table()
    folded = fold_line(line).strip(EDGE_CHARS)
    if table.link_headings.match(folded):
        return True
    return PAGE_KINDS.search(folded) is not None and table.is_page_talk(line, min_words=1)


def _end_of_titles(page: _Page, heading: int) -> int:
    """Return the index after the titles below a heading.

    No title is a paragraph, nor the subheading of one.
    """
    titles: list[int] = []
    index = page.skip_blanks(heading + 1)
    is_compact = index == heading + 1  # no blank lines between links: they end at the first one
    while index < len(page.lines) and len(titles) < _MAX_LINKS and _is_title(page.lines[index]):
        titles.append(index)
        if is_compact and page.is_blank(index + 1):
            break
        index = page.skip_blanks(index + 1)
    if page.last > heading:
        titles = _without_subheading(page, titles[:_MAX_LINKS_WITHIN], is_compact=is_compact)
    last = titles[-1] if titles else heading
    return last + 1


def _without_subheading(page: _Page, titles: list[int], *, is_compact: bool) -> list[int]:
    while titles:
        is_one_of_several = len(titles) > 1 and not is_compact
        min_words = _MIN_LAST_TITLE_WORDS if is_one_of_several else _MIN_TITLE_WORDS
        if len(page.lines[titles[-1]].split()) >= min_words:
            break
        titles = titles[:-1]
    return titles


def _is_title(line: str) -> bool:
    return len(line) <= _MAX_TITLE_CHARS and not line.endswith(_PROSE_ENDS)


def _end_of_subjects(page: _Page, index: int) -> int:
    """Return the index after a list of subjects: on the line of its heading, or in lines below."""
    line = page.lines[index]
    start = fold_line(line[:_MAX_HEADING_CHARS]).strip(EDGE_CHARS + "([")
    heading = boilerplate_table().subject_heading.match(start)
    if heading is None:
        return index
    is_in_article = page.first <= index <= page.last
    if is_in_article and SUBJECT_HEADING.match(heading[0]) is None:
        return index
    if ":" in line.rstrip(": \xa0"):
        return index + 1 if _is_list_of_subjects(line) else index
    if not page.is_below_title(index):
        return index
    return _end_of_subject_lines(page, index)


def _end_of_subject_lines(page: _Page, heading: int) -> int:
    """Return the index after the subjects below a heading; the heading's own if there are none."""
    first = end = page.skip_blanks(heading + 1)
    while end < len(page.lines) and _is_subject(page.lines[end]):
        end = page.skip_blanks(end + 1)
    if end == first:
        return heading
    return end


def _is_list_of_subjects(line: str) -> bool:
    parts = _SUBJECT_SEPARATORS.split(line)
    return all(len(part) <= _MAX_SUBJECT_CHARS for part in parts)


def _is_subject(line: str) -> bool:
    return len(line) <= _MAX_SUBJECT_CHARS and line[-1] not in ".!?"
