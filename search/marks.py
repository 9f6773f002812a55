"""Query + text -> marks: every stretch of words that matches, whatever its inflection and accents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.analysis import Token, tokens
from index.sieve import Sieve
from search.query import And, Or, Query, Quoted, Starting, Word, Words

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters."""

_WIDEST_GAP = 12
_GLUE = re.compile(r"[ \u00a0\u202f\-\u2010\u2011'’]{0,3}\Z")
_STOP = re.compile(r"[^\w \u00a0\u202f\-\u2010\u2011'’]")
_NAME = "*"
"""The term that names show: one that no word is."""
_PARTICLES = frozenset(("al", "el", "ben", "bin", "ibn", "abou", "abu"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of matching words.

    Attributes:
        span: Where it is in the text.
        terms: Which of the query's terms it shows.
    """

    span: Span
    terms: frozenset[str]


class Marker:
    """Marks in texts what a query asked for; what it excludes is never marked."""

    def __init__(self, query: Query, names: Iterable[str] = (), *, exact: bool = False) -> None:
        """Mark the words of a query by their stems, or as they were typed if `exact` is set; and names, as one term."""
        leaves = list(_visible(query))
        typed = [word for leaf in leaves if isinstance(leaf, Words) for word in leaf.words]
        self._exact = exact
        self._words = {self._key(word): word for word in typed if not word.silent}
        self._silent = frozenset(word.exact for word in typed if word.silent)
        self._phrases = {_words(name): _NAME for name in names}
        self._phrases |= {leaf.texts: " ".join(leaf.texts) for leaf in leaves if isinstance(leaf, Quoted)}
        self._beginnings = tuple(leaf.text for leaf in leaves if isinstance(leaf, Starting))
        phrased = [text for phrase in self._phrases for text in phrase]
        exacts = (*self._words, *phrased) if exact else phrased
        self._sieve = Sieve(exacts, () if exact else self._words, self._beginnings)

    def marks(self, text: str, *, alone: bool = True) -> tuple[Mark, ...]:
        """What matches in a text, in order; words that stand together are one mark.

        Args:
            text: Where to look.
            alone: Whether the particle of a name (al-, ben) is marked when no other word is.
        """
        found = self._sieve.tokens(text)
        shown = dict(self._shown(text, found, alone=alone))
        runs = self._runs(text, [token for token in found if token in shown])
        return tuple(Mark((run[0].start, run[-1].end), frozenset(shown[token] for token in run)) for run in runs)

    def _key(self, word: Word | Token) -> str:
        return word.exact if self._exact else word.stem

    def _shown(self, text: str, found: Sequence[Token], *, alone: bool) -> Iterator[tuple[Token, str]]:
        """The tokens to mark, each with the term of the query that it shows; particles only beside another word."""
        single = [(token, term) for token in found if (term := self._term(token))]
        quiet = {token for token, term in single if term in self._words and self._words[term].exact in _PARTICLES}
        if quiet and not (alone and len(quiet) == len(single)):
            for one, other in pairwise(found):
                if _GLUE.match(text[one.end : other.start]):
                    quiet -= {one, other}
            single = [(token, term) for token, term in single if token not in quiet]
        yield from single
        for phrase, term in self._phrases.items():
            for run in _occurrences(text, found, phrase):
                yield from ((token, term) for token in run)

    def _term(self, token: Token) -> str | None:
        key = self._key(token)
        if key in self._words:
            return key
        return next((start for start in self._beginnings if token.exact.startswith(start)), None)

    def _runs(self, text: str, found: Iterable[Token]) -> Iterator[list[Token]]:
        run: list[Token] = []
        for token in found:
            if run and not self._together(text[run[-1].end : token.start]):
                yield run
                run = []
            run.append(token)
        if run:
            yield run

    def _together(self, gap: str) -> bool:
        """Whether nothing but a space, a hyphen or stop words of the query stands between two words."""
        if _GLUE.match(gap):
            return True
        between = tokens(gap) if len(gap) <= _WIDEST_GAP and not _STOP.search(gap) else ()
        return bool(between) and all(word.exact in self._silent for word in between)


def _visible(query: Query) -> Iterator[Words | Quoted | Starting]:
    """The parts of a query that can be seen in the text of an article; what is excluded cannot."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _visible(part)
    elif isinstance(query, Words | Quoted | Starting):
        yield query


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.exact for token in tokens(name))


def _occurrences(text: str, found: Sequence[Token], phrase: Sequence[str]) -> Iterator[Sequence[Token]]:
    for first in range(len(found) - len(phrase) + 1):
        run = found[first : first + len(phrase)]
        if all(token.exact == wanted for token, wanted in zip(run, phrase, strict=True)) and not any(
            tokens(text[one.end : other.start]) for one, other in pairwise(run)
        ):
            yield run
