"""Remove what is printed around the text of every page: headers, footers and page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from index.lazy_pattern import lazy_pattern
from index.readers.pdf.french import BROWSER_HEADER, PAGE_NUMBER
from index.readers.pdf.line import Line

_MAX_HEADER_LINES = 3
"""Lines at the top of a page, and as many at its bottom, that may be header or footer."""

_MARGIN = 0.1
"""Share of the printed height, above and below, where headers and footers stand."""

_GRID_POINTS = 20
"""Headers of different pages stand at the same height, give or take so much."""

_DIGITS = lazy_pattern(r"\d+")
_BROWSER_FOOTER = lazy_pattern(r"(?P<url>https?://\S+)(?:\s+\d+/\d+)?")

_HeaderKey = tuple[str, int]


def remove_headers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without headers, footers and page numbers.

    The pages come back unchanged if nothing else is printed on them.
    """
    margins = _margin_lines(pages)
    repeated = _repeated(margins)
    stripped = []
    for page, margin in zip(pages, margins, strict=True):
        headers = [line for line in margin if _is_header_or_footer(line, repeated)]
        stripped.append(_without(page, headers))
    if not any(stripped):
        return list(map(list, pages))
    return stripped


def _without(page: Sequence[Line], headers: Sequence[Line]) -> list[Line]:
    """Return a page without its headers, but with other lines that are equal to one."""
    removed = set(map(id, headers))
    return [line for line in page if id(line) not in removed]


def printed_url(pages: Sequence[Sequence[Line]]) -> str | None:
    """Return the address that a browser printed below the pages; None if it printed none."""
    for line in chain.from_iterable(_margin_lines(pages)):
        footer = _BROWSER_FOOTER.fullmatch(line.text)
        if footer:
            return footer["url"]
    return None


def _margin_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page that are near its upper or lower edge."""
    printed = list(chain.from_iterable(pages))
    if not printed:
        return [[] for _ in pages]
    lowest = min(line.bottom for line in printed)
    highest = max(line.top for line in printed)
    margin = _MARGIN * (highest - lowest)
    return [_first_and_last(page, lowest + margin, highest - margin) for page in pages]


def _first_and_last(page: Sequence[Line], body_bottom: float, body_top: float) -> list[Line]:
    """Return the first and the last lines of a page that are outside of the body.

    Args:
        page: The lines.
        body_bottom: The lower side of the body, in points from the lower edge.
        body_top: Its upper side.
    """
    outside = [line for line in page if not body_bottom < line.bottom < body_top]
    outside.sort(key=lambda line: line.bottom)
    footer, others = outside[:_MAX_HEADER_LINES], outside[_MAX_HEADER_LINES:]
    return footer + others[-_MAX_HEADER_LINES:]


def _repeated(margins: list[list[Line]]) -> set[_HeaderKey]:
    """Return the keys of lines that stand on two pages or more, and on half of all pages."""
    if len(margins) < 2:  # nothing is repeated on a single page
        return set()
    page_counts = Counter[_HeaderKey]()
    for lines in margins:
        page_counts.update(set(map(_key, lines)))
    min_pages = max(2, len(margins) / 2)
    return {key for key, count in page_counts.items() if count >= min_pages}


def _is_header_or_footer(line: Line, repeated: set[_HeaderKey]) -> bool:
    """Return True if a line near an edge is no part of the article."""
    for pattern in (_BROWSER_FOOTER, PAGE_NUMBER, BROWSER_HEADER):
        if pattern.fullmatch(line.text):
            return True
    return _key(line) in repeated


def _key(line: Line) -> _HeaderKey:
    """Return what a header has in common on all pages: its words, and nearly its height.

    `Le Courrier, page 3` and `Le Courrier, page 4` have the same key if they stand at one height.
    """
    return _DIGITS.sub("0", line.text), round(line.bottom / _GRID_POINTS)
