"""Split the lines of an export of LexisNexis into the articles, each below a line that numbers it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.lazy_pattern import lazy_pattern
from index.readers.exports import Part, keyed
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.press.nexis import classic, french
from index.readers.press.nexis.paragraphs import paragraphs

_HEADING = lazy_pattern(rf"\s*(?:{french.DOCUMENT_HEADING})\s*", re.IGNORECASE)


def is_export(lines: Iterable[str]) -> bool:
    """Return True if lines hold one that numbers a document, and one with a label below it."""
    has_heading = False
    for line in lines:
        has_heading = has_heading or _HEADING.fullmatch(line) is not None
        if has_heading and french.is_label(line):
            return True
    return False


def articles(lines: Iterable[str]) -> Iterator[Part]:
    """Yield the articles of an export, and a problem for each that is not whole.

    What stands above the first of them, such as the request, is left out.

    Raises:
        UnreadableFile: There is no article.
    """
    blocks = _blocks(lines)
    return keyed(classic.parts(None if block is None else paragraphs(block) for block in blocks))


def _blocks(lines: Iterable[str]) -> Iterator[list[str] | None]:
    """Yield the lines of each article; None for one that is too large."""
    block: list[str] = []
    size = -1
    for line in lines:
        if _HEADING.fullmatch(line):
            if size >= 0:
                yield block if size <= MAX_PAGE_CHARS else None
            block = []
            size = 0
        elif size >= 0:
            size += len(line)
            if size <= MAX_PAGE_CHARS:
                block.append(line)
            else:
                block.clear()
    if size >= 0:
        yield block if size <= MAX_PAGE_CHARS else None
