"""Highlight the words of a text that match a query, in any inflection and with any accents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from index.analysis.analyzer import Token, stop_words, tokenize
from index.analysis.particles import LONE_PARTICLES
from index.engines import query as engine_query
from index.lazy_pattern import lazy_pattern
from search.highlighting.sentences import Span
from search.highlighting.term_scanner import TermScanner
from search.query import Fuzzy, Phrase, Prefix, Query, Wildcard, Word, Words, searched_leaves

if TYPE_CHECKING:
    from search.highlighting.proximity import NearWords

MAX_REMEMBERED_WORDS = 1 << 14
"""Words for which a pattern remembers if they match: texts repeat the same ones."""

_MAX_GAP_CHARS = 12
"""Room for the stop words between two words of one highlight."""
_GLUE = " \u00a0\u202f-\u2010\u2011'’"
"""Signs that may stand between two words of one highlight."""
_MAX_GLUE_CHARS = 3
_NO_GLUE = lazy_pattern(rf"[^\w{re.escape(_GLUE)}]")
_WILDCARD = lazy_pattern(r"[*?]")
_PLACE = attrgetter("start", "end")
"""The place of a token in its text."""
_NAME_TERM = "*"
"""The term that names match. No word has it."""

_Visible = Words | Phrase | Prefix | Wildcard | Fuzzy
"""The leaves of a query that can be seen in a text. Filters cannot."""


class Highlight(Struct, frozen=True):
    """A stretch of matching words.

    Attributes:
        span: Its place in the text.
        terms: The terms of the query that it matches.
    """

    span: Span
    terms: frozenset[str]


class Highlighter:
    """Highlights in texts what a query searches for, but nothing that it excludes."""

    def __init__(
        self,
        query: Query,
        names: Iterable[str] = (),
        *,
        exact: bool = False,
    ) -> None:
        """Prepare to highlight a query.

        Args:
            query: The query tree.
            names: Other spellings of names in the query. They are highlighted as phrases.
            exact: Match words in the form they were typed, not by their lemmas.
        """
        self._exact = exact
        self._words: dict[str, Word] = {}
        self._optional_words: set[str] = set()
        self._phrases = {_exact_terms(name): _NAME_TERM for name in names}
        self._spellings: dict[tuple[str, ...], frozenset[str]] = {}
        self._near_words: list[NearWords] = []
        self._patterns: list[_Pattern] = []
        for leaf in searched_leaves(query):
            if isinstance(leaf, _Visible):
                self._add(leaf)
        self._particles = {
            term for term, word in self._words.items() if word.exact in LONE_PARTICLES
        }
        self._scanner = self._make_scanner()

    def highlights(
        self,
        text: str,
        *,
        lone_particles: bool = True,
    ) -> tuple[Highlight, ...]:
        """Find what matches in a text, in order. Words that stand together are one highlight.

        Args:
            text: The text.
            lone_particles: Highlight the particle of a name (al-, ben) even if no other word is.
        """
        terms = self._terms_of_tokens(text, lone_particles=lone_particles)
        return tuple(
            [
                Highlight(_span(run), frozenset([terms[token] for token in run]))
                for run in self._runs(text, terms)
            ]
        )

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the start and the end of each highlight of a text."""
        terms = self._terms_of_tokens(text, lone_particles=True)
        return tuple(map(_span, self._runs(text, terms)))

    def _terms_of_tokens(self, text: str, *, lone_particles: bool) -> dict[Token, str]:
        """Return all tokens that match, in any order, each with the term that it matches."""
        terms = self._compound_terms(text)
        candidates = self._scanner.tokens(text)
        if not candidates:
            return terms
        return self._matching_terms(text, candidates, lone_particles=lone_particles) | terms

    def _compound_terms(self, text: str) -> dict[Token, str]:
        """Return the words with hyphens that match as a whole."""
        return {
            token: term
            for token in self._scanner.wholes(text)
            if (term := self._matching_term(token) or self._matching_compound(token))
        }

    def _matching_compound(self, token: Token) -> str | None:
        """Return the pattern of the query that a word with hyphens fits as a whole."""
        for pattern in self._patterns:
            if pattern.is_compound and any(map(pattern.matches, token.lemmas)):
                return pattern.term
        return None

    def _add(self, leaf: _Visible) -> None:
        """Highlight what a leaf of the query searches for."""
        match leaf:
            case Words(words):
                self._add_words(words)
            case Phrase(terms, slop=0):
                self._phrases[terms] = " ".join(terms)
                self._spellings[terms] = frozenset(chain.from_iterable(leaf.spellings))
            case Phrase(slop=slop):
                from search.highlighting.proximity import NearWords  # late: few queries ask for it

                self._near_words.append(NearWords.of(_content_terms(leaf), slop))
            case _:
                self._patterns.append(_pattern(leaf))

    def _add_words(self, words: Iterable[Word]) -> None:
        for word in words:
            if word.optional:
                self._optional_words.add(word.exact)
            else:
                for key in self._keys(word):
                    self._words[key] = word
                for parts in (word.as_typed if self._exact else word).phrases:
                    self._phrases[parts] = self._keys(word)[0]

    def _make_scanner(self) -> TermScanner:
        """Make the scanner that finds all words that may match."""
        near_terms = (words.terms for words in self._near_words)
        exact_terms = set[str]().union(*self._phrases, *near_terms)
        prefixes = [pattern.prefix for pattern in self._patterns]
        of_compounds = [pattern.prefix for pattern in self._patterns if pattern.is_compound]
        if self._exact:
            found_whole = [term for term, word in self._words.items() if word.is_quantity]
            exact_terms |= self._words.keys()
            return TermScanner(exact_terms, found_whole, prefixes, of_compounds)
        return TermScanner(exact_terms, self._words, prefixes, of_compounds)

    def _keys(self, word: Word) -> tuple[str, ...]:
        """Return the terms by which a word of the query is found in a text."""
        if self._exact and not word.is_quantity:
            return (word.exact,)
        return word.lemmas + word.lesser_lemmas

    def _matching_terms(
        self,
        text: str,
        candidates: Sequence[Token],
        *,
        lone_particles: bool,
    ) -> dict[Token, str]:
        """Return the tokens that match, each with the term of the query that it matches."""
        word_terms: dict[Token, str] = {}
        for token in candidates:
            term = self._matching_term(token)
            if term:
                word_terms[token] = term
        phrase_terms = self._phrase_terms(text, candidates)
        particles = set[Token]()
        if self._particles:  # few queries have one
            particles.update(
                [token for token, term in word_terms.items() if term in self._particles]
            )
        all_are_particles = not phrase_terms and len(particles) == len(word_terms)
        keeps_particles = lone_particles and all_are_particles
        if particles and not keeps_particles:
            for token in particles - _glued_tokens(text, candidates):
                del word_terms[token]
        return word_terms | phrase_terms

    def _matching_term(self, token: Token) -> str | None:
        """Return the term of the query that a token matches by itself."""
        for key in (token.exact,) if self._exact else token.lemmas:
            word = self._words.get(key)
            if word and self._is_spelt_alike(word, token):
                return self._keys(word)[0]
        for pattern in self._patterns:
            if pattern.matches(token.exact):
                return pattern.term
        return None

    def _is_spelt_alike(self, word: Word, token: Token) -> bool:
        """Return True unless accents matter and tell the two apart."""
        return not self._exact or _are_spelt([token], frozenset(word.spellings))

    def _phrase_terms(
        self,
        text: str,
        candidates: Sequence[Token],
    ) -> dict[Token, str]:
        """Return the tokens that match a phrase, or a part of one with a slop."""
        terms: dict[Token, str] = {}
        for phrase, term in self._phrases.items():
            spellings = self._spellings.get(phrase, frozenset())
            for run in _occurrences(text, candidates, phrase):
                if _are_spelt(run, spellings):
                    terms |= dict.fromkeys(run, term)
        for words in self._near_words:
            terms |= {token: token.exact for token in words.find(text, candidates)}
        return terms

    def _runs(self, text: str, matching: Iterable[Token]) -> Iterator[list[Token]]:
        """Split matching tokens into runs that are one highlight each, in their order."""
        run: list[Token] = []
        for token in sorted(matching, key=_PLACE):
            if not run or self._is_together(text, run[-1], token):
                run.append(token)
            else:
                yield run
                run = [token]
        if run:
            yield run

    def _is_together(self, text: str, left: Token, right: Token) -> bool:
        """Return True if only spaces, hyphens or optional words stand between two words."""
        if right.start - left.end > _MAX_GAP_CHARS:
            return False
        gap = text[left.end : right.start]
        if _is_glue(gap):
            return True
        if _NO_GLUE.search(gap):
            return False
        between = {token.exact for token in tokenize(gap)}
        return bool(between) and between <= self._optional_words


