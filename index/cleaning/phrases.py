"""Match folded texts with sets of folded phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from index.cleaning.folding import (
    EDGE_CHARS,
    StartedEntry,
    expand_started,
    first_words,
    starts_of_entry,
)
from index.lazy_pattern import lazy_pattern

_WORD_SEPARATORS = lazy_pattern(r"[ :/,;+]+|\s-\s")
_MAX_PHRASE_WORDS = 7
"""Words of a phrase that stands among others on a line."""


class Phrases:
    """A set of folded phrases, in some of which `*` stands for up to 40 characters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = frozenset(phrases)
        self._wildcards = frozenset(phrase for phrase in phrases if "*" in phrase)
        self._plain = phrases - self._wildcards
        self._starts = tuple(self._plain)
        self._wildcard_starts = tuple({phrase.partition("*")[0] for phrase in self._wildcards})

    def matches_start(self, text: str) -> bool:
        """Return True if a folded text begins with one of the phrases."""
        if text.startswith(self._starts):
            return True
        return text.startswith(self._wildcard_starts) and self._pattern.match(text) is not None

    def matches(self, text: str) -> bool:
        """Return True if a folded text is one of the phrases."""
        if text in self._plain:
            return True
        return text.startswith(self._wildcard_starts) and self._pattern.fullmatch(text) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Matches the phrases with a `*`."""
        return re.compile(pattern_of_any(self._wildcards))


class PhrasesByStart:
    """The phrases that the entries of a table stand for, made when their first word is asked for.

    A table stands for tens of thousands of phrases, and most texts need few of them.
    """

    def __init__(self, entries: Iterable[str], strip: str = "") -> None:
        """Make no phrases yet.

        Args:
            entries: The entries.
            strip: Characters that are taken off both ends of a phrase.
        """
        self._started: dict[str, list[StartedEntry]] = {}
        for entry in entries:
            for first, started in starts_of_entry(entry):
                self._started.setdefault(first, []).append(started)
        self._strip = strip
        self._made: dict[str, frozenset[str]] = {}

    def __iter__(self) -> Iterator[str]:
        """Yield the first words of the phrases."""
        return iter(self._started)

    def __getitem__(self, first: str) -> frozenset[str]:
        """Return the phrases that begin with a folded word; none if it begins none."""
        if first not in self._started:
            return frozenset()
        if first not in self._made:
            phrases = chain.from_iterable(map(expand_started, self._started[first]))
            self._made[first] = frozenset(phrase.strip(self._strip) for phrase in phrases)
        return self._made[first]

    def __contains__(self, text: str) -> bool:
        """Return True if a folded text is one of the phrases."""
        return text in self[first_words(text)[0]]


_Texts: TypeAlias = frozenset[str] | PhrasesByStart


def is_sequence_of(phrases: _Texts, text: str, *, min_phrases: int = 2) -> bool:
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


def _end_of_phrase(words: list[str], start: int, phrases: _Texts) -> int | None:
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


def pattern_of_names(names: Iterable[str], *, not_after: str) -> str:
    """Return a pattern that matches any of the names, the longest first, but not after a character.

    The initials stand before everything else: `re` looks for these in a fifth of the time.

    Args:
        names: The names.
        not_after: A class of characters.
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(name[1:])
    patterns = [
        rf"{initial}(?<!{not_after}{initial})(?:{pattern_of_any(rests)})"
        for initial, rests in sorted(groups.items())
    ]
    return "|".join(patterns)


def _rank(phrase: str) -> tuple[int, str]:
    """Return a key that sorts longer phrases first, and phrases of one length by their letters."""
    return -len(phrase), phrase
