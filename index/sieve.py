"""Pick the few words that are wanted out of many texts, much faster than analysing the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.analysis import MARKS, Token, places, word_terms, words

_WITHIN_WORD = re.compile(rf"[^\W_]|[{MARKS}]")
_LETTERS = re.compile(r"([A-Z])(?!\1)[A-Z]|([a-z])(?!\2)[a-z]|[A-Z][a-z]", re.ASCII)
"""Two letters that no rule of the analysis touches: a doubled one might be made single."""
_PLAIN = re.compile(r"[^\W\d_]{2,}\Z")


class Sieve:
    """Wants the words with certain terms; it remembers what it has judged, for texts repeat their words."""

    def __init__(self, exacts: Iterable[str] = (), stems: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        """Want the words with one of these exact terms or stems, or whose exact term begins in one of these ways."""
        self._exacts, self._stems, self._beginnings = frozenset(exacts), frozenset(stems), tuple(beginnings)
        openings = {term[:2] for term in (*self._exacts, *self._stems, *self._beginnings)}
        self._openings = frozenset(form for term in openings for form in (term, term.upper(), term.capitalize()))
        self._judged: dict[str, tuple[str, str] | None] = {}

    def tokens(self, text: str) -> list[Token]:
        """The wanted words of a text, in order, with their places in it."""
        found, judged = words(text), self._judged
        for word in set(found) - judged.keys():
            judged[word] = self._judge(word)
        wanted = [word for word in found if judged[word]]
        starts = list(_starts(text, wanted))
        if len(starts) < len(wanted):  # some of them are no plain words: walk through the whole text
            pairs = [(start, word) for start, word in places(text) if judged[word]]
        else:
            pairs = list(zip(starts, wanted, strict=True))
        return [Token(*(judged[word] or ("", "")), start, start + len(word)) for start, word in pairs]

    def _judge(self, word: str) -> tuple[str, str] | None:
        """The terms of a word that is wanted. Most are not, and show it by two plain letters: analysis keeps those."""
        opening = word[:2]
        if opening not in self._openings and _LETTERS.match(opening):
            return None
        exact, stem = terms = word_terms(word)
        return terms if exact in self._exacts or stem in self._stems or exact.startswith(self._beginnings) else None


def _starts(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where words stand that follow each other in a text; stops short at one that is not letters alone.

    A run of two letters or more with no letter, digit or mark beside it is always a word of its own.
    """
    end = 0
    for word in words:
        if not _PLAIN.match(word):
            return
        start = text.find(word, end)
        while start >= 0 and (_continues(text, start - 1) or _continues(text, start + len(word))):
            start = text.find(word, start + 1)
        if start < 0:
            return
        yield start
        end = start + len(word)


def _continues(text: str, place: int) -> bool:
    return 0 <= place < len(text) and _WITHIN_WORD.match(text, place) is not None
