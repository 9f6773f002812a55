"""Join the lines of printed pages to paragraphs, and find the one that is the title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from index.analysis.line_breaks import keeps_hyphen
from index.lazy_pattern import lazy_pattern
from index.readers.pdf.line import Line, Paragraph

_USUAL_LEADING = 1.2
_MAX_LEADING = 2.0
"""Distance of the lines of a paragraph, in heights of a line."""

_PARAGRAPH_SPACING = 1.35
"""A distance so many times the usual one separates two paragraphs."""

_SHORT_LINE = 2
"""A line is short if it ends so many of its heights before the edge of its column."""

_MIN_INDENT = 0.6
_MAX_INDENT = 4
"""An indent, in heights of a line."""

_COLUMN_GRID = 4
"""Lines that begin within so many of their heights of one another are in one column."""

_TITLE_SIZE = 1.25
"""The lines of a title are so many times as high as the others."""

_MIN_TITLE_CHARS = 8
_MAX_TITLE_CHARS = 300
_SENTENCE_END = lazy_pattern(r"[.!?…:»”\"]['’)\]\s]*\Z")
_HYPHEN_AT_END = lazy_pattern(r"(?<=\w)[-\u2010\u00ad\x02\ufffe]\Z")
"""A hyphen at the end of a line, perhaps a soft one or one of those that PDFium gives."""


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs of lines, joined over the ends of columns and pages."""
    if not lines:
        return []
    leading = _leading(lines)
    right_edges = _right_edges(lines)
    groups = [[lines[0]]]
    for index, (previous, line) in enumerate(pairwise(lines)):
        if _continues(line, previous, right_edges[index], leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def title_of(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Return the largest paragraph of the first page, if it is printed as a title; None if none is.

    A title is larger than the longest paragraph, and neither too short nor too long.
    """
    if not paragraphs:
        return None
    first_page = paragraphs[0].page
    longest = max(paragraphs, key=lambda paragraph: len(paragraph.text))
    large = [
        paragraph
        for paragraph in paragraphs
        if paragraph.page == first_page and is_large(paragraph, longest)
    ]
    return max(large, key=lambda paragraph: paragraph.height, default=None)


def is_large(paragraph: Paragraph, longest: Paragraph) -> bool:
    """Return True if a paragraph is printed as a title, next to the longest one of the file."""
    has_size = paragraph.height > _TITLE_SIZE * longest.height
    return has_size and _MIN_TITLE_CHARS <= len(paragraph.text) <= _MAX_TITLE_CHARS


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of the lines of a paragraph, in heights of a line."""
    distances = [
        line.distance_below(previous)
        for previous, line in pairwise(lines)
        if _is_next_line(line, previous)
    ]
    if not distances:
        return _USUAL_LEADING
    return min(median(distances), _MAX_LEADING)


def _is_next_line(line: Line, previous: Line) -> bool:
    """Return True if a line looks like the next one of a column, below another of its size."""
    return (
        previous.page == line.page
        and previous.bottom > line.bottom
        and line.overlaps(previous)
        and line.has_same_height_as(previous)
    )


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """Return, for each line, where the longest line of its column ends."""
    edges: dict[tuple[int, int], float] = {}
    columns = [_column(line) for line in lines]
    for column, line in zip(columns, lines, strict=True):
        edges[column] = max(edges.get(column, 0.0), line.right)
    return [edges[column] for column in columns]


def _column(line: Line) -> tuple[int, int]:
    """Return the page of a line, and a number that the lines of one column share."""
    return line.page, round(line.left / (_COLUMN_GRID * line.height))


def _continues(line: Line, previous: Line, right_edge: float, leading: float) -> bool:
    """Return True if a line belongs to the paragraph of the previous one.

    Args:
        line: The line in question.
        previous: The line before it in reading order.
        right_edge: Where full lines of the previous line's column end.
        leading: The usual distance of lines, in heights of a line.
    """
    if line.page == previous.page and line.continues_row_of(previous):
        return True  # a wide gap within a row
    if not line.has_same_height_as(previous):
        return False  # a headline above its text, for example
    ends_sentence = _SENTENCE_END.search(previous.text) is not None
    distance = line.distance_below(previous)
    if line.page != previous.page or distance <= 0 or not line.overlaps(previous):
        return not ends_sentence  # at the top of another column or page, layout tells nothing
    if distance > _PARAGRAPH_SPACING * leading:
        return False
    is_short = previous.right < right_edge - _SHORT_LINE * previous.height
    indent = (line.left - previous.left) / line.height
    if _MIN_INDENT < indent < _MAX_INDENT:
        # with an indent, either of the two is the end of a paragraph
        return not (ends_sentence or is_short)
    # without an indent, only both together are the end of a paragraph
    return not (ends_sentence and is_short)


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    """Return the paragraph that lines make up."""
    height = median(line.height for line in lines)
    return Paragraph(_joined(lines), height, lines[0].page)


def _joined(lines: Sequence[Line]) -> str:
    """Return the text of lines, with the words joined that were broken at their ends.

    `le jour-` and `nal du soir` become `le journal du soir`.
    """
    pieces: list[str] = []
    for line in lines:
        text = line.text.strip()
        previous = pieces[-1] if pieces else ""
        hyphen = _HYPHEN_AT_END.search(previous)
        if hyphen:
            pieces[-1] = _start_of_word(previous[: hyphen.start()], text)
        elif pieces:
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def _start_of_word(start: str, rest: str) -> str:
    """Return the first part of a broken word, with its hyphen if the word is written with one.

    Args:
        start: The text up to the hyphen: `son porte` or `le jour`.
        rest: The text of the next line: `parole` or `nal`.

    Returns:
        The text with a hyphen, `son porte-`, or without, `le jour`.
    """
    hyphenated = f"{start}-"
    return hyphenated if keeps_hyphen(start, rest) else start
