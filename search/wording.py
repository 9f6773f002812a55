"""Typed words -> the leaves of a query: analysed, stop words told from those that count."""

from __future__ import annotations

from collections.abc import Iterable

from index.analysis import stop_words, tokens
from search.query import And, Or, Person, Query, Quoted, TextField, Word, Words


def words(text: str, field: TextField | None = None) -> Query:
    """The words of a text, side by side; every article when there are none."""
    found = tuple(Word(token.exact, token.stem) for token in tokens(text))
    return Words(found, field) if found else And(())


def quoted(text: str, field: TextField | None = None) -> Query:
    """The words of a text, just so; every article when there are none."""
    texts = tuple(token.exact for token in tokens(text))
    return Quoted(texts, field) if texts else And(())


def person(name: str) -> Query:
    """The articles that name somebody; every article when there is no name."""
    return Person(name) if tokens(name) else And(())


def joined(parts: Iterable[Query]) -> list[Query]:
    """The parts that ask something, with all the plain words among them as one, and stop words silent."""
    asked = [part for part in parts if part != And(())]
    plain = [part for part in asked if isinstance(part, Words) and part.field is None]
    rest = [_hushed(part) if isinstance(part, Words) else part for part in asked if part not in plain]
    return [_hushed(Words(tuple(word for part in plain for word in part.words))), *rest] if plain else rest


def _hushed(run: Words) -> Words:
    """With its stop words silent, if other words remain."""
    silent = [word.exact in stop_words() for word in run.words]
    if all(silent):
        return run
    pairs = zip(run.words, silent, strict=True)
    return Words(tuple(Word(word.exact, word.stem, hushed) for word, hushed in pairs), run.field)


def only(kind: type[And | Or], parts: list[Query]) -> Query:
    """A part that stands alone, or the parts together."""
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
