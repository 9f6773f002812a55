"""The small words that texts of a language are full of, from `language_words.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from index.analysis.word_lists import read_sections
from index.lazy_pattern import lazy_pattern

SAMPLE_CHARS = 400
"""Characters that tell the language of a paragraph, and of each part of a text."""
WORD = lazy_pattern(r"[^\W\d_]+")
"""A word of a text in any language."""

_TABLE = Path(__file__).with_name("language_words.txt")
_SURELY_FRENCH = "surely fr"
"""Name of the list of French words of which a text in another language has at most a few."""
_MIN_FRENCH_WORDS = 4
"""Different words of that list that make a text French."""
_FIRST_GLANCE_CHARS = 160
"""Characters in which nearly all French texts show what they are."""


def is_surely_french(text: str) -> bool:
    """Return True if a text has so many typical French words that it is in no other language."""
    if _has_french_words(text[:_FIRST_GLANCE_CHARS]):
        return True
    return len(text) > _FIRST_GLANCE_CHARS and _has_french_words(text)


def _has_french_words(text: str) -> bool:
    return len(_word_lists()[_SURELY_FRENCH].intersection(text.split())) >= _MIN_FRENCH_WORDS


@cache
def languages_by_word() -> Mapping[str, tuple[str, ...]]:
    """Return for each small word the ISO 639-1 codes of the languages that it belongs to."""
    languages: dict[str, list[str]] = {}
    for language, words in _word_lists().items():
        if language == _SURELY_FRENCH:
            continue
        for word in words:
            languages.setdefault(word, []).append(language)
    return MappingProxyType({word: tuple(codes) for word, codes in languages.items()})


@cache
def foreign_words() -> frozenset[str]:
    """Return the small words that are not French."""
    languages = languages_by_word().items()
    return frozenset(word for word, codes in languages if "fr" not in codes)


@cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    """Read the lists of `language_words.txt`, by language, with that of the surely French words."""
    lists = read_sections(_TABLE)
    return {language: frozenset(" ".join(lines).split()) for language, lines in lists.items()}
