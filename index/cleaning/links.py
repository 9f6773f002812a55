"""Remove titles of other pages below "Lire aussi", and subjects below "Mots-clés"."""

from __future__ import annotations

from msgspec import Struct

from index.cleaning.boilerplate import boilerplate_table
from index.cleaning.folding import EDGE_CHARS, fold_line
from index.cleaning.french.links import PAGE_KINDS, SUBJECT_HEADING, TAGGED
from index.lazy_pattern import lazy_pattern

_MAX_HEADING_CHARS = 60
"""Characters of "Lire aussi" and its like."""
_MAX_TITLE_CHARS = 200
"""A longer line is a paragraph, not the title of another page."""
_MIN_TITLE_WORDS = 4
"""A shorter line within the article is the subheading of a paragraph."""
_MIN_LAST_TITLE_WORDS = 7
"""The same for the last of several titles that have blank lines between them."""
_MAX_LINKS = 10
"""Links below one heading."""
_MAX_LINKS_WITHIN = 4
"""Links below one heading if the article goes on after them."""
_MAX_SUBJECT_CHARS = 40
"""A longer text is not one subject."""
_MAX_SUBJECTS_CHARS = 300
"""A longer line is neither a heading nor a list of subjects."""
_PROSE_ENDS = tuple('.:;,"”»')
_SENTENCE_ENDS = '."»'
"""Characters that neither a heading nor a list of subjects ends in."""
_HASHTAGS = lazy_pattern(r"(?:#\w[\w-]*+[\s,;/|·•-]*+)+")
_SUBJECT_SEPARATORS = lazy_pattern(r"\s*[,;:/|·•#]\s*|\s[-–—]\s|\s{2,}")


class _Page(Struct, frozen=True):
    """The lines of a page, blank ones included.

    Attributes:
        lines: The lines.
        first_paragraph: Index of the first paragraph; -1 if there is none.
        last_paragraph: Index of the last paragraph; -1 if there is none.
        is_title_known: True if the title is known. If not, it is a line above the first paragraph.
    """

    lines: list[str]
    first_paragraph: int
    last_paragraph: int
    is_title_known: bool

    @classmethod
    def from_lines(cls, lines: list[str], *, is_title_known: bool) -> _Page:
        """Return a page of some lines, with its first and its last paragraph found."""
        paragraphs = [index for index, line in enumerate(lines) if _is_paragraph(line)]
        if not paragraphs:
            return cls(lines, -1, -1, is_title_known=is_title_known)
        return cls(lines, paragraphs[0], paragraphs[-1], is_title_known=is_title_known)

    def is_below_title(self, index: int) -> bool:
        """Return True if the title of the article is known, or stands above a line.

        Any other title below that line is then that of another page.
        """
        return self.is_title_known or index > self.first_paragraph >= 0

    def is_blank(self, index: int) -> bool:
        """Return True if a line is empty, or its index is after the last line."""
        return index >= len(self.lines) or not self.lines[index]

    def skip_blanks(self, index: int) -> int:
        """Return the index of the first line that is not blank, from a given line on.

        It is the number of lines if all of them are blank.
        """
        while index < len(self.lines) and not self.lines[index]:
            index += 1
        return index


def without_links(lines: list[str], *, is_title_known: bool) -> list[str]:
    """Remove the lines that lead to other pages: headings of links with the titles below them, tags.

    Args:
        lines: The lines of a page, with blank ones: they separate links from what follows them.
        is_title_known: True if the title is known, so that a line that looks like a title is a link.
    """
    starts = [
        index
        for index, line in enumerate(lines)
        if line and line[-1] not in _SENTENCE_ENDS and len(line) <= _MAX_SUBJECTS_CHARS
    ]
    if not starts:
        return lines
    page = _Page.from_lines(lines, is_title_known=is_title_known)
    kept: list[str] = []
    kept_from = 0
    for start in starts:
        end = _end_of_links(page, start) if start >= kept_from else start
        if end > start:
            kept += lines[kept_from:start]
            kept_from = end
    return kept + lines[kept_from:]


def _is_paragraph(line: str) -> bool:
    """Return True if a line is longer than a title, or ends in a full stop."""
    return len(line) > _MAX_TITLE_CHARS or line.endswith(".")


