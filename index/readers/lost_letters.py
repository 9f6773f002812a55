"""Tell texts that lost their accents before they were saved, which nobody can bring back."""

from __future__ import annotations

from itertools import pairwise

_LOST = "\N{REPLACEMENT CHARACTER}"
"""The character that programs put where they cannot read one."""

_MIN_LOST = 3
"""Places in one text. Fewer are a slip, or the address of a page."""


def has_lost_letters(text: str) -> bool:
    """Return True if other characters stand in the place of some letters of a text."""
    if text.count(_LOST) >= _MIN_LOST:
        return True
    if text.count("?") < _MIN_LOST:
        return False
    # older programs put a question mark there: "d?put?"
    within_words = (
        before[-1:].islower() and after[:1].islower() for before, after in pairwise(text.split("?"))
    )
    return sum(within_words) >= _MIN_LOST
