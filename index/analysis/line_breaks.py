"""Mend words that were broken at the end of a line: `gouver-` and `nement`, but `porte-` and `parole`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.analysis.folding import fold
from index.analysis.french import INVERTED_PRONOUNS
from index.analysis.lexicon import french_lexicon
from index.analysis.word_lists import read_words
from index.lazy_pattern import lazy_pattern

HYPHENATED_WORDS = Path(__file__).parent / "french" / "hyphenated.txt"
"""The words of the dictionary of the lexicon that are written with hyphens, folded and joined."""

_CHAIN_AT_END = lazy_pattern(r"\w+(?:['’-]\w+)*\Z")
_CHAIN_AT_START = lazy_pattern(r"\A\w+(?:['’-]\w+)*")
_WORD_AT_END = lazy_pattern(r"\w+\Z")
_WORD_AT_START = lazy_pattern(r"\A\w+")


def keeps_hyphen(start: str, rest: str) -> bool:
    """Return True if a word that was broken at a hyphen is written with it.

    It is if the dictionary has it so, or if both parts are words and the whole is none. A capital or
    a number after the hyphen begins a part of a name.

    Args:
        start: The text of the line, up to its hyphen: `son porte` or `le jour`.
        rest: The text of the next line: `parole du maire` or `nal du soir`.
    """
    left, right = _matched(_WORD_AT_END, start), _matched(_WORD_AT_START, rest)
    if not left or not right or left[-1].isdigit() or right[0].isdigit():
        return True
    in_capitals = left.isupper() and right.isupper() and len(left) > 1
    if right[0].isupper() and not in_capitals:
        return True
    if _is_hyphenated(start, rest):
        return True
    if not _is_first_part(left) or not _is_known(right):
        return False
    return right.lower() in INVERTED_PRONOUNS or not _is_known(left + right)


def is_broken_word(start: str, rest: str) -> bool:
    """Return True if the dictionary has the word that was broken, with its hyphen or without it.

    Args:
        start: The text of the line, up to its hyphen.
        rest: The text of the next line.
    """
    left, right = _matched(_WORD_AT_END, start), _matched(_WORD_AT_START, rest)
    return _is_hyphenated(start, rest) or bool(french_lexicon().readings(fold(left + right)))


def _is_hyphenated(start: str, rest: str) -> bool:
    """Return True if the dictionary has the word that was broken, with its hyphen."""
    word = _matched(_WORD_AT_END, start) + _matched(_WORD_AT_START, rest)
    chain = _matched(_CHAIN_AT_END, start) + _matched(_CHAIN_AT_START, rest)
    return not _hyphenated_words().isdisjoint((fold(word), fold(chain)))


def _is_first_part(word: str) -> bool:
    """Return True for a word, and for what stands before the name of a people: "israélo-"."""
    return _is_known(word) or word.endswith("o")


def _is_known(word: str) -> bool:
    """Return True for a word of the lexicon, or a single letter, which may be one."""
    key = fold(word)
    return len(key) == 1 or bool(french_lexicon().readings(key))


def _matched(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""


@cache
def _hyphenated_words() -> frozenset[str]:
    return read_words(HYPHENATED_WORDS)
