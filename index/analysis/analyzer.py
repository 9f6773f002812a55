"""The analyzer: text -> tokens with accent-folded terms and offsets.

One analyzer serves documents, queries and snippets. A word has an exact term, its folded form, and
the terms of its lemmas, which its inflected forms share. Where other words have the same letters,
its spelling is a term as well. The chain is

    tokenize    split into words                                 L'Élysée  ->  L, Élysée
    fold        NFC, lower case, accents and ligatures to ASCII  Élysée    ->  elysee
    lemmatize   look up the forms that are one word              marchés   ->  marché

Texts often lack accents where queries have them, and queries where texts do: the exact term has
none, and the lexicon finds every word that has the same letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from index.analysis.compounds import terms_of_compounds
from index.analysis.edge_ngrams import word_prefixes
from index.analysis.folding import fold, fold_word
from index.analysis.french import ABBREVIATIONS, stop_words
from index.analysis.latin import COMBINING_MARKS
from index.analysis.lemmatizer import SearchTerms, index_terms, lacks_accents, search_terms
from index.analysis.lexicon import french_lexicon
from index.analysis.tokenizer import (
    blank_separators,
    split_words,
    word_at,
    words_with_offsets,
)

__all__ = [
    "COMBINING_MARKS",
    "MAX_TERM_CHARS",
    "VERSION",
    "AnalyzedText",
    "SearchTerms",
    "Token",
    "analyze",
    "analyze_word",
    "blank_separators",
    "fold",
    "fold_word",
    "is_within_sentence",
    "lacks_accents",
    "search_terms",
    "split_words",
    "stop_words",
    "tokenize",
    "word_at",
    "words_with_offsets",
]

VERSION = 12
"""Raise it when the terms of some text change: an index of another version is rebuilt."""
MAX_TERM_CHARS = 64
"""Longer terms are cut, in documents and queries alike, so that junk cannot bloat an index."""
_MAX_CACHED_WORDS = 1 << 16
"""Words whose terms are remembered: so many that only rare words are analyzed twice."""
_MAX_GENERATION_WORDS = 1 << 15
"""Words of each of the two generations that are remembered while articles are analyzed."""


_BEFORE_NAME = " \u00a0\u202f«“\"'’("
"""Signs that may stand between a name and the word or the comma before it."""
_LOOK_BEHIND_CHARS = 8
"""Characters that are looked at before a capital."""
_NO_SENTENCE_END = ",;-–/&"
"""Signs within a sentence that a capital may follow."""


class Token(Struct, frozen=True):
    """One word of a text.

    Attributes:
        exact: Its folded form.
        lemmas: The terms of its lemmas.
        spellings: How it may be spelt, if other words have the same letters.
        start: Offset of its first character in the text as given.
        end: Offset after its last character.
    """

    exact: str
    lemmas: tuple[str, ...]
    spellings: tuple[str, ...]
    start: int
    end: int


class AnalyzedText(Struct, frozen=True):
    """The terms of a text as the index holds them: in order, separated by single spaces.

    Attributes:
        exact: The folded form of each word.
        lemmas: The terms of the lemmas of each word.
        spellings: The spelling of each word whose letters other words have as well.
        prefixes: The prefixes of each word that is no stop word.
        compounds: The terms of words with hyphens, and of quantities.
        words: The number of words.
    """

    exact: str
    lemmas: str
    spellings: str
    prefixes: str
    compounds: str = ""
    words: int = 0

    @property
    def all_lemmas(self) -> str:
        """The terms of the lemmas of each word, of words with hyphens, and of quantities."""
        return f"{self.lemmas} {self.compounds}".rstrip()


class WordTerms(Struct, frozen=True):
    """The terms of a word, see `Token`."""

    exact: str
    lemmas: tuple[str, ...]
    spellings: tuple[str, ...]

    def at(self, start: int, end: int) -> Token:
        """Return the word that has them, at its place in a text."""
        return Token(self.exact, self.lemmas, self.spellings, start, end)


def tokenize(text: str) -> list[Token]:
    """Return the words of a text in order, with their terms and offsets."""
    names = _ambiguous_names()
    tokens: list[Token] = []
    for start, word in words_with_offsets(text):
        is_name = word in names and is_within_sentence(text, start)
        terms = analyze_word(word, is_name=is_name)
        tokens.append(terms.at(start, start + len(word)))
    return tokens


def analyze(text: str) -> AnalyzedText:
    """Return the terms of a text as the index holds them.

    "Les chats" gives the exact terms "les chats" and the lemmas "les chat".
    """
    from index.analysis.quantities import quantities  # late: queries are not analysed so

    words = split_words(text)
    analyzed = list(map(_ANALYZED_WORDS.__getitem__, words))
    for name in _ambiguous_names().intersection(words):
        for index in _indexes_of_name(name, words, text):
            analyzed[index] = _analyze_name(name)
    exact, lemmas, spellings, prefixes = zip(*analyzed, strict=True) if analyzed else [()] * 4
    return AnalyzedText(
        " ".join(exact),
        " ".join(lemmas),
        "".join(spellings)[1:],  # without the first space
        "".join(prefixes)[1:],
        " ".join([*terms_of_compounds(text), *[each.term for each in quantities(text)]]),
        len(words),
    )


@cache
def _ambiguous_names() -> frozenset[str]:
    return french_lexicon().ambiguous_names


def is_within_sentence(text: str, start: int) -> bool:
    """Return True if a word with a capital stands within a sentence, so that it is a name.

    Args:
        text: The text.
        start: Offset of the word.
    """
    before = text[max(start - _LOOK_BEHIND_CHARS, 0) : start].rstrip(_BEFORE_NAME)
    return before[-1:].isalnum() or before[-1:] in tuple(_NO_SENTENCE_END)


def _indexes_of_name(name: str, words: list[str], text: str) -> Iterator[int]:
    """Yield the numbers of those words of a text that are a name and cannot be another word."""
    offsets = list(_offsets_of_word(name, text))
    if len(offsets) != words.count(name):
        return  # some are parts of what the tokenizer takes for one word
    index = -1
    for offset in offsets:
        index = words.index(name, index + 1)
        if is_within_sentence(text, offset):
            yield index


def _offsets_of_word(word: str, text: str) -> Iterator[int]:
    """Yield the offsets of a word in a text, but not those where longer words begin or end so."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        is_part = text[end : end + 1].isalnum() or text[start - 1 : start].isalnum()
        if not is_part:
            yield start
        start = text.find(word, end)


