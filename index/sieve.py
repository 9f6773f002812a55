"""Pick the few words that are wanted out of many texts, much faster than analysing the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.analysis import MARKS, WORD, Token, word_terms

_WITHIN_WORD = re.compile(rf"[^\W_]|[{MARKS}]")
_PLAIN = re.compile(r"[^\W\d_]{2,}\Z")


class Sieve:
    """Wants the words with certain terms; it remembers every word it has judged, for texts repeat theirs."""

    def __init__(self, exacts: Iterable[str] = (), stems: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        """Want the words with one of these exact terms or stems, or whose exact term begins in one of these ways."""
        self._exacts, self._stems, self._beginnings = frozenset(exacts), frozenset(stems), tuple(beginnings)
        self._openings = frozenset(term[:2] for term in (*self._exacts, *self._stems, *self._beginnings))
        self._judged: dict[str, tuple[str, str] | None] = {}

    def tokens(self, text: str) -> list[Token]:
        """The wanted words of a text, in order, with their places in it."""
        words, judged = WORD.findall(text), self._judged
        for word in [word for word in words if word not in judged]:
            judged[word] = self._judge(word)
        wanted = [word for word in words if judged[word]]
        places = list(_places(text, wanted))
        if len(places) < len(wanted):  # some of them are no plain words: walk through the whole text
            found = [(word.start(), word[0]) for word in WORD.finditer(text) if judged[word[0]]]
        else:
            found = list(zip(places, wanted, strict=True))
        return [Token(*(judged[word] or ("", "")), start, start + len(word)) for start, word in found]

    def _judge(self, word: str) -> tuple[str, str] | None:
        """The terms of a word that is wanted. Most are not, and show it by their first letters."""
        opening = word[:2].lower()
        if opening.isascii() and opening.isalpha() and opening not in self._openings and opening[0] != opening[-1]:
            return None
        exact, stem = terms = word_terms(word)
        return terms if exact in self._exacts or stem in self._stems or exact.startswith(self._beginnings) else None


def _places(text: str, words: Iterable[str]) -> Iterator[int]:
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
