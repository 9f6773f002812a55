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
_TOP_LINES = 4
_END_LINES = 8
"""Lines at the end where an article that has a notice has one."""
_LAST_LINES = 4
"""Lines at the end where a notice is the page's even if it names a photographer."""


def split_copyright(lines: list[str]) -> tuple[list[str], str | None]:
    """Return the lines without copyright notices, and the last holder they name.

    The credit of a photograph, whoever it names, is no notice: it stays among the lines.
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
    outer_lines = lines[:_TOP_LINES] + lines[-_END_LINES:]
    text = "\n".join([line for line in outer_lines if len(line) <= _MAX_NOTICE_CHARS])
    return any(hint in text for hint in NOTICE_HINTS)


def _is_notice(line: str, *, is_last: bool) -> bool:
    if len(line) > _MAX_NOTICE_CHARS or PHOTO_CREDIT.search(line):
        return False
    if NOTICE.match(line) is None:
        return False
    return is_last or fold_line(_holder(line) or "") not in _photographers()


def _holder(line: str) -> str | None:
    """Return who holds the rights; None if the line does not say."""
    named = " ".join(NOTICE_WORDS.sub(" ", line).split())
    for part in HOLDER_END.split(named):
        name = part.strip(EDGE_CHARS + "()")
        if any(map(str.isalpha, name)):
            return name if len(name) <= _MAX_HOLDER_CHARS else None
    return None


@cache
def _photographers() -> frozenset[str]:
    """Return those who sign photographs with a year, as papers sign their pages."""
    table = boilerplate_table()
    return frozenset(map(fold_line, (*table.agencies, *table.photographers)))
