"""Lines on printed pages -> paragraphs: columns in their order, headers and footers gone, broken words whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

_EDGE = 3  # lines at the top and at the bottom of a page that may be its header and footer
_MARGIN = (
    0.1  # share of the height of what is printed that is above or below all headers and footers
)
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
_PRINTED_AT = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+(?:à\s+)?\d{1,2}[:h]\d{2}\b.{0,200}"
)  # a browser's header
_PRINTED_FROM = re.compile(r"(?P<url>https?://\S+)(?:\s+\d+/\d+)?")  # and its footer
_END = re.compile(r"[.!?…:»”\"]['’)\]\s]*\Z")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u00ad\x02\ufffe]\Z")
_COMPOUND = re.compile(
    r"(?:^|[\s'’(«])(?:al|el|ben|ibn|abou|saint|sainte|celui|celle|ceux|celles|peut|vice|ex|non|demi|mi|quasi|porte|sous|contre"
    r"|avant|après|arrière|anti|inter|franco|israélo|irano|américano|moi|toi|lui|eux|elle|là|ci|rendez|vis|c.est)-\Z",
    re.IGNORECASE,
)
_INTERLEAVED = 0.3  # share of a page's lines beside the one before, from which on they were written across columns
_WIDE = 0.6  # share of a page's width that no line of a column has
_ALIKE = 0.12  # by how much the heights of lines of one paragraph may differ
_LARGE = 1.25  # times as high as the others are the lines of a title


class Line(Struct, frozen=True):
    """A line of print; places are in points from the lower left corner of its page."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is, in points; never 0."""
        return max(self.top - self.bottom, 0.1)

    def is_beside(self, other: Line) -> bool:
        """Whether both stand on one base line, this one to the right of the other."""
        return abs(self.bottom - other.bottom) < 0.4 * other.height and self.left > other.left

    def match_counts(self, other: Line) -> bool:
        """Whether one is above the other."""
        return self.left < other.right and other.left < self.right

    def is_like(self, other: Line) -> bool:
        """Whether both are of one height."""
        return abs(self.height - other.height) < _ALIKE * max(self.height, other.height)


class Paragraph(Struct, frozen=True):
    """Lines that belong together, and how high they are, in points."""

    text: str
    height: float
    page: int


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], str | None]:
    """Pages without headers, footers and page numbers, and the address that a browser printed below them."""
    every = [line for page in pages for line in page]
    if not every:
        return [list(page) for page in pages], None
    bottom, top = min(line.bottom for line in every), max(line.top for line in every)
    margin = _MARGIN * (top - bottom)
    edges = [
        _edges([one for one in page if not bottom + margin < one.bottom < top - margin])
        for page in pages
    ]
    seen = Counter(kind for lines in edges for kind in {_kind(line) for line in lines})
    often = max(2, len(pages) / 2)
    url = None
    kept = []
    for page, lines in zip(pages, edges, strict=True):
        dropped = set[int]()
        for line in lines:
            address = _PRINTED_FROM.fullmatch(line.text)
            url = url or (address["url"] if address else None)
            printed = (
                address or _PAGE_NUMBER.fullmatch(line.text) or _PRINTED_AT.fullmatch(line.text)
            )
            if printed or (len(pages) > 1 and seen[_kind(line)] >= often):
                dropped.add(id(line))
        kept.append([line for line in page if id(line) not in dropped])
    return (kept, url) if any(kept) else ([list(page) for page in pages], url)


def in_order(page: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order of reading: as they were written, unless that was across its columns."""
    beside = sum(line.is_beside(before) for before, line in pairwise(page))
    if not page or beside < _INTERLEAVED * len(page):
        return list(page)
    width = max(line.right for line in page) - min(line.left for line in page)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(page, key=lambda line: (-round(line.bottom), line.left)):
        if line.right - line.left > _WIDE * width:
            ordered += [*_by_column(band), line]
            band = []
        else:
            band.append(line)
    return ordered + _by_column(band)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that lines make up, over the ends of columns and pages."""
    leading = _leading(lines)
    edges = _right_edges(lines)
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        if place and _goes_on(lines[place - 1], line, edges[place - 1], leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(_joined(group), median(line.height for line in group), group[0].page)
        for group in groups
    ]


def title_of(found: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph that is printed as the title of what follows on the first page."""
    if not found:
        return None
    usual = max(found, key=lambda one: len(one.text)).height
    large = [
        one
        for one in found
        if one.page == found[0].page and one.height > _LARGE * usual and 8 <= len(one.text) <= 300
    ]
    return max(large, key=lambda one: one.height, default=None)


def _edges(page: Sequence[Line]) -> list[Line]:
    ranked = sorted(page, key=lambda line: line.bottom)
    return [*ranked[:_EDGE], *ranked[_EDGE:][-_EDGE:]]


def _kind(line: Line) -> tuple[str, int]:
    """What the headers of all pages have in common: their words and about where they stand."""
    return _DIGITS.sub("0", line.text), round(line.bottom / 20)


def _by_column(band: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom, column after column; a column is where lines begin one below the other."""
    columns: list[list[Line]] = []
    for line in band:
        column = next((one for one in columns if line.match_counts(one[-1])), None)
        if column is None:
            columns.append([line])
        else:
            column.append(line)
    return [
        line for column in sorted(columns, key=lambda column: column[0].left) for line in column
    ]


def _leading(lines: Sequence[Line]) -> float:
    """How far apart the lines of a paragraph are, in heights of a line."""
    steps = [
        (before.bottom - line.bottom) / line.height
        for before, line in pairwise(lines)
        if before.page == line.page
        and before.bottom > line.bottom
        and line.match_counts(before)
        and line.is_like(before)
    ]
    return min(median(steps), 2.0) if steps else 1.2


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """Where the lines end that are as long as the column of each allows."""
    edges: dict[tuple[int, int], float] = {}
    keys = [(line.page, round(line.left / (4 * line.height))) for line in lines]
    for key, line in zip(keys, lines, strict=True):
        edges[key] = max(edges.get(key, 0.0), line.right)
    return [edges[key] for key in keys]


def _goes_on(before: Line, line: Line, edge: float, leading: float) -> bool:
    """Whether a line belongs to the paragraph of the one before."""
    if line.page == before.page and line.is_beside(before):
        return True
    if not line.is_like(before):
        return False
    ends = _END.search(before.text) is not None
    step = (before.bottom - line.bottom) / line.height
    if line.page != before.page or step <= 0 or not line.match_counts(before):
        return not ends
    is_short = before.right < edge - 2 * before.height
    is_indented = 0.6 < (line.left - before.left) / line.height < 4
    return not (
        step > 1.35 * leading or (ends and is_short) or (is_indented and (ends or is_short))
    )


def _joined(lines: Sequence[Line]) -> str:
    """The text of lines, the words broken at their ends made whole."""
    pieces: list[str] = []
    for line in lines:
        following = line.text.strip()
        before = pieces[-1] if pieces else ""
        broken = _HYPHEN.search(before)
        if not broken:
            pieces += (" ", following) if pieces else (following,)
            continue
        stem = before[: broken.start()]
        is_compound = not following[:1].islower() or _COMPOUND.search(f"{stem}-")
        pieces[-1] = f"{stem}-" if is_compound else stem
        pieces.append(following)
    return "".join(pieces)
