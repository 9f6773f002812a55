"""Find the few words of many texts that have wanted terms, without analysing the whole texts.

A text is folded letter by letter into bytes, so that `bytes.find` finds the first letters of a
wanted word. Only words that begin so are analysed. A text with letters that cannot be folded so is
analysed whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial

from msgspec import Struct

from index.analysis.analyzer import (
    Token,
    WordTerms,
    analyze_word,
    blank_separators,
    fold,
    fold_word,
    is_within_sentence,
    word_at,
    words_with_offsets,
)
from index.analysis.compounds import beginning, compounds
from index.analysis.french import ABBREVIATIONS
from index.analysis.latin import latin_bytes
from index.analysis.lexicon import french_lexicon, usual_start
from index.analysis.ordinals import written_starts
from index.lazy_pattern import lazy_pattern

_SPACE = b" "
"""Stands for every character that is no letter or digit."""
_SEVERAL_LETTERS = b"\x02"
"""Stands for a character that folds to several letters, such as œ."""
_ACRONYM = lazy_pattern(
    r"\.(?<=[^\W\d]\.)(?<!\w[^\W\d]\.)(?:(?:[^\W\d]\.)+(?:[^\W\d](?!\w))?|[^\W\d](?!\w))"
)
"""A word of letters with dots between them, without the first. A dot is looked for fastest."""
_SEPARATED_DIGITS = lazy_pattern(r"\d[ \u00a0\u2009\u202f.,'’]\d")
_NUMBER = lazy_pattern(r"\d(?<!\w\d)")
"""The first digit of a number. It begins with what the `re` module looks for fastest."""
_SIGNS_WITHIN_WORDS = frozenset("&'’")
_LETTERS_AND_DIGITS = lazy_pattern(r"\w*")
_MAX_KEPT_TEXTS = 8
"""Texts whose folded form is remembered: the texts of one article, for several queries."""
_MAX_START_CHARS = 3
"""Letters of a word that are looked for."""


class TermScanner:
    """Finds words by their terms, and remembers every word that it has analysed."""

    def __init__(
        self,
        exacts: Iterable[str] = (),
        lemmas: Iterable[str] = (),
        prefixes: Iterable[str] = (),
        compound_prefixes: Iterable[str] = (),
    ) -> None:
        """Look for words with certain terms.

        Args:
            exacts: Exact terms.
            lemmas: Terms of lemmas.
            prefixes: Beginnings of exact terms.
            compound_prefixes: Beginnings of terms of words with hyphens.
        """
        self._exacts = frozenset(exacts)
        self._lemmas = frozenset(lemmas)
        self._prefixes = tuple(prefixes)
        self._names = french_lexicon().ambiguous_names
        terms = self._exacts.union(map(fold_word, self._lemmas), self._prefixes)
        starts: set[str] = set()
        for term in terms:
            if term.isascii():
                starts.update(_possible_starts(term))
        irregular = [
            start for lemma in self._lemmas for start in french_lexicon().irregular_starts(lemma)
        ]
        starts.update(irregular)
        for lemma in self._lemmas:
            starts.update(map(_first_letters, written_starts(lemma)))
        self._wants_every_word = "" in terms
        self._wants_single_letters = any(len(start) == 1 for start in starts)
        self._wants_numbers = any(start[:1].isdigit() for start in starts)
        self._needles = [_SPACE + start.encode() for start in sorted(starts)]
        self._wants_quantities = any(map(_is_quantity, self._lemmas))
        self._compound_prefixes = tuple(compound_prefixes)
        begun = (*self._lemmas, *irregular, *self._compound_prefixes)
        self._beginnings = frozenset(map(beginning, begun))
        self._wanted = _WantedWords(self._wanted_terms)
        self._wanted_names = _WantedWords(partial(self._wanted_terms, is_name=True))

    def tokens(self, text: str) -> list[Token]:
        """Return the wanted words of a text in order, with their offsets."""
        tokens: list[Token] = []
        names, wanted = self._names, self._wanted
        for start, word in self._candidates(_folded(text)):
            terms = wanted[word]
            if word in names and is_within_sentence(text, start):
                terms = self._wanted_names[word]
            if terms is not None:
                tokens.append(terms.at(start, start + len(word)))
        return tokens

    def wholes(self, text: str) -> list[Token]:
        """Return the words with hyphens and the quantities that have a wanted term as a whole."""
        return self._compounds(text) + self._quantities(text)

    def _quantities(self, text: str) -> list[Token]:
        """Return the quantities that have a wanted term."""
        if not self._wants_quantities:
            return []
        from index.analysis.quantities import quantities  # late: most queries have none

        return [
            Token(found.term, (found.term,), (), found.start, found.end)
            for found in quantities(text)
            if found.term in self._lemmas
        ]

    def _compounds(self, text: str) -> list[Token]:
        """Return the words with hyphens that have a wanted term as a whole, in order."""
        if not self._beginnings:
            return []
        is_any_wanted = any(len(prefix) < 2 for prefix in self._compound_prefixes)
        return [
            Token(compound.exact, compound.terms, (), compound.start, compound.end)
            for compound in compounds(text, None if is_any_wanted else self._beginnings)
            if self._is_wanted(compound.terms)
        ]

    def _is_wanted(self, terms: Sequence[str]) -> bool:
        """Return True if a word with hyphens has a wanted term."""
        if not self._lemmas.isdisjoint(terms):
            return True
        return any(term.startswith(self._compound_prefixes) for term in terms)

    def _candidates(self, folded: _Folded) -> Iterable[tuple[int, str]]:
        """Return the words that may be wanted, or all words if first letters cannot tell."""
        text, letters = folded.text, folded.letters
        if letters is None or self._wants_every_word or self._may_have(folded.acronyms):
            return words_with_offsets(text)
        starts = _starts_of_words(text, letters, self._needle_offsets(letters))
        starts |= folded.uncertain
        if self._wants_numbers and _SEPARATED_DIGITS.search(text):
            starts.update([match.start() for match in _NUMBER.finditer(text)])
            return _words_apart(text, starts)
        return [(start, word_at(text, start)) for start in sorted(starts)]

    def _may_have(self, acronyms: Iterable[str]) -> bool:
        """Return True if a wanted word may be written with dots: U.E."""
        return bool(acronyms) and (
            self._wants_single_letters or any(map(self._wanted_terms, acronyms))
        )

    def _needle_offsets(self, letters: bytes) -> Iterator[int]:
        """Yield the offsets where letters begin like a wanted word."""
        for needle in self._needles:
            offset = letters.find(needle)
            while offset >= 0:
                yield offset
                offset = letters.find(needle, offset + 1)

    def _wanted_terms(self, word: str, is_name: bool = False) -> WordTerms | None:
        """Return the terms of a word, or None if it is not wanted."""
        terms = analyze_word(word, is_name=is_name)
        if terms.exact in self._exacts or not self._lemmas.isdisjoint(terms.lemmas):
            return terms
        if terms.exact.startswith(self._prefixes):
            return terms
        return None


class _WantedWords(dict[str, WordTerms | None]):
    """The terms of words, or None for words that are not wanted. Each is analysed once."""

    def __init__(self, wanted_terms: Callable[[str], WordTerms | None]) -> None:
        self._wanted_terms = wanted_terms

    def __missing__(self, word: str) -> WordTerms | None:
        terms = self[word] = self._wanted_terms(word)
        return terms


def _is_quantity(term: str) -> bool:
    """Return True if a term may be that of a quantity: "10eur", "no1"."""
    return term.removeprefix("no")[:1].isdecimal()


def _words_apart(text: str, starts: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the words that begin at some offsets, but none within another: 12 000 has no 000."""
    end = 0
    for start in sorted(starts):
        if start >= end:
            word = word_at(text, start)
            end = start + len(word)
            yield start, word


