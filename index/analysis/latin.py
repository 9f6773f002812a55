"""Encode texts of French letter by letter: to look at bytes is quicker than to look at characters."""

from __future__ import annotations

import re
from functools import cache

COMBINING_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff"
"""Accents, vowel marks, soft hyphens and joiners, as ranges of a character class."""

_ENCODING = "latin-1"
"""One byte a letter for the letters of French but one. No other encoding is as quick."""
_SUBSTITUTES = {"œ": "æ", "Œ": "Æ", **dict.fromkeys("’‘“”–—…€\u202f", " ")}
"""Substitutes for the characters of French texts that are beyond the encoding."""
_SOFT_HYPHEN = b"\xad"


def latin_bytes(text: str) -> bytes | None:
    """Return a byte for each character of a text, or None if it has marks, or letters of others.

    Letters are those of Latin-1, but œ becomes æ. Signs beyond it become spaces or question marks.
    """
    if not text.isascii():
        for character, substitute in _SUBSTITUTES.items():
            text = text.replace(character, substitute)
    try:
        encoded = text.encode(_ENCODING)
    except UnicodeEncodeError:
        if _letter_beyond().search(text):
            return None
        encoded = text.encode(_ENCODING, "replace")
    return None if _SOFT_HYPHEN in encoded else encoded


@cache
def _letter_beyond() -> re.Pattern[str]:
    """Return the pattern of a letter or a mark beyond the encoding.

    It begins with what the `re` module looks for fastest.
    """
    return re.compile(rf"[^\x00-\xff](?:(?<=\w)|(?<=[{COMBINING_MARKS}]))")
