"""Tell where a sentence begins."""

from __future__ import annotations

from index.quotations.french.phrases import ABBREVIATION

MAX_SENTENCE_CHARS = 400
"""Characters before an offset in which the beginning of its sentence is looked for."""

_ENDS = (". ", "! ", "? ", "… ")


def sentence_start(text: str, offset: int, floor: int = 0) -> int:
    """Return the offset at which a sentence begins.

    Args:
        text: The text.
        offset: An offset in the sentence.
        floor: The least offset that may be returned.
    """
    floor = max(floor, offset - MAX_SENTENCE_CHARS)
    floor = max(text.rfind("\n", floor, offset) + 1, floor)
    start = offset
    while True:
        end = max([text.rfind(sign, floor, start) for sign in _ENDS])
        if end < 0:
            return floor
        if text[end] != "." or ABBREVIATION.search(text, max(end - 3, 0), end) is None:
            return end + 2
        start = end