def _possible_starts(term: str) -> tuple[str, ...]:
    """Return how a word of ASCII letters may begin that has this exact term or lemma."""
    start = _first_letters(usual_start(term))
    for short, whole in ABBREVIATIONS.items():
        if term.startswith(fold(whole)):
            return start, fold(_first_letters(short))
    return (start,)


def _first_letters(start: str) -> str:
    """Return the start of a term up to a sign, which is no letter where a text is folded."""
    match = _LETTERS_AND_DIGITS.match(start)
    return match[0] if match else ""


def _starts_of_words(text: str, letters: bytes, offsets: Iterable[int]) -> set[int]:
    """Return the offsets where words begin, given those of letters, be they after a sign ("AT&T")."""
    starts: set[int] = set()
    for offset in offsets:
        if offset and text[offset - 1] in _SIGNS_WITHIN_WORDS:
            starts.add(_start_of_word(text, letters, offset))
        else:
            starts.add(offset)
    return starts


def _start_of_word(text: str, letters: bytes, offset: int) -> int:
    """Return the offset where a word begins, given that of letters after a sign in it or before it."""
    start = letters.rfind(_SPACE, 0, offset)
    if start + len(word_at(text, start)) > offset:
        return start
    return offset


class _Folded(Struct, frozen=True):
    """A text in which words are looked for.

    Attributes:
        text: The text without separators that count as letters.
        acronyms: Its words that are written with dots.
        letters: The text folded letter by letter, with a space before it: a byte for each character,
            which is a lower-case letter, a digit or a placeholder. None if that is not possible.
        uncertain: Offsets of the words that begin with a character that folds to several letters.
    """

    text: str
    acronyms: tuple[str, ...]
    letters: bytes | None
    uncertain: frozenset[int]


@lru_cache(_MAX_KEPT_TEXTS)
def _folded(text: str) -> _Folded:
    """Fold a text. The next query may look for words in the same one."""
    text = blank_separators(text)
    found = _ACRONYM.finditer(text)
    acronyms = tuple([text[match.start() - 1 : match.end()] for match in found])
    encoded = latin_bytes(text)
    if encoded is None:
        return _Folded(text, acronyms, None, frozenset())
    letters = _SPACE + encoded.translate(_folding_table())
    uncertain = _starts_of_words(text, letters, _uncertain_offsets(letters))
    return _Folded(text, acronyms, letters, frozenset(uncertain))


def _uncertain_offsets(letters: bytes) -> Iterator[int]:
    """Yield the offsets of words that begin with a character that folds to several letters."""
    offset = letters.find(_SEVERAL_LETTERS)
    while offset >= 0:
        start = letters.rfind(_SPACE, 0, offset)
        if offset - start <= _MAX_START_CHARS:
            yield start
        offset = letters.find(_SEVERAL_LETTERS, offset + 1)


@cache
def _folding_table() -> bytes:
    """Return the byte that each byte of the encoding folds to."""
    return b"".join(map(_fold_character, map(chr, range(256))))


def _fold_character(character: str) -> bytes:
    """Return the one byte that a character folds to.

    It is a space for what is in no word. It is a marker for a character that folds to several
    bytes, such as œ, since the offsets of what follows would no longer be right.
    """
    if character == "_" or not character.isalnum():
        return _SPACE
    folded = fold(character).encode()
    if len(folded) > 1:
        return _SEVERAL_LETTERS
    return folded