def _span(run: Sequence[Token]) -> Span:
    """Return the place of tokens that stand together: one may lie within the one before it."""
    if len(run) == 1:  # as most are
        return _PLACE(run[0])
    return run[0].start, max([token.end for token in run])


class _Pattern(Struct, frozen=True):
    """Words of one shape, such as those that begin alike.

    Attributes:
        term: The term of the query that they match.
        prefix: The letters that all of them begin with; empty if they do not begin alike.
        matches: Tells if an exact term is one of them.
        is_compound: True if the term of a word with hyphens may be one of them as well.
    """

    term: str
    prefix: str
    matches: Callable[[str], object]
    is_compound: bool = False


def _pattern(leaf: Prefix | Wildcard | Fuzzy) -> _Pattern:
    match leaf:
        case Prefix(text):
            return _Pattern(text, text, lambda term: term.startswith(text), leaf.is_compound)
        case Wildcard(pattern):
            prefix = _WILDCARD.split(pattern, maxsplit=1)[0]
            regex = engine_query.Wildcard("", pattern).regex()
            return _Pattern(pattern, prefix, regex.fullmatch, leaf.is_compound)
        case Fuzzy(text, edits):
            fuzzy = engine_query.Fuzzy("", text, edits)
            return _Pattern(text, "", lru_cache(MAX_REMEMBERED_WORDS)(fuzzy.matches))


