"""Name a passage by its words and those around it, so that it is found again in a text that changed.

These are the quotations of the W3C, https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import eq

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from search.highlighting.sentences import Span

CONTEXT_CHARS = 40
"""Characters around a passage that tell it from others with the same words."""
MAX_PLACES = 1_000
"""Places of the same words that are compared. A passage of one letter may have a million."""

_VARIANTS = {"'": "’‘ʼ`´", '"': "«»“”„", "-": "‐‑‒–—"}
_ONE_SIGN = str.maketrans({each: sign for sign, others in _VARIANTS.items() for each in others})
"""Writes one sign for all that cleaning, or another program, may have put in its place."""
_GAP = lazy_pattern(r"\s+")
_WORD = lazy_pattern(r"\S+")


class Quotation(Struct, frozen=True):
    """A passage of a text.

    Attributes:
        exact: The passage.
        before: The text before it, as far as it tells it from others.
        after: The text after it.
    """

    exact: str
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, text: str, span: Span) -> Quotation:
        """Quote a stretch of a text, with what stands around it."""
        start, end = span
        before = text[max(0, start - CONTEXT_CHARS) : start]
        return cls(text[start:end], before, text[end : end + CONTEXT_CHARS])

    def find(self, text: str) -> Span | None:
        """Return where the passage stands in a text; None if it does not.

        Blanks, quotes, apostrophes and dashes may have become others. Where the words stand several
        times, the place is taken whose surroundings are most like those of the quotation.
        """
        folded = _FoldedText(text)
        passage = _fold(self.exact).strip()
        before, after = _fold(self.before), _fold(self.after)

        def likeness(start: int) -> int:
            return folded.likeness(start, start + len(passage), before, after)

        starts = list(islice(folded.places(passage), MAX_PLACES))
        if not starts:
            return None
        start = max(starts, key=likeness)
        return folded.span(start, start + len(passage))


class _FoldedText:
    """A text with one blank for each gap, and one sign for all its variants.

    Attributes:
        text: The folded text.
    """

    def __init__(self, text: str) -> None:
        words = list(_WORD.finditer(text.translate(_ONE_SIGN)))
        self.text = " ".join(word[0] for word in words)
        self._origins = [word.start() for word in words]
        self._starts: list[int] = []
        position = 0
        for word in words:
            self._starts.append(position)
            position += len(word[0]) + 1

    def places(self, passage: str) -> Iterator[int]:
        """Yield each position at which a folded passage stands."""
        start = self.text.find(passage) if passage else -1
        while start >= 0:
            yield start
            start = self.text.find(passage, start + 1)

    def likeness(self, start: int, end: int, before: str, after: str) -> int:
        """Return how many characters around a place are those that stood there."""
        left = self.text[max(0, start - len(before)) : start]
        on_the_left = _common_start(left[::-1], before[::-1])
        return on_the_left + _common_start(self.text[end : end + len(after)], after)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the original text of a stretch that begins and ends with a word."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, position: int) -> int:
        """Return the position in the original text of a character that is no blank."""
        word = bisect_right(self._starts, position) - 1
        return self._origins[word] + position - self._starts[word]


def _fold(text: str) -> str:
    return _GAP.sub(" ", text.translate(_ONE_SIGN))


def _common_start(left: str, right: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    return sum(takewhile(bool, map(eq, left, right)))
