"""Tell where a sentence begins."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern
from index.quotations.french.phrases import ABBREVIATION

MAX_SENTENCE_CHARS = 400
"""Characters before an offset in which the beginning of its sentence is looked for."""

_TO_LAST_END = lazy_pattern(r".*(?:[.!?…] |\n)", re.DOTALL)
"""Matches as far as the last sentence goes that ends."""


def sentence_start(text: str, offset: int, floor: int = 0) -> int:
    """Return the offset at which a sentence begins.

    Args:
        text: The text.
        offset: An offset in the sentence.
        floor: The least offset that may be returned.
    """
    floor = max(floor, offset - MAX_SENTENCE_CHARS)
    end = offset
    while True:
        ended = _TO_LAST_END.match(text, floor, end)
        if ended is None:
            return floor
        start = ended.end()
        if (
            text[start - 2] != "."
            or ABBREVIATION.search(text, max(start - 5, 0), start - 2) is None
        ):
            return start
        end = start - 1
