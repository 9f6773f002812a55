"""Titles of other pages that follow "Lire aussi", and the subjects that follow "Mots-clés"."""

from __future__ import annotations

import re

from msgspec import Struct

from index.cleaning.boilerplate import boilerplate
from index.cleaning.folding import EDGE_CHARS, folded

_LONGEST_HEAD = 60  # characters: of "Lire aussi" and its like
_LONGEST_TITLE = 200
_LEAST_WORDS = 4  # of a title within the article: what is shorter is the subheading of a paragraph
_LEAST_WORDS_LAST = 7  # of the last of several titles that blank lines part, for the same reason
_MOST = 10  # links below one head
_MOST_WITHIN = 4  # of them where the article goes on
_LONGEST_SUBJECT = 40
_LONGEST_SUBJECTS = 300
_PROSE_ENDS = tuple('.:;,"”»')
_TAGS = re.compile(r"(?:#\w[\w-]*+[\s,;/|·•-]*+)+")
_BETWEEN = re.compile(r"\s*[,;:/|·•#]\s*|\s[-–—]\s|\s{2,}")
_PAGES = re.compile(r"\b(?:articles|actualites|depeches|contenus|videos)\b")
_TAGGED = re.compile(r"(?i:tags?|mots[- ]cl[ée]s)(?:\s#?[A-ZÀ-Þ][\w'’-]*)+")
_SURE = re.compile(
    r"(?:les )?(?:mots?.cle[fs]*|tags?|etiquettes?|keywords|classe|plus|retrouvez|en savoir)\b"
)


class _Page(Struct, frozen=True):
    """The lines of a page, blank ones included.

    Attributes:
        first: Where the first paragraph stands.
        last: Where the last one does.
        titled: Whether the title is known; if not, it is one of the lines above the first paragraph.
    """

    lines: list[str]
    first: int
    last: int
    titled: bool

    def is_told(self, place: int) -> bool:
        """Whether the title stands above a place, so that what looks like one below is not it."""
        return self.titled or place > self.first >= 0

    def is_blank(self, place: int) -> bool:
        return place >= len(self.lines) or not self.lines[place]

    def after_blanks(self, place: int) -> int:
        """The first place from one on that is not blank."""
        while place < len(self.lines) and not self.lines[place]:
            place += 1
        return place


def without_links(lines: list[str], *, titled: bool) -> list[str]:
    """The lines but those that lead to other pages.

    Args:
        lines: Those of a page, blank ones included: a blank line tells links from what comes after them.
        titled: Whether the title is known, so that what looks like a link's is not the article's.
    """
    long = [
        place for place, line in enumerate(lines) if len(line) > _LONGEST_TITLE or line[-1:] == "."
    ]
    page = _Page(lines, *((long[0], long[-1]) if long else (-1, -1)), titled=titled)
    kept: list[str] = []
    place = 0
    while place < len(lines):
        end = _end_of_links(page, place)
        if end == place:
            kept.append(lines[place])
            end += 1
        place = end
    return kept


def _end_of_links(page: _Page, place: int) -> int:
    """Where the links, or the subjects, end that begin at a place; the place itself when none do."""
    line = page.lines[place]
    if not line or len(line) > _LONGEST_SUBJECTS or line[-1] in '."»':
        return place
    if (line[0] == "#" and _TAGS.fullmatch(line)) or _TAGGED.fullmatch(line):
        return place + 1
    if len(line) > _LONGEST_HEAD and ":" not in line[:_LONGEST_HEAD]:
        return place
    plain = folded(line[:_LONGEST_HEAD]).strip(EDGE_CHARS)
    if len(line) <= _LONGEST_HEAD and _is_head(line, plain):
        return (
            max(_end_of_titles(page, place), _end_of_subjects(page, place))
            if page.is_told(place)
            else place
        )
    return _end_of_subjects(page, place)


def _is_head(line: str, plain: str) -> bool:
    if boilerplate().heads.have(plain):
        return True
    return _PAGES.search(plain) is not None and boilerplate().is_talk(line, least=1)


def _end_of_titles(page: _Page, head: int) -> int:
    """Where the titles below a head end: none of them is a paragraph, nor the subheading of one."""
    titles: list[int] = []
    place = page.after_blanks(head + 1)
    together = place == head + 1  # links that no blank line parts end at the first one
    while place < len(page.lines) and len(titles) < _MOST and _is_title(page.lines[place]):
        titles.append(place)
        place = place + 1 if together and page.is_blank(place + 1) else page.after_blanks(place + 1)
        if together and page.is_blank(place):
            break
    if page.last > head:
        titles = _without_subheading(page, titles[:_MOST_WITHIN], together=together)
    return titles[-1] + 1 if titles else head + 1


def _without_subheading(page: _Page, titles: list[int], *, together: bool) -> list[int]:
    while titles:
        least = _LEAST_WORDS if together or len(titles) == 1 else _LEAST_WORDS_LAST
        if len(page.lines[titles[-1]].split()) >= least:
            break
        titles = titles[:-1]
    return titles


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not line.endswith(_PROSE_ENDS)


def _end_of_subjects(page: _Page, place: int) -> int:
    """Where a list of subjects ends: on the line that says so, or in short lines below it."""
    line = page.lines[place]
    head = boilerplate().subjects.match(folded(line[:_LONGEST_HEAD]).strip(EDGE_CHARS + "(["))
    if head is None:
        return place
    sure = _SURE.match(head[0]) is not None or not page.first <= place <= page.last
    if ":" in line.rstrip(": \xa0"):
        return (
            place + 1
            if sure and all(len(part) <= _LONGEST_SUBJECT for part in _BETWEEN.split(line))
            else place
        )
    end = below = page.after_blanks(place + 1)
    while below < len(page.lines) and _is_subject(page.lines[below]):
        below = page.after_blanks(below + 1)
    return below if sure and below > end and page.is_told(place) else place


def _is_subject(line: str) -> bool:
    return len(line) <= _LONGEST_SUBJECT and line[-1] not in ".!?"
