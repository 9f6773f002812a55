"""Pick the few words that are wanted out of many texts, much faster than analysing the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from index.analysis import MARKS, Token, places, separated, word_terms

_MARK = re.compile(f"[{MARKS}]")
_THREE_LETTERS = re.compile(r"[a-z]{3}\Z")
_DOTTED = re.compile(r"\.\w\.")
_ACRONYM = re.compile(r"(?<!\w)[^\W\d]\.(?:[^\W\d]\.)+(?:[^\W\d](?!\w))?")
_NOTHING = re.compile(r"(?!)")


class Sieve:
    """Wants the words with certain terms; it remembers every word it has judged, for texts repeat theirs."""

    def __init__(self, exacts: Iterable[str] = (), stems: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        """Want the words with one of these exact terms or stems, or whose exact term begins in one of these ways."""
        self._exacts, self._stems, self._beginnings = frozenset(exacts), frozenset(stems), tuple(beginnings)
        wanted = {*self._exacts, *self._stems, *self._beginnings}
        self._likely = _opening(wanted)
        self._starts = frozenset(start for term in wanted for start in _starts(term))
        self._judged: dict[str, tuple[str, str] | None] = {}

    def tokens(self, text: str) -> list[Token]:
        """The wanted words of a text, in order, with their places in it."""
        found, judged = [], self._judged
        for start, word in self._candidates(separated(text)):
            if word not in judged:
                judged[word] = self._judge(word)
            if terms := judged[word]:
                found.append(Token(*terms, start, start + len(word)))
        return found

    def _candidates(self, text: str) -> Iterator[tuple[int, str]]:
        """Words among which all that are wanted are; every word where a wanted one may be more than plain letters."""
        if self._likely is None or _MARK.search(text) or self._has_acronym(text):
            return places(text)
        return ((word.start(), word[0]) for word in self._likely.finditer(text))

    def _has_acronym(self, text: str) -> bool:
        """Whether a wanted word is written with dots."""
        return _DOTTED.search(text) is not None and any(map(self._judge, _ACRONYM.findall(text)))

    def _judge(self, word: str) -> tuple[str, str] | None:
        """The terms of a word that is wanted. Most are not, and show it by their first letters."""
        start = word[:3].lower()
        if not start.isascii():
            start = "".join(sign for sign in normalize("NFD", start) if not combining(sign))
        if self._likely and start not in self._starts and start[:2] not in self._starts and _THREE_LETTERS.match(start):
            return None
        exact, stem = terms = word_terms(word)
        return terms if exact in self._exacts or stem in self._stems or exact.startswith(self._beginnings) else None


def _starts(term: str) -> tuple[str, ...]:
    """How a plain word may start whose exact term or stem is this one.

    Stemming makes doubled letters single, and changes no more than the last letters of what it leaves.
    """
    return (term[:2],) if len(term) < 5 else (term[:3], term[0] + term[:2], term[:2] + term[1])


def _opening(wanted: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the words that begin like a wanted term; None where terms are too short, or have digits, to tell.

    Folding leaves the first two letters of a plain word as they are, and so does stemming, unless they are the same.
    """
    seconds: dict[str, set[str]] = {}
    for term in wanted:
        if not re.match(r"[a-z]{2}", term):
            return None
        seconds.setdefault(term[0], {term[0]}).add(term[1])
    openings = [f"[{_cases(first)}][{_cases(*sorted(others))}]" for first, others in sorted(seconds.items())]
    if not openings:
        return _NOTHING
    foreign = rf"[{_cases(*sorted(seconds))}](?![\x00-\x7f])\w|(?![\x00-\x7f])\w"  # folding decides
    return re.compile(rf"(?<!\w)(?:{'|'.join(openings)}|{foreign})\w*")


def _cases(*letters: str) -> str:
    return "".join(letters) + "".join(letters).upper()
