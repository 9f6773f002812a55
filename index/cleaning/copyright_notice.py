"""Find the copyright notice of a page, and the holder it names."""

from __future__ import annotations

from functools import cache

from index.cleaning.boilerplate import boilerplate_table
from index.cleaning.folding import EDGE_CHARS, fold_line
from index.cleaning.french.copyright_notice import (
    HOLDER_END,
    NOTICE,
    NOTICE_HINTS,
    NOTICE_WORDS,
    PHOTO_CREDIT,
)

_MAX_NOTICE_CHARS = 250
_MAX_HOLDER_CHARS = 60
"""A longer name is a sentence, not the holder of a copyright."""
_TOP_LINES = 4
"""Lines at the top among which a notice is looked for first."""
_END_LINES = 8
"""Lines at the end among which a notice is looked for first."""
_LAST_LINES = 4
"""Lines at the end where a notice is that of the page even if it names a photographer."""


def split_copyright(lines: list[str]) -> tuple[list[str], str | None]:
    """Return the lines without copyright notices, and the last holder that these name, or None.

    "© AFP 2019 / Jeanne Durand" is the credit of a photograph and not a notice. It stays among the
    lines.
    """
    if not _may_have_notice(lines):  # nearly all articles
        return lines, None
    kept: list[str] = []
    last_holder = None
    last_lines = len(lines) - _LAST_LINES
    for index, line in enumerate(lines):
        if _is_notice(line, is_last=index >= last_lines):
            last_holder = _holder(line) or last_holder
        else:
            kept.append(line)
    return kept, last_holder


def _may_have_notice(lines: list[str]) -> bool:
    """Return True if a line at the top or the end has a piece of a notice, such as "©"."""
    outer_lines = lines[:_TOP_LINES] + lines[-_END_LINES:]
    text = "\n".join([line for line in outer_lines if len(line) <= _MAX_NOTICE_CHARS])
    return any(hint in text for hint in NOTICE_HINTS)


def _is_notice(line: str, *, is_last: bool) -> bool:
    """Return True if a line is a copyright notice of the page.

    "© AFP 2019" is one only among the last lines: elsewhere it signs a photograph.
    """
    if len(line) > _MAX_NOTICE_CHARS or PHOTO_CREDIT.search(line):
        return False
    if NOTICE.match(line) is None:
        return False
    return is_last or fold_line(_holder(line) or "") not in _photographers()


def _holder(line: str) -> str | None:
    """Return who holds the rights, "Press TV" in "© Press TV 2019", or None if no name is there.

    A holder that is too long for a name gives None as well.
    """
    named = " ".join(NOTICE_WORDS.sub(" ", line).split())
    for part in HOLDER_END.split(named):
        name = part.strip(EDGE_CHARS + "()")
        if any(map(str.isalpha, name)):
            return name if len(name) <= _MAX_HOLDER_CHARS else None
    return None


@cache
def _photographers() -> frozenset[str]:
    """Return the folded names of those who sign photographs, whose "© AFP 2019" looks like a notice."""
    table = boilerplate_table()
    return frozenset(map(fold_line, (*table.agencies, *table.photographers)))
