"""Join the lines of a text into paragraphs, if they were broken to fit the width of a page."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.press.nexis import french

_MAX_LINE_CHARS = 110
"""Characters of a line of a text whose lines were broken."""

_MIN_BLANK_LINES = 4
"""Blank lines in an article whose lines were broken: around the source, the day and the title."""

_MIN_INDENT = 6
"""Spaces before a line that was centred."""


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of an article.

    Lines that are centred keep their line breaks.
    """
    blank_count = sum(not line.strip() for line in lines)
    longest = max((len(line.strip()) for line in lines), default=0)
    if longest > _MAX_LINE_CHARS or blank_count < _MIN_BLANK_LINES:
        return list(filter(None, map(str.strip, lines)))
    found: list[list[str]] = []
    is_new = True
    for line in lines:
        text = line.strip()
        if not text:
            is_new = True
        elif is_new or french.LABEL.match(text):
            found.append([text])
            is_new = False
        else:
            is_centred = len(line) - len(line.lstrip()) >= _MIN_INDENT
            found[-1] += ("\n" if is_centred else " ", text)
    return list(map("".join, found))
