"""Parts of a typed text -> leaves of the query tree, analysed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from msgspec.structs import replace

from index.analysis.analyzer import (
    COMBINING_MARKS,
    MAX_TERM_CHARS,
    blank_separators,
    fold,
    stop_words,
    tokenize,
)
from search.query import (
    EVERY_ARTICLE,
    And,
    Fuzzy,
    Or,
    Person,
    Phrase,
    Prefix,
    Query,
    TextField,
    Wildcard,
    Word,
    Words,
)

_PIECE = re.compile(rf"[\w*?{COMBINING_MARKS}]+")
"""A word or a part of one, with its wildcards."""
_WILDCARD = re.compile(r"([*?])")
_LETTER = re.compile(r"\w")
_STARS = re.compile(r"\*[*]+")


def words_query(text: str, field: TextField | None = None) -> Query:
    """Ask for the words of a text, in any order. A text without words asks for every article."""
    words = tuple(Word(token.exact, token.stem) for token in tokenize(text))
    if not words:
        return EVERY_ARTICLE
    return Words(words, field)


def phrase_query(text: str, field: TextField | None = None, slop: int = 0) -> Query:
    """Ask for the words of a text one after the other, or at most `slop` moves from that."""
    terms = tuple(token.exact for token in tokenize(text))
    if not terms:
        return EVERY_ARTICLE
    return Phrase(terms, field, slop)


def wildcard_query(text: str, field: TextField | None = None) -> Query:
    """Ask for a word with wildcards, and for the words that hyphens or apostrophes join to it."""
    pieces = _PIECE.findall(blank_separators(text))
    parts: list[Query] = []
    for has_wildcard, group in groupby(pieces, _has_wildcard):
        if has_wildcard:
            parts += _pattern_queries(group, field)
        else:
            parts += _joined_words(" ".join(group), field)
    return combine(And, parts)


def fuzzy_query(text: str, edits: int, field: TextField | None = None) -> Query:
    """Ask for a word that may be misspelt, and for those that hyphens or apostrophes join to it.

    Only the last of the joined words may be misspelt.
    """
    terms = [token.exact for token in tokenize(text)]
    if not terms:
        return EVERY_ARTICLE
    parts = _joined_words(" ".join(terms[:-1]), field)
    parts.append(Fuzzy(terms[-1], edits, field))
    return combine(And, parts)


def person_query(name: str) -> Query:
    """Ask for the articles that name somebody. An empty name asks for every article."""
    if not tokenize(name):
        return EVERY_ARTICLE
    return Person(name)


def merge_words(parts: Iterable[Query]) -> list[Query]:
    """Join the plain words of some parts into one part, which comes first, and drop empty parts.

    Stop words become optional in every part that has other words.
    """
    plain: list[Word] = []
    merged: list[Query] = []
    for part in parts:
        if isinstance(part, Words) and part.field is None:
            plain += part.words
        elif isinstance(part, Words):
            merged.append(_with_optional_stop_words(part))
        elif part != EVERY_ARTICLE:
            merged.append(part)
    if plain:
        merged.insert(0, _with_optional_stop_words(Words(tuple(plain))))
    return merged


def combine(kind: type[And | Or], parts: list[Query]) -> Query:
    """Join parts by And or Or. A part that is alone stays as it is."""
    if len(parts) == 1:
        return parts[0]
    return kind(tuple(parts))


def _has_wildcard(piece: str) -> bool:
    return _WILDCARD.search(piece) is not None


def _pattern_queries(pieces: Iterable[str], field: TextField | None) -> list[Query]:
    """Ask for every pattern that has a letter."""
    patterns = map(_folded_pattern, pieces)
    return [_pattern_query(pattern, field) for pattern in patterns if _LETTER.search(pattern)]


def _folded_pattern(piece: str) -> str:
    """Fold the letters of a word with wildcards, and leave one star of several."""
    parts = _WILDCARD.split(piece)
    parts[::2] = [fold(letters)[:MAX_TERM_CHARS] for letters in parts[::2]]
    return _STARS.sub("*", "".join(parts))


def _pattern_query(pattern: str, field: TextField | None) -> Query:
    prefix = pattern.removesuffix("*")
    if _has_wildcard(prefix):
        return Wildcard(pattern, field)
    return Prefix(prefix, field)


def _joined_words(text: str, field: TextField | None) -> list[Query]:
    """Ask for the words of a text as a phrase without stop words. No words make no phrase."""
    content = [token.exact for token in tokenize(text) if token.exact not in stop_words()]
    if not content:
        return []
    return [phrase_query(" ".join(content), field)]


def _with_optional_stop_words(part: Words) -> Words:
    """Make the stop words optional, unless there are no other words."""
    optional = [word.exact in stop_words() for word in part.words]
    if all(optional):
        return part
    words = zip(part.words, optional, strict=True)
    return Words(tuple(replace(word, optional=flag) for word, flag in words), part.field)
