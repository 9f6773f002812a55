"""Typed words -> the leaves of a query: analysed, stop words told from those that count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from index.analysis.analyzer import (
    COMBINING_MARKS,
    MAX_TERM_CHARS,
    blank_separators,
    fold,
    stop_words,
    tokenize,
)
from search.query import (
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
_WILDCARD = re.compile(r"([*?])")
_LETTERS = re.compile(r"\w")


def words(text: str, field: TextField | None = None) -> Query:
    """The words of a text, side by side; every article when there are none."""
    found = tuple(Word(token.exact, token.stem) for token in tokenize(text))
    return Words(found, field) if found else And(())


def quoted(text: str, field: TextField | None = None, slop: int = 0) -> Query:
    """The words of a text, just so or nearly; every article when there are none."""
    texts = tuple(token.exact for token in tokenize(text))
    return Phrase(texts, field, slop) if texts else And(())


def shaped(text: str, field: TextField | None = None) -> Query:
    """A word with wildcards; the plain words that a hyphen or an apostrophe joins to it must be there too."""
    parts: list[Query] = []
    for wild, pieces in groupby(
        _PIECE.findall(blank_separators(text)), lambda piece: bool(_WILDCARD.search(piece))
    ):
        if wild:
            parts += [
                _shape(pattern, field)
                for piece in pieces
                if _LETTERS.search(pattern := _pattern(piece))
            ]
        else:
            parts += _beside(" ".join(pieces), field)
    return only(And, parts)


def alike(text: str, edits: int, field: TextField | None = None) -> Query:
    """A word that may be misspelt: the last of those that hyphens or apostrophes join; the others must be there too."""
    *before, last = [token.exact for token in tokenize(text)] or [""]
    return (
        only(And, [*_beside(" ".join(before), field), Fuzzy(last, edits, field)])
        if last
        else And(())
    )


def person_query(name: str) -> Query:
    """The articles that name somebody; every article when there is no name."""
    return Person(name) if tokenize(name) else And(())


def _pattern(piece: str) -> str:
    """A piece of text with its letters folded and no wildcard that says nothing beside another."""
    folded = (
        part if part in ("*", "?") else fold(part)[:MAX_TERM_CHARS]
        for part in _WILDCARD.split(piece)
    )
    return re.sub(r"\*[*]+", "*", "".join(folded))


def _shape(pattern: str, field: TextField | None) -> Query:
    beginning = pattern.removesuffix("*")
    return Wildcard(pattern, field) if _WILDCARD.search(beginning) else Prefix(beginning, field)


def _beside(text: str, field: TextField | None) -> Iterator[Query]:
    """The words of a text that say something, just so."""
    telling = " ".join(token.exact for token in tokenize(text) if token.exact not in stop_words())
    if telling:
        yield quoted(telling, field)


def joined(parts: Iterable[Query]) -> list[Query]:
    """The parts that ask something, with all the plain words among them as one, and stop words silent."""
    asked = [part for part in parts if part != And(())]
    plain = [part for part in asked if isinstance(part, Words) and part.field is None]
    rest = [
        _hushed(part) if isinstance(part, Words) else part for part in asked if part not in plain
    ]
    return (
        [_hushed(Words(tuple(word for part in plain for word in part.words))), *rest]
        if plain
        else rest
    )


def _hushed(run: Words) -> Words:
    """With its stop words silent, if other words remain."""
    silent = [word.exact in stop_words() for word in run.words]
    if all(silent):
        return run
    return Words(tuple(map(_hush, run.words, silent)), run.field)


def _hush(word: Word, silent: bool) -> Word:
    return word if word.optional == silent else Word(word.exact, word.stem, silent, word.boost)


def only(kind: type[And | Or], parts: list[Query]) -> Query:
    """A part that stands alone, or the parts together."""
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
