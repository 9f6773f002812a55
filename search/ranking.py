"""Query tree -> index nodes: which fields are looked in, what each counts for, how strictly words must match. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from index.analysis import stop_words
from index.nodes import All, Any, Between, Boosted, Everything, Filtered, Node, Phrase, Prefix, Term, Without
from index.schema import FIELDS, Field, Kind, day_number
from index.stemmer import stem
from search.query import And, Dated, Not, Or, Person, Query, Quoted, Source, Starting, TextField, Word, Words

TOGETHER = 0.15
"""What two words that stand together as they were typed count for, relative to a stem in the body. More helps questions
and hurts headlines, which name several things."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a query becomes nodes.

    Attributes:
        sources: The sources of the archive that a name means.
        people: What finds the articles that name a person.
        least: How many of the words typed side by side an article must hold; None asks for all.
        exact: Whether words must match as they were typed, not by their stems.
    """

    sources: Callable[[str], Sequence[str]]
    people: Callable[[str], Node]
    least: int | None = None
    exact: bool = False

    def node(self, query: Query) -> Node:  # noqa: PLR0911 - one case a kind
        """What to ask the index."""
        match query:
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return Any(tuple(self.node(part) for part in parts))
            case Not():
                return self._all((query,))
            case Words():
                return self._words(query)
            case Quoted(texts, field):
                return Any(tuple(Phrase(name, texts, boost=weight) for name, weight in _phrase_fields(field)))
            case Starting(text, field):
                return Any(tuple(Prefix(name, text, weight) for name, weight in _phrase_fields(field)))
            case Source(name):
                return Any(tuple(Term("source", source, 0.0) for source in self.sources(name)))
            case Person(name):
                return self.people(name)
            case Dated(period):
                return Between("date", *(day_number(day) if day else None for day in (period.first, period.last)))

    def presence(self, word: Word) -> Node:
        """What finds the articles that hold a word, in the fewest nodes: whatever has its exact form has its stem."""
        kind = Kind.EXACT if self.exact else Kind.STEM
        places = [place for place in _text_fields(None) if place.kind is kind or place.name == "people_exact"]
        return Any(tuple(Term(place.name, word.exact if place.kind is Kind.EXACT else word.stem) for place in places))

    def _all(self, parts: Sequence[Query]) -> Node:
        """What every part finds; filters narrow without scoring, and exclusions are taken away last."""
        excluded = [self.node(part.part) for part in parts if isinstance(part, Not)]
        filters = [self.node(part) for part in parts if isinstance(part, Source | Person | Dated)]
        scored = [self.node(part) for part in parts if not isinstance(part, Not | Source | Person | Dated)]
        found = _conjunction(scored)
        if filters:
            found = Filtered(found, _conjunction(filters))
        return Without(found, Any(tuple(excluded))) if excluded else found

    def _words(self, words: Words) -> Node:
        telling = words.telling
        least = len(telling) if self.least is None else min(self.least, len(telling))
        found = Any(tuple(Any(tuple(self._word(word, words.field))) for word in telling), least)
        bonus = tuple(_together(words))
        return Boosted(found, Any(bonus)) if bonus else found

    def _word(self, word: Word, field: TextField | None) -> Iterator[Term]:
        for place in _text_fields(field):
            if place.kind is Kind.EXACT:
                yield Term(place.name, word.exact, place.weight)
            elif not self.exact:
                yield Term(place.name, word.stem, place.weight)


def unquoted(query: Query) -> Query:
    """The query with its phrases read as plain words, except where nothing but a phrase was asked for."""
    parts = query.parts if isinstance(query, And) else ()
    if not any(isinstance(part, Words) for part in parts):
        return query
    loose = tuple(word for part in parts for word in _loose(part))
    return And((Words(loose), *(part for part in parts if not _loose(part))))


def _loose(part: Query) -> tuple[Word, ...]:
    """The words of a part that may be anywhere in an article."""
    if isinstance(part, Words) and part.field is None:
        return part.words
    if isinstance(part, Quoted) and part.field is None:
        return tuple(Word(text, stem(text), silent=text in stop_words()) for text in part.texts)
    return ()


def _conjunction(found: Sequence[Node]) -> Node:
    if not found:
        return Everything()
    return found[0] if len(found) == 1 else All(tuple(found))


def _together(words: Words) -> Iterator[Phrase]:
    """A phrase for every two neighbouring words that count, with the stop words typed between them."""
    places = [place for place, word in enumerate(words.words) if not word.silent]
    fields = [place.name for place in _text_fields(words.field) if place.kind is Kind.EXACT]
    for first, last in pairwise(places):
        texts = tuple(word.exact for word in words.words[first : last + 1])
        yield from (Phrase(name, texts, boost=TOGETHER) for name in fields if not name.startswith("people"))


@cache
def _text_fields(field: TextField | None) -> tuple[Field, ...]:
    """The fields where words are looked for: all that have a weight, or those of one text."""
    names = (field, f"{field}_exact")
    return tuple(place for place in FIELDS if place.weight and (field is None or place.name in names))


@cache
def _phrase_fields(field: TextField | None) -> tuple[tuple[str, float], ...]:
    """Where phrases and beginnings are looked for, each with the weight of its text's stems where it has them."""
    weights = {place.name: place.weight for place in FIELDS}
    texts = [(place, place.name.removesuffix("_exact")) for place in FIELDS if place.kind is Kind.EXACT]
    return tuple((place.name, weights.get(text, place.weight)) for place, text in texts if field in (None, text))
