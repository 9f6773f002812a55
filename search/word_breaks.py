"""Cut a text between two words, also one of a script that puts no space between them."""

from __future__ import annotations

from index.analysis.folding import CHARACTERS_WITHOUT_SPACES
from index.lazy_pattern import lazy_pattern

_CHARACTER = lazy_pattern(f"[{CHARACTERS_WITHOUT_SPACES}]")
"""A character that is a word by itself, as an index has it."""
_FIRST_CHARACTER = "\u0e00"
"""The first of these in the order of Unicode: nearly every text is told by it."""


def is_beside_character(text: str, offset: int) -> bool:
    """Return True if a character stands at an offset, or before it, that is a word by itself."""
    around = text[max(offset - 1, 0) : offset + 1]
    return any(sign >= _FIRST_CHARACTER and bool(_CHARACTER.match(sign)) for sign in around)


def is_word_break(text: str, offset: int) -> bool:
    """Return True if a cut at an offset divides no word."""
    if not 0 < offset < len(text):
        return True
    is_beside_space = text[offset].isspace() or text[offset - 1].isspace()
    return is_beside_space or is_beside_character(text, offset)


def first_break(text: str, start: int, end: int) -> int:
    """Return the first offset of a stretch of text that divides no word; if none, its end."""
    breaks = (offset for offset in range(start, end) if is_word_break(text, offset))
    return next(breaks, end)


def last_break(text: str, start: int, end: int) -> int:
    """Return the last offset of a stretch of text that divides no word; if none, its start."""
    breaks = (offset for offset in range(end, start, -1) if is_word_break(text, offset))
    return next(breaks, start)
