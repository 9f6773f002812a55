"""Find the passages of a text that stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.quotations.quotation import Span

MAX_CONTINUED_CHARS = 4000
"""Characters of a passage that runs over several paragraphs. A longer one was never closed."""

_SPACE = " \t\n\u00a0\u202f\u2009"
_BEFORE = rf"{_SPACE}(\[{{/:«“’'–—-"
"""Characters that may stand before a straight mark that opens a passage, in a character class."""
_PLAIN: Mapping[str, re.Pattern[str]] = {
    "«»": lazy_pattern(r"«[^«»\n]*»"),
    "“”": lazy_pattern(r"“[^“”\n]*”"),
    # what stands around a straight mark tells which of the two it is
    '"': lazy_pattern(rf'"(?<![^{_BEFORE}]")(?![{_SPACE},.;:)])[^"\n]*(?<![{_BEFORE}])"(?!\w)'),
}
"""Passages with neither marks nor line ends in them, by the only marks that a text has.

Each pattern begins with its mark, which makes the search for it fast.
"""
_MARK = lazy_pattern(r"[«»“”„‟\"]")
_TYPED_MARK = lazy_pattern(r"<<|>>|''|’’")
_OPENING = {"«": "«", "<<": "«", "“": "“", "„": "“", "‟": "“"}
_CLOSING = {"»": "«", ">>": "«", "”": "“"}
_STRAIGHT_SIGN = "(?:\"|''|’’)"
_OPENS_STRAIGHT = lazy_pattern(
    rf"(?<![^{_SPACE}(\[]){_STRAIGHT_SIGN}(?![{_SPACE},.;:)])"
    rf"|(?<![^{_SPACE}]){_STRAIGHT_SIGN}\.\."
    rf"|(?<=[{_BEFORE}]){_STRAIGHT_SIGN}\w"
)
_STANDS_APART = lazy_pattern(rf"(?<![^{_SPACE}]){_STRAIGHT_SIGN}(?![^{_SPACE}])")
_SENTENCE_END = lazy_pattern(r"[.!?…]\s?$")
_STRAIGHT = '"'
_SIGNS = ('"', "«", "»", "“", "”", "„", "‟")
_TYPED_SIGNS = ("<<", ">>", "''", "’’")
"""Signs that some texts have in the place of all other marks."""


class Passage(Struct, frozen=True):
    """A passage of a text between quotation marks.

    Attributes:
        opening: Offset of the mark that opens it.
        start: Offset after this mark.
        end: Offset of the mark that closes it, or of the end of the paragraph if none does.
        closing: Offset after the mark that closes it, equal to `end` if none does.
    """

    opening: int
    start: int
    end: int
    closing: int

    @property
    def whole(self) -> tuple[Span, ...]:
        """All of it as the only part of a quotation."""
        return ((self.start, self.end),)


class _Mark(Struct, frozen=True):
    """A quotation mark.

    Attributes:
        start, end: Its offsets.
        family: The sort of marks that it belongs to: « for guillemets, “ for curly, " for straight.
        opens, closes: Its shape and the spaces around allow it to open or to close a passage.
    """

    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def find_passages(text: str) -> list[Passage]:
    """Return the outermost quoted passages of a text in their order.

    A passage ends with its paragraph, unless a later paragraph closes it before another opens, or
    takes it up with a mark of its own. Time is linear in the text.

    Args:
        text: Any text; paragraphs end in a newline.
    """
    plain = _plain_passages(text)
    return _Reader(text).passages() if plain is None else plain


def begins_with_capital(text: str, passage: Passage) -> bool:
    """Return True if a passage begins as a sentence or a name does."""
    return text[passage.start : passage.start + 2].strip()[:1].isupper()


def _plain_passages(text: str) -> list[Passage] | None:
    """Return the passages of a text with one sort of marks, all in pairs; None of any other text.

    It takes a tenth of the time that looking at each mark takes, and nearly all articles are plain.
    """
    signs = "".join(filter(text.__contains__, _SIGNS))
    if not signs:
        return None if any(map(text.__contains__, _TYPED_SIGNS)) else []
    pattern = _PLAIN.get(signs)
    if pattern is None:
        return None
    passages: list[Passage] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        passages.append(Passage(start, start + 1, end - 1, end))
    marks = sum(map(text.count, signs))
    return passages if marks == 2 * len(passages) else None


def _marks(text: str) -> Iterator[_Mark]:
    is_typed = not any(map(text.__contains__, _SIGNS))
    for match in (_TYPED_MARK if is_typed else _MARK).finditer(text):
        start, end = match.span()
        sign = match[0]
        if sign in _OPENING:
            yield _Mark(start, end, _OPENING[sign], True, False)
        elif sign in _CLOSING:
            yield _Mark(start, end, _CLOSING[sign], False, True)
        else:
            stands_apart = _STANDS_APART.match(text, start) is not None
            opens = stands_apart or _OPENS_STRAIGHT.match(text, start) is not None
            yield _Mark(start, end, _STRAIGHT, opens, stands_apart or not opens)


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


class _Reader:
    """Pairs the marks of one paragraph after the other, and keeps the passages between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._passages: list[Passage] = []
        self._open: _Mark | None = None  # left open by the paragraphs read so far
        self._line_end = -1  # of the last of these

    def passages(self) -> list[Passage]:
        """Return the outermost passages."""
        paragraph: list[_Mark] = []
        line_end = -1
        for mark in _marks(self._text):
            if mark.start > line_end:
                self._read(paragraph, line_end)
                paragraph = []
                line_end = _end_of_line(self._text, mark.end)
            paragraph.append(mark)
        self._read(paragraph, line_end)
        self._give_up()
        return self._passages

    def _read(self, marks: Sequence[_Mark], line_end: int) -> None:
        """Take in the marks of the next paragraph that has any."""
        if self._open is not None:
            marks = self._go_on(self._open, marks)
        passages, left_open = self._pair(marks, nesting=True)
        if left_open is not None:
            passages, left_open = self._pair(marks, nesting=False)
        self._passages += passages
        self._open = left_open
        self._line_end = line_end

    def _go_on(self, opening: _Mark, marks: Sequence[_Mark]) -> Sequence[_Mark]:
        """Decide whether an open passage goes on, and return the marks without one that says so."""
        mark = marks[0]
        is_near = mark.start - opening.start <= MAX_CONTINUED_CHARS
        if mark.family == opening.family and is_near:
            is_next_line = mark.start == self._line_end + 1
            if is_next_line and self._stands_before_text(mark):
                return marks[1:]
            if mark.closes:
                return marks
        self._give_up()
        return marks

    def _stands_before_text(self, mark: _Mark) -> bool:
        following = self._text[mark.end : mark.end + 2].strip()
        return following[:1].isalnum()

    def _give_up(self) -> None:
        """End the passage that is open with the paragraph."""
        if self._open is not None:
            self._passages.append(_unclosed(self._open, self._line_end))
            self._open = None

    def _pair(self, marks: Sequence[_Mark], *, nesting: bool) -> tuple[list[Passage], _Mark | None]:
        """Return the passages of a paragraph, and the mark of one that it leaves open.

        Args:
            marks: The marks of the paragraph.
            nesting: A mark that opens within a passage has a mark of its own that closes. If not,
                it takes the place of the open one after the end of a sentence, and is passed over
                elsewhere.
        """
        passages: list[Passage] = []
        opening = self._open
        depth = 1
        for mark in marks:
            if opening is None:
                opening = mark if self._may_open(mark) else None
            elif mark.family != opening.family:
                continue  # a passage within the passage
            elif mark.closes:
                depth -= 1
                if depth == 0:
                    passages.append(Passage(opening.start, opening.end, mark.start, mark.end))
                    opening, depth = None, 1
            elif nesting:
                depth += 1
            elif _SENTENCE_END.search(self._text, max(mark.start - 3, 0), mark.start):
                passages.append(_unclosed(opening, mark.start))
                opening = mark
        return passages, opening

    def _may_open(self, mark: _Mark) -> bool:
        """Return True if a mark opens a passage. A straight one may lack the space before it."""
        if mark.opens:
            return True
        return mark.family == _STRAIGHT and self._text[mark.end : mark.end + 1].isalnum()


def _unclosed(opening: _Mark, end: int) -> Passage:
    return Passage(opening.start, opening.end, end, end)
