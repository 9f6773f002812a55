"""Write the compounds of a phrase in their other spellings: "week-end", "week end", "weekend"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from index.analysis.analyzer import fold
from index.analysis.compounds import compound_terms, parts_of_camel_case, parts_of_joined
from index.analysis.lexicon import french_lexicon
from index.lazy_pattern import lazy_pattern

_PAIR = lazy_pattern(r"(?<![\w'’-])(?=(\w+)([ \u00a0\u202f-])(\w+)(?![\w'’-]))")
"""Two words with a space or a hyphen between them. The next pair may begin with the second word."""
_WORD = lazy_pattern(r"(?<![\w'’-])\w+(?![\w'’-])")


_MAX_DIGITS = 3
"""Digits of a number that belongs to the word before it, as in "Covid 19" and "A 380"."""


def compound_spellings(text: str) -> Iterator[str]:
    """Yield a text as it is, with its compounds joined, and with them apart, if that differs."""
    yield text
    joined = _joined(text)
    if joined != text:
        yield joined
    apart = _WORD.sub(_apart, text)
    if apart != text:
        yield apart


def _joined(text: str) -> str:
    """Join two words that are also written as one."""
    gaps = [pair.start(2) for pair in _PAIR.finditer(text) if _are_one(*pair.groups())]
    for gap in reversed(gaps):
        text = text[:gap] + text[gap + 1 :]
    return text


def _are_one(left: str, gap: str, right: str) -> bool:
    """Return True if two words are also written as one. Years after months are not."""
    if right.isdigit() and len(right) > _MAX_DIGITS:
        return False
    left, right = fold(left), fold(right)
    if gap != "-":
        return parts_of_joined(left + right) == (left, right)
    is_known = french_lexicon().readings(left + right) or right.isdigit()
    return bool(is_known and compound_terms(f"{left}-{right}"))


def _apart(word: re.Match[str]) -> str:
    """Write a word apart that some texts write so."""
    written = word[0]
    parts = parts_of_joined(fold(written))
    if not parts or len(fold(written)) != len(written):
        return " ".join(parts_of_camel_case(written)) or written
    ends = [0, *accumulate(map(len, parts))]
    return " ".join([written[start:end] for start, end in pairwise(ends)])