# Every word of every article goes through the functions below. They return plain tuples: Python
# unpacks them quicker than named ones.


@lru_cache(maxsize=_MAX_CACHED_WORDS)
def analyze_word(word: str, *, is_name: bool = False) -> WordTerms:
    """Return the terms of a word as it is written in a text.

    Args:
        word: The word.
        is_name: True if its capital can only begin a name.
    """
    return WordTerms(*_word_terms(word, is_name=is_name))


def _analyze_fully(word: str, *, is_name: bool = False) -> tuple[str, str, str, str]:
    """Return the exact term of a word, its lemmas, its spellings, and its prefixes.

    A space stands before each spelling and each prefix. A stop word has no prefixes: they would say
    nothing about the article.
    """
    exact, terms, spelt = _word_terms(word, is_name=is_name)
    exact = _shared(exact, word)
    lemmas = _shared(" ".join(terms), exact)
    spellings = " ".join(("", *spelt))
    if terms[0] in stop_words():
        return exact, lemmas, spellings, ""
    return exact, lemmas, spellings, " ".join(("", *word_prefixes(exact)))


def _shared(text: str, known: str) -> str:
    """Return a known text instead of an equal one, which then takes no memory."""
    return known if known == text else text


@cache
def _analyze_name(name: str) -> tuple[str, str, str, str]:
    """Return what `_analyze_fully` does for one of the ambiguous names, which are few."""
    return _analyze_fully(name, is_name=True)


class _AnalyzedWords(dict[str, tuple[str, str, str, str]]):
    """Remembers what `_analyze_fully` returns for words, in two generations.

    A word is added when it is first asked for. When a whole generation is in the dictionary, it
    becomes the older one, of which those words stay that are asked for again. A dictionary answers in
    half the time of `lru_cache`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._older: dict[str, tuple[str, str, str, str]] = {}

    def __missing__(self, word: str) -> tuple[str, str, str, str]:
        if len(self) >= _MAX_GENERATION_WORDS:
            self._older = self.copy()
            self.clear()
        self[word] = analyzed = self._older.get(word) or _analyze_fully(word)
        return analyzed


_ANALYZED_WORDS = _AnalyzedWords()


def _word_terms(word: str, *, is_name: bool) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the parts of the `WordTerms` of a word, without the cache of `analyze_word`."""
    word = ABBREVIATIONS.get(word, word)
    exact = fold_word(word)[:MAX_TERM_CHARS]
    found = index_terms(word, exact, is_name=is_name)
    return exact, found.terms, found.spellings
