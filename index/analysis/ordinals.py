"""Read ordinal numbers, which texts write in digits, in Roman numerals or in words.

"21e", "21ème", "XXIe" and "vingt et unième" have one term, and so have "1er", "Ier" and "premier".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from index.analysis.folding import fold
from index.analysis.latin import COMBINING_MARKS
from index.analysis.roman_numerals import roman_value
from index.lazy_pattern import lazy_pattern

MAX_ROMAN = 39
"""The greatest Roman ordinal: that of a century or of a king. Greater ones are words or acronyms."""

SECOND = "second"
"""The term of "2nd" and "2nde"."""
SECONDE = "seconde"
"""The term of "seconde", which is a noun as well."""

_NUMBER = lazy_pattern(
    r"(?P<number>[1-9]\d{0,3}|[IVX]{1,7})"
    r"(?:(?P<first>er|[eè]?re)|(?P<second>n?de?)|[eè]|i?[eè]me)s?"
    r"|(?P<small>[ivx]{2,7})i?[eè]me"
)
_SUPERSCRIPTS = str.maketrans("ᵉʳⁿᵈ", "ernd")
_FIRST_CHARACTERS = "123456789IVXivx"
_IN_DIGITS = lazy_pattern(r"[1-9]\d{0,3}e")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
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
_TENS = MappingProxyType(
    {
        "dix": 10,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "soixante-dix": 70,
        "septante": 70,
        "quatre-vingt": 80,
        "huitante": 80,
        "octante": 80,
        "quatre-vingt-dix": 90,
        "nonante": 90,
    }
)
_LESSER = MappingProxyType(
    {"unieme": 1} | {word: value for value, word in _WORDS.items() if 1 < value < 17}
)
_BEFORE_CENTURY = " e si"
"""The sign of Roman numerals whose ending was raised, where a text has lost that: "XIX e siècle"."""
_SPACED_ENDING = lazy_pattern(rf"\s(?:er|(?:è|e\u0300?)(?:me)?)(?![\w{COMBINING_MARKS}'’-])")
_END_OF_WORDS = ("ième", "ie\u0300me", "ieme")
_OF_WORDS = lazy_pattern(
    rf"(?<!\w)(?P<tens>(?i:{'|'.join(sorted(_TENS, key=len, reverse=True))}))(?:-et-| et |-)"
    r"(?P<lesser>[a-z]+i(?:è|e\u0300?)me)\Z"
)
_MAX_OF_WORDS_CHARS = 32
"""Characters of the longest ordinal of several words: `quatre-vingt-quatorzième`, with a margin."""


def ordinal_term(word: str) -> str | None:
    """Return the term of an ordinal in digits or Roman capitals, or None for any other word.

    Args:
        word: The word as it is written: "21e", "XXIe".
    """
    if word[:1] not in _FIRST_CHARACTERS:  # as with nearly all words
        return None
    match = _NUMBER.fullmatch(word.translate(_SUPERSCRIPTS))
    return _term(match) if match else None


def ordinals_of_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ordinals of a text that have several words: their offsets, and their terms."""
    yield from _numbered_centuries(text)
    yield from _spelt_ordinals(text)


def spaced_ordinal(number: re.Match[str]) -> tuple[int, int, str] | None:
    """Return the ordinal that a number is with the ending behind a space, or None: "20 e"."""
    ending = _SPACED_ENDING.match(number.string, number.end())
    term = ordinal_term(number[0] + fold(ending[0])) if ending else None
    return (number.start(), ending.end(), term) if ending and term else None


def _numbered_centuries(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the centuries in Roman numerals, perhaps in small letters, whose ending stands apart."""
    gap = text.find(_BEFORE_CENTURY)
    while gap >= 0:
        numeral = text[:gap].replace("\n", " ").rpartition(" ")[2]
        term = ordinal_term(f"{numeral.upper()}e") if numeral.isalpha() else None
        if term:
            yield gap - len(numeral), gap + len(" e"), term
        gap = text.find(_BEFORE_CENTURY, gap + 1)


def _spelt_ordinals(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ordinals that are spelt in several words."""
    if text.isupper() and len(text.lower()) == len(text):  # a headline
        text = text.lower()
    for ending in _END_OF_WORDS:
        offset = text.find(ending)
        while offset >= 0:
            end = offset + len(ending)
            start = max(end - _MAX_OF_WORDS_CHARS, 0)
            words = text[start:end]
            match = _OF_WORDS.search(words) if "-" in words or " et " in words else None
            lesser = _LESSER.get(fold(match["lesser"])) if match else None
            if match and lesser:
                value = _TENS[match["tens"].lower()] + lesser
                yield start + match.start(), end, f"{value}e"
            offset = text.find(ending, end)


def written_starts(term: str) -> tuple[str, ...]:
    """Return how a word in digits or Roman capitals may begin, folded, that has the term of an ordinal."""
    value = _values().get(term) or (int(term[:-1]) if _IN_DIGITS.fullmatch(term) else 0)
    if not value:
        return ()
    roman = "x" * (value // 10) + _ROMAN_UNITS[value % 10] if value <= MAX_ROMAN else ""
    return (str(value), f"{roman}e", f"{roman}n") if roman else (str(value),)


@cache
def _values() -> Mapping[str, int]:
    return {SECOND: 2, SECONDE: 2} | {word: value for value, word in _WORDS.items()}


def _term(match: re.Match[str]) -> str | None:
    value = _value(match["number"] or match["small"].upper())
    if value is None or (match["first"] and value != 1):
        return None  # "Vers"
    if match["second"]:
        return SECOND if value == 2 else None  # "Inde"
    return _WORDS.get(value) or f"{value}e"


def _value(number: str) -> int | None:
    """Return the value of a number, or None if no such ordinal is written."""
    if number.isdecimal():
        return int(number)
    value = roman_value(number)
    return value if value <= MAX_ROMAN and _CANONICAL_ROMAN.fullmatch(number) else None
