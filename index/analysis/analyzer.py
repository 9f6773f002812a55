"""The analyzer: text -> tokens with accent-folded terms and offsets.

One analyzer serves documents, queries and snippets. Each word has two terms: `exact`, its folded
form, and `stem`, which its inflected forms share. The chain is

    tokenize    split into words                                 L'Élysée  ->  L, Élysée
    fold        NFC, lower case, accents and ligatures to ASCII  Élysée    ->  elysee
    stem        strip number, gender, tenses and derivations     elysee    ->  elys

Folding comes before stemming, so that a query without accents finds what one with accents does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from index.analysis.edge_ngrams import word_prefixes
from index.analysis.folding import fold
from index.analysis.french import stop_words
from index.analysis.stemmer import stem
from index.analysis.tokenizer import (
    COMBINING_MARKS,
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
    "Token",
    "analyze",
    "analyze_word",
    "blank_separators",
    "fold",
    "split_words",
    "stop_words",
    "tokenize",
    "word_at",
    "words_with_offsets",
]

VERSION = 2
"""Raise it when the terms of some text change: an index of another version is rebuilt."""
MAX_TERM_CHARS = 64
"""Longer terms are cut, in documents and queries alike, so that junk cannot bloat an index."""
_MAX_CACHED_WORDS = 1 << 16
"""Words whose terms are remembered: so many that only rare words are analyzed twice."""


class Token(NamedTuple):
    """One word of a text.

    Attributes:
        exact: Its folded form.
        stem: The stem that its inflected forms share.
        start: Offset of its first character in the text as given.
        end: Offset after its last character.
    """

    exact: str
    stem: str
    start: int
    end: int


class AnalyzedText(Struct, frozen=True):
    """The terms of a text as the index holds them: in order, separated by single spaces.

    Attributes:
        exact: The folded form of each word.
        stems: The stem of each word.
        prefixes: The prefixes of each word that is no stop word.
    """

    exact: str
    stems: str
    prefixes: str


def tokenize(text: str) -> list[Token]:
    """Return the words of a text in order, with their terms and offsets."""
    return [
        Token(*analyze_word(word), start, start + len(word))
        for start, word in words_with_offsets(text)
    ]


def analyze(text: str) -> AnalyzedText:
    """Return the terms of a text as the index holds them.

    "Les chats" gives the exact terms "les chats" and the stems "les chat".
    """
    analyzed = list(map(_analyze_fully, split_words(text)))
    exact = " ".join([exact for exact, _, _ in analyzed])
    stems = " ".join([stemmed for _, stemmed, _ in analyzed])
    prefixes = "".join([prefixes for _, _, prefixes in analyzed])
    return AnalyzedText(exact, stems, prefixes[1:])  # without the space before the first one


# Every word of every article goes through the functions below. They return plain tuples: Python
# unpacks them quicker than named ones.


@lru_cache(maxsize=_MAX_CACHED_WORDS)
def analyze_word(word: str) -> tuple[str, str]:
    """Return the exact term and the stem of a word as it is written in a text."""
    return _fold_and_stem(word)


@lru_cache(maxsize=_MAX_CACHED_WORDS)
def _analyze_fully(word: str) -> tuple[str, str, str]:
    """Return the exact term of a word, its stem, and its prefixes with a space before each.

    A stop word has no prefixes: they would say nothing about the article.
    """
    exact, stemmed = _fold_and_stem(word)
    if exact in stop_words():
        return exact, stemmed, ""
    prefixes = "".join([f" {prefix}" for prefix in word_prefixes(exact)])
    return exact, stemmed, prefixes


def _fold_and_stem(word: str) -> tuple[str, str]:
    """Return the exact term and the stem of a word, without the cache of `analyze_word`."""
    exact = fold(word)[:MAX_TERM_CHARS]
    return exact, stem(exact)
