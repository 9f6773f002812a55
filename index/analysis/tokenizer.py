"""Split text into words.

Apostrophes and hyphens separate words; `C.G.R.I.` and `12 000` are one word each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

COMBINING_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff"
"""Accents, vowel marks, soft hyphens and joiners, as ranges of a character class."""

_WORD = re.compile(
    r"\w(?:"
    r"(?<=\d)\d{0,2}(?:[ \u00a0\u2009\u202f.]\d{3})+(?!\w)"  # 12 000
    # C.G.R.I., S.O.S
    rf"|(?<=[^\W\d])[{COMBINING_MARKS}]*\.(?:[^\W\d][{COMBINING_MARKS}]*\.)+"
    rf"(?:[^\W\d][{COMBINING_MARKS}]*(?![\w{COMBINING_MARKS}]))?"
    rf"|[\w{COMBINING_MARKS}]*)"
)


def split_words(text: str) -> list[str]:
    """Return the words of a text as they are written in it."""
    return _WORD.findall(blank_separators(text))


def words_with_offsets(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text in order, as pairs of the offset of the first letter and the word."""
    return ((match.start(), match[0]) for match in _WORD.finditer(blank_separators(text)))


def word_at(text: str, offset: int) -> str:
    """Return the word that begins at an offset, or an empty text if none does.

    Args:
        text: A text that went through `blank_separators`.
        offset: Offset of the word's first character.
    """
    match = _WORD.match(text, offset)
    return match[0] if match else ""


def blank_separators(text: str) -> str:
    """Replace separators that count as letters, the underscore and U+02BC, by spaces."""
    return text.replace("_", " ").replace("\u02bc", " ")
