"""Query + text -> marks: every stretch of words that matches, whatever its inflection and accents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from index.analysis.analyzer import Token, stop_words, tokenize
from index.engines import query as engine_query
from index.people.particles import LONE_PARTICLES
from search.highlighting.term_scanner import TermScanner
from search.query import And, Fuzzy, Or, Phrase, Prefix, Query, Wildcard, Word, Words

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters."""

_WIDEST_GAP = 12
_GLUE = re.compile(r"[ \u00a0\u202f\-\u2010\u2011'’]{0,3}\Z")
_STOP = re.compile(r"[^\w \u00a0\u202f\-\u2010\u2011'’]")
_NAME = "*"
"""The term that names show: one that no word is."""

_Visible = Words | Phrase | Prefix | Wildcard | Fuzzy
"""What a query asks for that can be seen in a text."""


class Highlight(Struct, frozen=True):
    """A stretch of matching words.

    Attributes:
        span: Where it is in the text.
        terms: Which of the query's terms it shows.
    """

    span: Span
    terms: frozenset[str]


class Highlighter:
    """Marks in texts what a query asked for; what it excludes is never marked."""

    def __init__(self, query: Query, names: Iterable[str] = (), *, exact: bool = False) -> None:
        """Mark the words of a query by their stems, or as they were typed if `exact` is set; and names, as one term."""
        leaves = list(_visible(query))
        typed = [word for leaf in leaves if isinstance(leaf, Words) for word in leaf.words]
        self._exact = exact
        self._words = {self._key(word): word for word in typed if not word.optional}
        self._silent = frozenset(word.exact for word in typed if word.optional)
        self._phrases = {_words(name): _NAME for name in names}
        self._phrases |= {
            leaf.terms: " ".join(leaf.terms)
            for leaf in leaves
            if isinstance(leaf, Phrase) and not leaf.slop
        }
        self._loose = {
            text: text
            for leaf in leaves
            if isinstance(leaf, Phrase) and leaf.slop
            for text in _telling(leaf)
        }
        self._kinds = tuple(kind for leaf in leaves if (kind := _kind(leaf)))
        phrased = [*self._loose, *(text for phrase in self._phrases for text in phrase)]
        exacts = (*self._words, *phrased) if exact else phrased
        self._sieve = TermScanner(
            exacts, () if exact else self._words, [kind.beginning for kind in self._kinds]
        )

    def highlights(self, text: str, *, lone_particles: bool = True) -> tuple[Highlight, ...]:
        """What matches in a text, in order; words that stand together are one mark.

        Args:
            text: Where to look.
            lone_particles: Whether the particle of a name (al-, ben) is marked when no other word is.
        """
        found = self._sieve.tokens(text)
        shown = dict(self._shown(text, found, lone_particles=lone_particles))
        runs = self._runs(text, [token for token in found if token in shown])
        return tuple(
            Highlight((run[0].start, run[-1].end), frozenset(shown[token] for token in run))
            for run in runs
        )

    def _key(self, word: Word | Token) -> str:
        return word.exact if self._exact else word.stem

    def _shown(
        self, text: str, found: Sequence[Token], *, lone_particles: bool
    ) -> Iterator[tuple[Token, str]]:
        """The tokens to mark, each with the term of the query that it shows; particles only beside another word."""
        single = [(token, term) for token in found if (term := self._term(token))]
        quiet = {
            token
            for token, term in single
            if term in self._words and self._words[term].exact in LONE_PARTICLES
        }
        phrases = [
            (token, term)
            for phrase, term in self._phrases.items()
            for run in _occurrences(text, found, phrase)
            for token in run
        ]
        if quiet and (phrases or not lone_particles or len(quiet) < len(single)):
            for one, other in pairwise(found):
                if _GLUE.match(text[one.end : other.start]):
                    quiet -= {one, other}
            single = [(token, term) for token, term in single if token not in quiet]
        yield from (*single, *phrases)

    def _term(self, token: Token) -> str | None:
        key = self._key(token)
        if key in self._words:
            return key
        known = self._loose.get(token.exact)
        return known or next((kind.name for kind in self._kinds if kind.holds(token.exact)), None)

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
        between = tokenize(gap) if len(gap) <= _WIDEST_GAP and not _STOP.search(gap) else ()
        return bool(between) and all(word.exact in self._silent for word in between)


class _Kind(Struct, frozen=True):
    """Words of a kind: those that begin in a certain way, for one.

    Attributes:
        name: The term that they show.
        beginning: How they all begin; empty where they do not begin alike.
        holds: Whether an exact term is one of them.
    """

    name: str
    beginning: str
    holds: Callable[[str], object]


def _kind(leaf: _Visible) -> _Kind | None:
    """The kind of words that a leaf asks for, if it does not name them one by one."""
    match leaf:
        case Prefix(text):
            return _Kind(text, text, lambda term: term.startswith(text))
        case Wildcard(pattern):
            return _Kind(
                pattern,
                re.split(r"[*?]", pattern, maxsplit=1)[0],
                engine_query.Wildcard("", pattern).regex().fullmatch,
            )
        case Fuzzy(text, edits):
            return _Kind(text, "", engine_query.Fuzzy("", text, edits).matches)
        case _:
            return None


def _telling(phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase that say something, or all of them."""
    return tuple(text for text in phrase.terms if text not in stop_words()) or phrase.terms


def _visible(query: Query) -> Iterator[_Visible]:
    """The parts of a query that can be seen in the text of an article; what is excluded cannot."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from _visible(part)
    elif isinstance(query, _Visible):
        yield query


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.exact for token in tokenize(name))


def _occurrences(
    text: str, found: Sequence[Token], phrase: Sequence[str]
) -> Iterator[Sequence[Token]]:
    for first in range(len(found) - len(phrase) + 1):
        run = found[first : first + len(phrase)]
        if all(
            token.exact == wanted for token, wanted in zip(run, phrase, strict=True)
        ) and not any(tokenize(text[one.end : other.start]) for one, other in pairwise(run)):
            yield run
