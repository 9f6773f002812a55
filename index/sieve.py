"""Pick the few words that are wanted out of many texts, much faster than analysing the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.analysis import MARKS, Token, places, separated, word_terms

_MARK = re.compile(f"[{MARKS}]")
_DOTTED = re.compile(r"\.\w\.")
_FOREIGN = r"[a-zA-Z](?![\x00-\x7f])\w|(?![\x00-\x7f])\w"
"""Openings with a letter beyond ASCII, which folding may turn into any other."""


class Sieve:
    """Wants the words with certain terms; it remembers every word it has judged, for texts repeat theirs."""

    def __init__(self, exacts: Iterable[str] = (), stems: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        """Want the words with one of these exact terms or stems, or whose exact term begins in one of these ways."""
        self._exacts, self._stems, self._beginnings = frozenset(exacts), frozenset(stems), tuple(beginnings)
        self._likely = _opening({*self._exacts, *self._stems, *self._beginnings})
        self._judged: dict[str, tuple[str, str] | None] = {}

    def tokens(self, text: str) -> list[Token]:
        """The wanted words of a text, in order, with their places in it."""
        found, judged = [], self._judged
        for start, word in self._candidates(text):
            if word not in judged:
                judged[word] = self._judge(word)
            if terms := judged[word]:
                found.append(Token(*terms, start, start + len(word)))
        return found

    def _candidates(self, text: str) -> Iterator[tuple[int, str]]:
        """Words among which all that are wanted are; every word where some are more than a run of letters."""
        if self._likely is None or _MARK.search(text) or _DOTTED.search(text):
            return places(text)
        return ((word.start(), word[0]) for word in self._likely.finditer(separated(text)))

    def _judge(self, word: str) -> tuple[str, str] | None:
        """The terms of a word that is wanted."""
        exact, stem = terms = word_terms(word)
        return terms if exact in self._exacts or stem in self._stems or exact.startswith(self._beginnings) else None


def _opening(wanted: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the words that begin like a wanted term; None where terms are too short, or have digits, to tell.

    Folding leaves the first two letters of a plain word as they are, and so does stemming, unless they are the same.
    """
    seconds: dict[str, set[str]] = {}
    for term in wanted:
        if not re.match(r"[a-z]{2}", term):
            return None
        seconds.setdefault(term[0], {term[0]}).add(term[1])
    openings = [
        f"[{first}{first.upper()}][{''.join(sorted(others))}{''.join(sorted(others)).upper()}]"
        for first, others in sorted(seconds.items())
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*openings, _FOREIGN])})\w*")
