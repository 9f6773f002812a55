"""Menus, breadcrumbs and names of sections, where pages put them: above the article and below it."""

from __future__ import annotations

import re

from index.cleaning.boilerplate import Boilerplate, boilerplate, is_strung
from index.cleaning.folding import EDGE_CHARS, folded

_LONGEST = 250  # characters: what is longer is prose
_TOP = 8  # lines among which menus stand above the article
_END = 6  # lines among which they stand below it
_FEW_WORDS = 2  # of the unknown half of "Région - Kabylie"
_SHORTEST_TITLE = (
    20  # characters: below, the end of a breadcrumb may be like another line by chance
)
_SEPARATORS = re.compile(r"\s*[/|>»›•·⏐\\→]+\s*|\s[-–—]\s|\t|\s{3,}|:\s|,\s(?!.*\.\Z)")
_PATH = re.compile(r"[>»›→]")
_NO_LABEL = re.compile(r"[:,.?!\d]")
_PROSE_ENDS = tuple('.!?"»…')


def without_menus(lines: list[str], title: str) -> list[str]:
    """The lines but the menus, breadcrumbs and names of sections before the first paragraph and after the last.

    Args:
        lines: The article's, from its top.
        title: Its title; empty where it is not known, or still among the lines.
    """
    top, end = 0, len(lines)
    while top < min(_TOP, end) and _is_short_line(lines[top]):
        top += 1
    while end > max(top, len(lines) - _END) and _is_short_line(lines[end - 1]):
        end -= 1
    table = boilerplate()
    above = [
        line for place, line in enumerate(lines[:top]) if not _is_above(table, lines, place, title)
    ]
    return above + lines[top:end] + [line for line in lines[end:] if not _is_below(table, line)]


def _is_short_line(line: str) -> bool:
    return len(line) <= _LONGEST and not line.endswith(".")


def _is_above(table: Boilerplate, lines: list[str], place: int, title: str) -> bool:
    line = lines[place]
    if _is_menu(table, line) or _is_breadcrumb(table, line, [title, *lines[:_TOP]]):
        return True
    beside = (
        lines[max(place - 1, 0) : place] + lines[place + 1 : place + 2]
    )  # "Liban", above "Politique"
    return folded(line) in table.places and any(_is_menu(table, other) for other in beside)


def _is_below(table: Boilerplate, line: str) -> bool:
    plain = folded(line).strip(EDGE_CHARS)
    return plain in table.footers or is_strung(plain, table.links) or _is_menu(table, line)


def _is_menu(table: Boilerplate, line: str) -> bool:
    """Whether it is a section's name, or some short names strung together, enough of them of sections."""
    if len(line) > _LONGEST or line.endswith(_PROSE_ENDS):
        return False
    plain = folded(line).strip(EDGE_CHARS)
    if plain in table.labels:
        return True
    if is_strung(plain, table.sections) and not is_strung(plain, table.places, least=1):
        return True
    parts = [part for piece in _SEPARATORS.split(line) if (part := folded(piece).strip(EDGE_CHARS))]
    if len(parts) < 2 or not all(_is_short(part) for part in parts):
        return False
    sections = sum(part in table.labels for part in parts)
    if len(parts) > 2 or _PATH.search(line):
        return 3 * sections >= len(parts)
    return sections > 0 and all(
        part in table.sections or part.count(" ") < _FEW_WORDS for part in parts
    )


def _is_breadcrumb(table: Boilerplate, line: str, titles: list[str]) -> bool:
    """Whether it is a path through sections down to the title, which is said elsewhere too."""
    parts = [folded(part) for part in _SEPARATORS.split(line) if part]
    if len(parts) < 2 or parts[0] not in table.labels:
        return False
    plain = folded(line)
    others = (folded(title) for title in titles if len(title) >= _SHORTEST_TITLE and title != line)
    return any(plain.endswith(other) for other in others)


def _is_short(part: str) -> bool:
    return len(part) <= 30 and part.count(" ") <= 3 and _NO_LABEL.search(part) is None
