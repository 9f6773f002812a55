"""Estimate how wide a text is drawn, and cut what is too long.

Nobody knows the font that a reader has. The widths are those of common sans-serif fonts, rounded up.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW = frozenset("ijlIft.,:;'’|!()[]- ·\u202f\xa0")
_WIDE = frozenset("mwMW%@—…")
_NARROW_WIDTH = 0.36
_USUAL_WIDTH = 0.58
_CAPITAL_WIDTH = 0.72
_WIDE_WIDTH = 0.92
_IDEOGRAPH_WIDTH = 1.0
"""Widths of characters, in heights of the font."""
_MAX_KEPT_WIDTHS = 2_000
"""Widths that are remembered: the names of the periods of an axis are measured several times."""


@lru_cache(_MAX_KEPT_WIDTHS)
def text_width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of the size of its font."""
    return size * sum(map(_character_width, text))


def cut(text: str, width: float, size: float) -> str:
    """Return a text that is no wider than that, with an ellipsis where it was cut."""
    text = " ".join(text.split())
    if text_width(text, size) <= width:
        return text
    room = width - text_width("…", size)
    end = 0
    while end < len(text) and room >= 0:
        room -= text_width(text[end], size)
        end += 1
    return f"{text[: max(end - 1, 0)].rstrip()}…"


def lines(text: str, width: float, size: float, most: int) -> list[str]:
    """Break a text into lines no wider than that; the last of so many lines is cut."""
    words = text.split()
    broken: list[str] = []
    line = ""
    while words and len(broken) < most - 1:
        longer = f"{line} {words[0]}".strip()
        if line and text_width(longer, size) > width:
            broken.append(cut(line, width, size))
            line = ""
        else:
            line = longer
            words.pop(0)
    rest = " ".join([line, *words]).strip()
    return [*broken, cut(rest, width, size)] if rest else broken


def _character_width(character: str) -> float:
    """Return the width of a character, in heights of the font."""
    if character in _NARROW:
        return _NARROW_WIDTH
    if character in _WIDE:
        return _WIDE_WIDTH
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return _IDEOGRAPH_WIDTH
    return _CAPITAL_WIDTH if character.isupper() else _USUAL_WIDTH