def _content_terms(phrase: Phrase) -> list[tuple[int, str]]:
    """Return the words of a phrase that are no stop words, each with its position.

    If all are stop words, all are returned.
    """
    numbered = list(enumerate(phrase.terms))
    content = [(position, term) for position, term in numbered if term not in stop_words()]
    return content or numbered


def _are_spelt(tokens: Iterable[Token], spellings: frozenset[str]) -> bool:
    """Return True if words are spelt in one of some ways, where other words have their letters.

    Without any spellings, every one will do.
    """
    if not spellings:
        return True
    wanted = {spelling.lower() for spelling in spellings}  # capitals make no difference
    spelt = [{spelling.lower() for spelling in token.spellings} for token in tokens]
    return not any(forms and forms.isdisjoint(wanted) for forms in spelt)


def _exact_terms(text: str) -> tuple[str, ...]:
    return tuple(token.exact for token in tokenize(text))


def _glued_tokens(text: str, candidates: Sequence[Token]) -> set[Token]:
    """Return the tokens that have nothing but a space or a hyphen between them and a neighbour."""
    glued: set[Token] = set()
    for left, right in pairwise(candidates):
        if _is_glue(text[left.end : right.start]):
            glued.update((left, right))
    return glued


def _is_glue(gap: str) -> bool:
    """Return True if nothing but a few signs or nothing at all stands between two words."""
    return len(gap) <= _MAX_GLUE_CHARS and not gap.strip(_GLUE)


def _occurrences(
    text: str,
    candidates: Sequence[Token],
    phrase: Sequence[str],
) -> Iterator[Sequence[Token]]:
    """Yield every run of tokens that is a phrase."""
    expected = list(phrase)
    for first, token in enumerate(candidates):
        if token.exact not in expected[:1]:
            continue
        run = candidates[first : first + len(expected)]
        if [token.exact for token in run] == expected and _is_unbroken(text, run):
            yield run


def _is_unbroken(text: str, run: Sequence[Token]) -> bool:
    """Return True if no other word stands between the tokens."""
    for left, right in pairwise(run):
        gap = text[left.end : right.start]
        if gap != " " and tokenize(gap):
            return False
    return True
