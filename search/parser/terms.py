"""Parts of a typed text -> leaves of the query tree, analysed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from index.analysis.analyzer import (
    COMBINING_MARKS,
    MAX_TERM_CHARS,
    analyze_word,
    blank_separators,
    fold,
    lacks_accents,
    split_words,
    stop_words,
    tokenize,
)
from index.analysis.compounds import NO_HYPHEN_AFTER
from index.analysis.french import PREFIXES
from index.entities.kind import EntityKind
from index.lazy_pattern import lazy_pattern
from search.parser.compound_spellings import compound_spellings
from search.parser.typed_words import typed_words
from search.query import (
    EVERY_ARTICLE,
    And,
    Fuzzy,
    Named,
    Or,
    Phrase,
    Prefix,
    Query,
    Source,
    TextField,
    Wildcard,
    Word,
    Words,
)

_PIECE = lazy_pattern(rf"[\w*?{COMBINING_MARKS}]+")
"""A word or a part of one with its wildcards, such as `retrait*`."""
_WITH_HYPHENS = lazy_pattern(
    rf"[\w*?{COMBINING_MARKS}]+(?:[-\u2010\u2011]+[\w*?{COMBINING_MARKS}]+)*"
)
"""Such pieces with hyphens between them."""
_WILDCARD = lazy_pattern(r"([*?])")
_LETTER_OR_DIGIT = lazy_pattern(r"\w")
_STARS = lazy_pattern(r"\*[*]+")


def words_query(text: str, field: TextField | None = None) -> Query:
    """Return the query for the words of a text in any order, or for every article if it has none."""
    words = typed_words(text)
    return Words(words, field) if words else EVERY_ARTICLE


def phrase_query(text: str, field: TextField | None = None, slop: int = 0) -> Query:
    """Return the query for the words of a text one after the other, compounds in any spelling.

    Args:
        text: The text. If it has no words, the query finds every article.
        field: The field that the words must stand in, or None for any.
        slop: The number of moves that the words may be away from this order, see `Phrase`.
    """
    words = typed_words(text)
    if len(words) == 1 and words[0].is_quantity:  # it has no inflection
        return Words(words, field)
    return combine(Or, [_phrase(spelt, field, slop) for spelt in compound_spellings(text)])


def _phrase(text: str, field: TextField | None, slop: int) -> Query:
    words = list(map(Word.of, split_words(text)))
    if not words:
        return EVERY_ARTICLE
    terms = tuple(word.exact for word in words)
    if not text.isascii() or not any(map(lacks_accents, split_words(text))):
        spellings = tuple(word.spellings for word in words if word.spellings)
        return Phrase(terms, field, slop, spellings=spellings)
    return Phrase(terms, field, slop)  # who types "etat" leaves out all accents


def wildcard_query(text: str, field: TextField | None = None) -> Query:
    """Return the query for a word with wildcards.

    Apostrophes split it. With hyphens it is a compound: `anti-terror*` finds what `antiterror*` does.
    """
    parts: list[Query] = []
    for written in _WITH_HYPHENS.findall(blank_separators(text)):
        compound = _compound_pattern(written)
        if compound:
            parts.append(_pattern_query(compound, field, is_compound=True))
        else:
            parts += _separate_queries(_PIECE.findall(written), field)
    return combine(And, parts)


def fuzzy_query(text: str, edits: int, field: TextField | None = None) -> Query:
    """Return the query for a word that may be misspelt.

    Hyphens and apostrophes split it. Only the last part may be misspelt: in `al-Soleimani~`, that is
    `Soleimani`.

    Args:
        text: The word.
        edits: The number of letters that may be wrong, missing or too many.
        field: The field that the word must stand in, or None for any.
    """
    terms = [token.exact for token in tokenize(text)]
    if not terms:
        return EVERY_ARTICLE
    parts = _phrase_without_stop_words(" ".join(terms[:-1]), field)
    parts.append(Fuzzy(terms[-1], edits, field))
    return combine(And, parts)


def named_query(kind: EntityKind, name: str) -> Query:
    """Return the query for articles that name somebody or something; every article without a name."""
    if not tokenize(name):
        return EVERY_ARTICLE
    return Named(name, kind)


def merge_words(parts: Iterable[Query]) -> list[Query]:
    """Join the plain words of some parts into one part, which comes first.

    Words of a field, phrases and filters stay parts of their own. Parts that ask for every article
    are dropped.

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


