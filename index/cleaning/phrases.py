"""Match folded texts with sets of folded phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from index.cleaning.folding import EDGE_CHARS, first_words
from index.lazy_pattern import lazy_pattern

_WORD_SEPARATORS = lazy_pattern(r"[ :/,;+]+|\s-\s")
_MAX_PHRASE_WORDS = 7
"""Words of a phrase that stands among others on a line."""


class Phrases:
    """A set of folded phrases, in some of which `*` stands for up to 40 characters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = frozenset(phrases)
        wildcards = {phrase for phrase in phrases if "*" in phrase}
        self._plain = phrases - wildcards
        self._starts = tuple(self._plain)
        self._wildcards = re.compile(pattern_of_any(wildcards)) if wildcards else None

    def matches_start(self, text: str) -> bool:
        """Return True if a folded text begins with one of the phrases."""
        if text.startswith(self._starts):
            return True
        return self._wildcards is not None and self._wildcards.match(text) is not None

    def matches(self, text: str) -> bool:
        """Return True if a folded text is one of the phrases."""
        if text in self._plain:
            return True
        return self._wildcards is not None and self._wildcards.fullmatch(text) is not None


def group_by_first_word(phrases: Iterable[str]) -> Mapping[str, Phrases]:
    """Group phrases by their first word."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _ = first_words(phrase)
        groups.setdefault(first, []).append(phrase)
    return MappingProxyType({first: Phrases(group) for first, group in groups.items()})


def is_sequence_of(phrases: frozenset[str], text: str, *, min_phrases: int = 2) -> bool:
    """Return True if a folded text is nothing but phrases, one after the other.

    Args:
        phrases: Folded phrases of a few words each.
        text: The folded text.
        min_phrases: Phrases that the text has at least.
    """
    words = [word for word in _WORD_SEPARATORS.split(text) if word]
    start = count = 0
    while start < len(words):
        end = _end_of_phrase(words, start, phrases)
        if end is None:
            return False
        start = end
        count += 1
    return count >= min_phrases


def _end_of_phrase(words: list[str], start: int, phrases: frozenset[str]) -> int | None:
    """Return the index after the longest phrase that begins at a word, or None if none does."""
    last = min(len(words), start + _MAX_PHRASE_WORDS)
    for end in range(last, start, -1):
        if " ".join(words[start:end]).strip(EDGE_CHARS) in phrases:
            return end
    return None


def pattern_of_any(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first.

    A `*` in a phrase matches up to 40 characters.
    """
    patterns = [
        re.escape(phrase).replace(r"\*", ".{0,40}") for phrase in sorted(phrases, key=_rank)
    ]
    return "|".join(patterns)


def _rank(phrase: str) -> tuple[int, str]:
    """Return a key that sorts longer phrases first, and phrases of one length by their letters."""
    return -len(phrase), phrase
