"""Remove menus, breadcrumbs and names of sections above and below an article."""

from __future__ import annotations

from index.cleaning.boilerplate import BoilerplateTable, boilerplate_table
from index.cleaning.folding import EDGE_CHARS, fold_line
from index.cleaning.phrases import is_sequence_of
from index.lazy_pattern import lazy_pattern

_MAX_LINE_CHARS = 250
"""A longer line is prose."""
_TOP_LINES = 8
"""Lines among which menus stand above the article."""
_END_LINES = 6
"""Lines among which menus stand below the article."""
_MIN_TITLE_CHARS = 20
"""The end of a breadcrumb may be the same as a shorter line by chance."""
_MAX_NAME_CHARS = 30
"""Characters of one name in a menu."""
_MAX_NAME_SPACES = 3
"""Spaces of one name in a menu."""
_MAX_UNKNOWN_NAME_SPACES = 1
"""Spaces of the unknown half of "Région - Kabylie"."""
_SEPARATORS = lazy_pattern(r"\s*[/|>»›•·⏐\\→]+\s*|\s[-–—]\s|\t|\s{3,}|:\s|,\s(?!.*\.\Z)")
_PATH_SEPARATOR = lazy_pattern(r"[>»›→]")
"""A separator of breadcrumbs: "Accueil > Monde"."""
_PUNCTUATION = lazy_pattern(r"[:,]\s")
"""A separator that sentences have, too."""
_NOT_IN_NAME = lazy_pattern(r"[:,.?!\d]")
_PROSE_ENDS = tuple('.!?"»…')


def without_menus(lines: list[str], title: str) -> list[str]:
    """Remove menus, breadcrumbs and sections above the first paragraph and below the last.

    Args:
        lines: The lines of an article, from its top.
        title: Its title; empty if it is not known, or still among the lines.
    """
    table = boilerplate_table()
    top_end = _top_end(lines)
    bottom_start = _bottom_start(lines, top_end)
    above = [
        line
        for index, line in enumerate(lines[:top_end])
        if not _is_menu_above(table, lines, index, title)
    ]
    if not (above or title):
        above = _only_headline(table, lines[:top_end])
    below = [line for line in lines[bottom_start:] if not _is_menu_below(table, line)]
    return above + lines[top_end:bottom_start] + below


def _only_headline(table: BoilerplateTable, lines: list[str]) -> list[str]:
    """Return the last line above a text without a headline that is one all the same, or nothing.

    "Football - Jeanne Morel" is the name of a section and another name. Above a headline it is a menu.
    """
    for line in reversed(lines):
        names = _folded_names(line)
        if (
            len(names) > 1
            and not _PATH_SEPARATOR.search(line)
            and names[-1] not in table.menu_names
        ):
            return [line]
    return []


def _top_end(lines: list[str]) -> int:
    """Return the index after the lines at the top that may be menus."""
    for index, line in enumerate(lines[:_TOP_LINES]):
        if _is_prose(line):
            return index
    return min(_TOP_LINES, len(lines))


def _bottom_start(lines: list[str], top_end: int) -> int:
    """Return the index of the first line at the end that may be a menu."""
    first = max(top_end, len(lines) - _END_LINES)
    for index in range(len(lines) - 1, first - 1, -1):
        if _is_prose(lines[index]):
            return index + 1
    return first


def _is_prose(line: str) -> bool:
    """Return True if a line is longer than any menu, or ends in a full stop."""
    return len(line) > _MAX_LINE_CHARS or line.endswith(".")


def _is_menu_above(table: BoilerplateTable, lines: list[str], index: int, title: str) -> bool:
    """Return True if a line above the article is a menu, a breadcrumb, or a country next to a menu."""
    line = lines[index]
    if _is_menu(table, line) or _is_breadcrumb(table, line, [title, *lines[:_TOP_LINES]]):
        return True
    if fold_line(line) not in table.places:
        return False
    # The name of a country alone might be a headline. "Liban" above "Politique" is a section.
    neighbours = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
    return any(_is_menu(table, neighbour) for neighbour in neighbours)


def _is_menu_below(table: BoilerplateTable, line: str) -> bool:
    """Return True if a line below the article is a menu, or a link at the foot of a page."""
    folded = fold_line(line).strip(EDGE_CHARS)
    if folded in table.footers or is_sequence_of(table.foot_names, folded):
        return True
    return _is_menu(table, line)


def _is_menu(table: BoilerplateTable, line: str) -> bool:
    """Return True for the name of a section, or for several short names of which enough are sections.

    Names of countries alone ("Liban, Syrie") are no menu.
    """
    if len(line) > _MAX_LINE_CHARS or line.endswith(_PROSE_ENDS):
        return False
    folded = fold_line(line).strip(EDGE_CHARS)
    if folded in table.labels:
        return True
    has_only_menu_names = is_sequence_of(table.menu_names, folded)
    if has_only_menu_names and not is_sequence_of(table.places, folded, min_phrases=1):
        return True
    return _is_list_of_sections(table, line)


def _is_list_of_sections(table: BoilerplateTable, line: str) -> bool:
    """Return True if a line has several short names between separators, enough of them of sections.

    Of three names or more, or of a path such as "Accueil > Monde", a third must be sections. Of two
    names, "Région - Kabylie", one must be a section, and an unknown one may have two words. After a
    colon, or between commas, all must be sections: "Football : Jeanne Morel, la capitaine" is a
    headline, and so is a line with a quotation, whose end looks like the separator of a path.
    """
    if "«" in line:
        return False
    names = _folded_names(line)
    if len(names) < 2 or not all(map(_is_short, names)):
        return False
    if _PUNCTUATION.search(line) and not _PATH_SEPARATOR.search(line):
        return table.menu_names.issuperset(names)
    section_count = sum(name in table.labels for name in names)
    if len(names) > 2 or _PATH_SEPARATOR.search(line):
        return 3 * section_count >= len(names)
    if section_count == 0:
        return False
    first, second = names
    return _may_be_in_menu(table, first) and _may_be_in_menu(table, second)


def _folded_names(line: str) -> list[str]:
    """Return the folded names between the separators of a line."""
    names = [fold_line(part).strip(EDGE_CHARS) for part in _SEPARATORS.split(line)]
    return [name for name in names if name]


def _may_be_in_menu(table: BoilerplateTable, name: str) -> bool:
    """Return True for a section, a country, or an unknown name of at most two words."""
    return name in table.menu_names or name.count(" ") <= _MAX_UNKNOWN_NAME_SPACES


def _is_breadcrumb(table: BoilerplateTable, line: str, titles: list[str]) -> bool:
    """Return True for a path through sections down to a title, which another line has too.

    An example is "Monde > Liban > Le port rouvre" above the line "Le port rouvre".
    """
    names = [fold_line(part) for part in _SEPARATORS.split(line) if part]
    if len(names) < 2 or names[0] not in table.labels:
        return False
    folded = fold_line(line)
    for title in titles:
        is_long_enough = len(title) >= _MIN_TITLE_CHARS
        if is_long_enough and title != line and folded.endswith(fold_line(title)):
            return True
    return False


def _is_short(name: str) -> bool:
    """Return True if a name is short enough for a menu and has no digits or punctuation."""
    if len(name) > _MAX_NAME_CHARS or name.count(" ") > _MAX_NAME_SPACES:
        return False
    return _NOT_IN_NAME.search(name) is None