def _end_of_links(page: _Page, index: int) -> int:
    """Return the index after the links or subjects that begin at a line, which is not blank.

    It is the index of the line itself if no links or subjects begin there.
    """
    line = page.lines[index]
    is_line_of_tags = (line[0] == "#" and _HASHTAGS.fullmatch(line)) or TAGGED.fullmatch(line)
    if is_line_of_tags:
        return index + 1
    is_long = len(line) > _MAX_HEADING_CHARS
    if is_long and ":" not in line[:_MAX_HEADING_CHARS]:
        return index
    if is_long or not _is_link_heading(line):  # perhaps "Mots-clés : Sfax, port, pêche"
        return _end_of_subjects(page, index)
    if not page.is_below_title(index):
        return index
    return max(_end_of_titles(page, index), _end_of_subjects(page, index))


def _is_link_heading(line: str) -> bool:
    """Return True for a heading of links: "Lire aussi", or page words such as "Autres articles"."""
    table = boilerplate_table()
    folded = fold_line(line).strip(EDGE_CHARS)
    if table.link_headings.matches(folded):
        return True
    return PAGE_KINDS.search(folded) is not None and table.is_page_talk(line, min_words=1)


def _end_of_titles(page: _Page, heading: int) -> int:
    """Return the index after the titles of other pages below a heading.

    They end before a paragraph, and before the subheading of a paragraph. It is the index after the
    heading if there are no titles.
    """
    titles: list[int] = []
    index = page.skip_blanks(heading + 1)
    # Without a blank line below the heading, the first blank line ends the links.
    is_compact = index == heading + 1
    while index < len(page.lines) and len(titles) < _MAX_LINKS and _is_title(page.lines[index]):
        titles.append(index)
        if is_compact and page.is_blank(index + 1):
            break
        index = page.skip_blanks(index + 1)
    if page.last_paragraph > heading:  # the article goes on
        titles = _without_subheading(page, titles[:_MAX_LINKS_WITHIN], is_compact=is_compact)
    last = titles[-1] if titles else heading
    return last + 1


def _without_subheading(page: _Page, titles: list[int], *, is_compact: bool) -> list[int]:
    """Drop short lines from the end of some titles: they may be subheadings of the article.

    Args:
        page: The page.
        titles: Indexes of the lines that look like titles.
        is_compact: True if the titles stand together below the heading, up to a blank line.
    """
    while titles:
        is_one_of_several = len(titles) > 1 and not is_compact
        min_words = _MIN_LAST_TITLE_WORDS if is_one_of_several else _MIN_TITLE_WORDS
        if len(page.lines[titles[-1]].split()) >= min_words:
            break
        titles = titles[:-1]
    return titles


def _is_title(line: str) -> bool:
    """Return True if a line is short enough for a title, and does not end as prose does."""
    return len(line) <= _MAX_TITLE_CHARS and not line.endswith(_PROSE_ENDS)


def _end_of_subjects(page: _Page, index: int) -> int:
    """Return the index after a heading of subjects and the subjects, on its line or below it.

    It is the index of the line itself if that is no such heading, or no subjects follow.
    """
    line = page.lines[index]
    start = fold_line(line[:_MAX_HEADING_CHARS]).strip(EDGE_CHARS + "([")
    heading = boilerplate_table().subject_heading.match(start)
    if heading is None:
        return index
    is_in_article = page.first_paragraph <= index <= page.last_paragraph
    # Between paragraphs a heading may begin a sentence: only the surest ones count there.
    if is_in_article and SUBJECT_HEADING.match(heading[0]) is None:
        return index
    has_subjects_on_line = ":" in line.rstrip(": \xa0")
    if has_subjects_on_line:
        return index + 1 if _is_list_of_subjects(line) else index
    if not page.is_below_title(index):
        return index
    return _end_of_subject_lines(page, index)


def _end_of_subject_lines(page: _Page, heading: int) -> int:
    """Return the index after the subjects below a heading, or that of the heading if there are none."""
    first = end = page.skip_blanks(heading + 1)
    while end < len(page.lines) and _is_subject(page.lines[end]):
        end = page.skip_blanks(end + 1)
    if end == first:
        return heading
    return end


def _is_list_of_subjects(line: str) -> bool:
    """Return True if all parts of a line are short enough for subjects: "Mots-clés : Sfax, port"."""
    parts = _SUBJECT_SEPARATORS.split(line)
    return all(len(part) <= _MAX_SUBJECT_CHARS for part in parts)


def _is_subject(line: str) -> bool:
    """Return True if a line is short enough for a subject and does not end as a sentence does."""
    return len(line) <= _MAX_SUBJECT_CHARS and line[-1] not in ".!?"