def merge_sources(parts: list[Query]) -> list[Query]:
    """Make alternatives of the sources that were typed side by side.

    An article has one source, so nobody asks for two of them at once.
    """
    sources: list[Query] = [part for part in parts if isinstance(part, Source)]
    if len(sources) < 2:
        return parts
    others = [part for part in parts if not isinstance(part, Source)]
    return [*others, combine(Or, sources)]


def combine(kind: type[And | Or], parts: list[Query]) -> Query:
    """Join parts by And or Or. A part that is alone stays as it is."""
    if len(parts) == 1:
        return parts[0]
    return kind(tuple(parts))


def _has_wildcard(piece: str) -> bool:
    return _WILDCARD.search(piece) is not None


def _compound_pattern(written: str) -> str:
    """Return the joined pattern of a word with hyphens and wildcards; empty if it is no compound.

    Words before a wildcard are inflected in compounds, as in `grands-par*`.
    """
    pieces = _PIECE.findall(written)
    if len(pieces) < 2 or not any(map(_has_wildcard, pieces)):
        return ""
    if not all(map(_LETTER_OR_DIGIT.search, pieces)):
        return ""
    if not NO_HYPHEN_AFTER.isdisjoint(map(fold, pieces[:-1])):
        return ""
    return "".join(
        _folded_pattern(piece) if _has_wildcard(piece) else analyze_word(piece).lemmas[0]
        for piece in pieces
    )


def _separate_queries(pieces: Sequence[str], field: TextField | None) -> Iterator[Query]:
    """Yield a query for each pattern, and one for the words between two patterns."""
    for has_wildcard, group in groupby(pieces, _has_wildcard):
        if has_wildcard:
            yield from _pattern_queries(group, field)
        else:
            yield from _phrase_without_stop_words(" ".join(group), field)


def _pattern_queries(pieces: Iterable[str], field: TextField | None) -> list[Query]:
    """Return a query for each pattern, except those that are nothing but wildcards."""
    patterns = map(_folded_pattern, pieces)
    return [
        _pattern_query(pattern, field) for pattern in patterns if _LETTER_OR_DIGIT.search(pattern)
    ]


def _folded_pattern(piece: str) -> str:
    """Fold the letters of a word with wildcards, and leave one star of several: `Grè**` is `gre*`."""
    parts = _WILDCARD.split(piece)
    # the pieces at even positions are letters; the wildcards stand between them
    parts[::2] = [fold(letters)[:MAX_TERM_CHARS] for letters in parts[::2]]
    return _STARS.sub("*", "".join(parts))


def _pattern_query(pattern: str, field: TextField | None, *, is_compound: bool = False) -> Query:
    """Return the query for a prefix if the only wildcard is a star at the end, else for a pattern."""
    is_compound = is_compound or _begins_compound(pattern)
    prefix = pattern.removesuffix("*")
    if _has_wildcard(prefix):
        return Wildcard(pattern, field, is_compound=is_compound)
    return Prefix(prefix, field, is_compound=is_compound)


def _begins_compound(pattern: str) -> bool:
    """Return True for what some texts write with a hyphen: `antiterror*`."""
    letters = _WILDCARD.split(pattern)[0]
    return any(letters.startswith(prefix) and letters != prefix for prefix in PREFIXES)


def _phrase_without_stop_words(text: str, field: TextField | None) -> list[Query]:
    """Return a phrase of the words of a text without stop words, or nothing if no words are left."""
    content = [token.exact for token in tokenize(text) if token.exact not in stop_words()]
    if not content:
        return []
    return [phrase_query(" ".join(content), field)]


def _with_optional_stop_words(part: Words) -> Words:
    """Make the stop words optional, unless there are no other words."""
    are_stop_words = [word.is_stop_word for word in part.words]
    if all(are_stop_words):
        return part
    words = tuple(
        replace(word, optional=is_stop_word)
        for word, is_stop_word in zip(part.words, are_stop_words, strict=True)
    )
    return Words(words, part.field)
