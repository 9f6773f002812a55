"""The accent-folded French analyser: text -> tokens with offsets.

One analyser serves documents, queries and snippets. Each word has two terms: `exact`, its folded surface form, and
`stem`, what its inflected forms share. Order of the chain:

    split into words  (apostrophes and hyphens separate; C.G.R.I. and 12 000 are one word)
    NFC, soft hyphens and joiners out, lower case
    fold accents and ligatures to ASCII (unidecode)
    stem

Folding comes before stemming so that an unaccented query finds what an accented one does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from unidecode import unidecode_expect_ascii

from index.analysis.stemmer import stem

VERSION = 2
"""Raised whenever the terms of some text change: an index made by another version is rebuilt."""

MAX_CACHED_WORDS = 1 << 16
"""Words whose terms are remembered: all but rare ones come back before so many others have come."""
MAX_TERM_CHARS = 64
"""Characters of a term; more is cut, in documents and queries alike, so that junk cannot bloat an index."""

COMBINING_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(
    r"\w(?:"
    r"(?<=\d)\d{0,2}(?:[ \u00a0\u2009\u202f.]\d{3})+(?!\w)"  # 12 000
    # C.G.R.I., S.O.S
    rf"|(?<=[^\W\d])[{COMBINING_MARKS}]*\.(?:[^\W\d][{COMBINING_MARKS}]*\.)+"
    rf"(?:[^\W\d][{COMBINING_MARKS}]*(?![\w{COMBINING_MARKS}]))?"
    rf"|[\w{COMBINING_MARKS}]*)"
)
_NOT_TERM = re.compile(r"[\W_]+")


class Token(NamedTuple):
    """One word of a text.

    Attributes:
        exact: Its folded surface form.
        stem: What its inflected forms share.
        start: Offset of its first character in the text as given.
        end: Offset after its last.
    """

    exact: str
    stem: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text as they stand in it."""
    return _WORD.findall(separated(text))


def places(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text as they stand in it, each with the offset of its first character."""
    return ((word.start(), word[0]) for word in _WORD.finditer(separated(text)))


def word_at(text: str, start: int) -> str:
    """The word of a separated text that begins at an offset."""
    found = _WORD.match(text, start)
    return found[0] if found else ""


def separated(text: str) -> str:
    """With a space for the signs that part words but count as letters: the underscore and the letter apostrophe."""
    return text.replace("_", " ").replace("\u02bc", " ")


def tokens(text: str) -> list[Token]:
    """The words of a text, in order, with their terms and their places in it."""
    return [Token(*word_terms(word), start, start + len(word)) for start, word in places(text)]


def terms(text: str) -> tuple[str, str]:
    """The exact and the stem view of a text: one term a word, in order, separated by single spaces."""
    pairs = list(map(word_terms, words(text)))
    return " ".join([exact for exact, _ in pairs]), " ".join([stemmed for _, stemmed in pairs])


def fold(text: str) -> str:
    """Lower-case ASCII letters and digits alone: `Esmaïl Qaani` -> `esmailqaani`; empty where there are none."""
    if text.isascii():
        return _NOT_TERM.sub("", text.lower())
    whole = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode()).lower()
    return _NOT_TERM.sub("", unidecode_expect_ascii(whole).lower()) or _NOT_TERM.sub("", whole)


@cache
def stop_words() -> frozenset[str]:
    """Folded French function words, elided ones included (l', qu', jusqu')."""
    lines = (Path(__file__).parent / "french" / "stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=MAX_CACHED_WORDS)
def word_terms(word: str) -> tuple[str, str]:
    """Exact and stem term of one surface form; memoised, since a press archive repeats its words."""
    exact = fold(word)[:MAX_TERM_CHARS]
    return exact, stem(exact)
