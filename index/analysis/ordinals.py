"""Read ordinal numbers, which texts write in digits, in Roman numerals or in words.

"21e", "21ème" and "XXIe" have one term, and so have "1er", "Ier" and "premier".
"""

from __future__ import annotations

import re
from types import MappingProxyType

from index.analysis.roman_numerals import roman_value
from index.lazy_pattern import lazy_pattern

MAX_ROMAN = 39
"""The greatest Roman ordinal: that of a century or of a king. Greater ones are words or acronyms."""

_ENDING = r"(?P<ending>er|[eè]re|re|nde?|e|[eè]me|i[eè]me)"
_NUMBER = lazy_pattern(rf"(?P<number>[1-9]\d{{0,3}}|[IVX]{{1,7}}){_ENDING}")
_FIRST_CHARACTERS = "123456789IVX"
_CANONICAL_ROMAN = lazy_pattern(r"X{0,3}(?:IX|IV|V?I{0,3})")
_WORDS = MappingProxyType(
    {
        1: "premier",
        2: "deuxieme",
        3: "troisieme",
        4: "quatrieme",
        5: "cinquieme",
        6: "sixieme",
        7: "septieme",
        8: "huitieme",
        9: "neuvieme",
        10: "dixieme",
        11: "onzieme",
        12: "douzieme",
        13: "treizieme",
        14: "quatorzieme",
        15: "quinzieme",
        16: "seizieme",
        20: "vingtieme",
        30: "trentieme",
        40: "quarantieme",
        50: "cinquantieme",
        60: "soixantieme",
        100: "centieme",
        1000: "millieme",
    }
)
"""The lemmas of the ordinals that are one word."""


def ordinal_term(word: str) -> str | None:
    """Return the term of an ordinal in digits or Roman capitals, or None for any other word.

    Args:
        word: The word as it is written: "21e", "XXIe".
    """
    if word[:1] not in _FIRST_CHARACTERS:  # as with nearly all words
        return None
    match = _NUMBER.fullmatch(word)
    return _term(match) if match else None


def _term(match: re.Match[str]) -> str | None:
    value = _value(match["number"])
    if value is None:
        return None
    if value == 2 and match["ending"].startswith("nd"):
        return "second"
    return _WORDS.get(value) or f"{value}e"


def _value(number: str) -> int | None:
    """Return the value of a number, or None if no such ordinal is written."""
    if number.isdecimal():
        return int(number)
    value = roman_value(number)
    return value if value <= MAX_ROMAN and _CANONICAL_ROMAN.fullmatch(number) else None
