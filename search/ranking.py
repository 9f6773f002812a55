"""Query tree -> index nodes: which fields are looked in, what each counts for, how strictly words must match. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.analyzer import stop_words
from index.analysis.prefixes import beginnings
from index.analysis.stemmer import stem
from index.engines.query import (
    All,
    Any,
    Between,
    Boosted,
    Everything,
    Filtered,
    Fuzzy,
    Near,
    Node,
    Pattern,
    Phrase,
    Prefix,
    Term,
    Without,
)
from index.schema import FIELDS, Field, Kind, day_number
from search.names.variants import Name
from search.query import (
    Alike,
    And,
    Dated,
    Not,
    Or,
    Person,
    Query,
    Quoted,
    Shaped,
    Source,
    Starting,
    TextField,
    Word,
    Words,
)

TOGETHER = 0.5
"""What two words that stand together as they were typed count for, relative to a stem in the body."""

SILENT = 0.8
"""What a stop word counts for, relative to other words as they stand."""

WHOLE = 100.0
"""What words that stand just as they were typed count for where articles that lack some of them are shown as well."""
SAYING = 5.0
"""What stop words count for where they stand just as they were typed, if nothing else was: they are a saying."""
ARTICLES = frozenset(
    ("al", "el", "ul", "ad", "ed", "ar", "er", "as", "an", "at", "ach", "ech", "ash", "az", "ez")
)
"""How the article of Arabic names is written; before some letters it sounds like them."""


class Ranking(Struct, frozen=True):
    """How a query becomes nodes.

    Attributes:
        sources: The sources of the archive that a name means.
        people: What finds the articles that name a person.
        least: How many of the words typed side by side an article must hold; None asks for all.
        exact: Whether words must match as they were typed, not by their stems.
        names: Names among the words that articles may spell otherwise.
    """

    sources: Callable[[str], Sequence[str]]
    people: Callable[[str], Node]
    least: int | None = None
    exact: bool = False
    names: tuple[Name, ...] = ()

    def node(self, query: Query) -> Node:  # noqa: C901, PLR0911 - one case a kind
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
            case Quoted(texts, field, slop, boost):
                return Any(
                    tuple(
                        _phrase(name, texts, slop, boost * by) for name, by in _phrase_fields(field)
                    )
                )
            case Starting(text, field, boost):
                return Any(
                    tuple(
                        Prefix(name, text, boost * weight) for name, weight in _phrase_fields(field)
                    )
                )
            case Shaped(pattern, field, boost):
                return Any(
                    tuple(
                        Pattern(name, pattern, boost * weight)
                        for name, weight in _phrase_fields(field)
                    )
                )
            case Alike(text, edits, field, boost):
                return Any(
                    tuple(
                        Fuzzy(name, text, edits, boost * by) for name, by in _phrase_fields(field)
                    )
                )
            case Source(name):
                return Any(tuple(Term("source", source, 0.0) for source in self.sources(name)))
            case Person(name):
                return self.people(name)
            case Dated(period):
                return Between(
                    "date",
                    *(day_number(day) if day else None for day in (period.first, period.last)),
                )

    def presence(self, word: Word) -> Node:
        """What finds the articles that hold a word, in the fewest nodes: whatever has its exact form has its stem."""
        kind = Kind.EXACT if self.exact else Kind.STEM
        places = [
            place
            for place in _text_fields(None)
            if place.kind is kind or place.name == "people_exact"
        ]
        terms = (
            Term(place.name, word.exact if place.kind is Kind.EXACT else word.stem)
            for place in places
        )
        return Any((*terms, *self._spelt_otherwise(word)))

    def as_typed(self, words: Words) -> Node:
        """What finds the articles that have words one after the other as they were typed, and scores them above others.

        If they are a name, those that spell it otherwise come next.
        """
        texts = tuple(word.exact for word in words.words)
        typed = [
            Phrase(place.name, texts, WHOLE)
            for place in _text_fields(words.field)
            if place.kind is Kind.EXACT
        ]
        names = [
            name
            for name in self.names
            if {word.exact for word in words.telling}.issubset(name.words)
        ]
        return Any(
            (*typed, *(name.node(WHOLE / 10) for name in names)) if not self.exact else tuple(typed)
        )

    def _all(self, parts: Sequence[Query]) -> Node:
        """What every part finds; filters narrow without scoring, and exclusions are taken away last."""
        excluded = [
            replace(self, names=()).node(part.part) for part in parts if isinstance(part, Not)
        ]
        filters = [self.node(part) for part in parts if isinstance(part, Source | Person | Dated)]
        scored = [
            self.node(part) for part in parts if not isinstance(part, Not | Source | Person | Dated)
        ]
        found = _conjunction(scored)
        if filters:
            found = Filtered(found, _conjunction(filters))
        return Without(found, Any(tuple(excluded))) if excluded else found

    def _words(self, words: Words) -> Node:
        telling = words.telling
        least = len(telling) if self.least is None else min(self.least, len(telling))
        found = Any(tuple(Any(tuple(self._word(word, words.field))) for word in telling), least)
        bonus = (*_silent(words), *_together(words), *(() if self.exact else _beginnings(words)))
        return Boosted(found, Any(bonus)) if bonus else found

    def _word(self, word: Word, field: TextField | None) -> Iterator[Node]:
        for place in _text_fields(field):
            if place.kind is Kind.EXACT:
                yield Term(place.name, word.exact, place.weight * word.boost)
            elif not self.exact:
                yield Term(place.name, word.stem, place.weight * word.boost)
        if field is None:
            yield from self._spelt_otherwise(word)

    def _spelt_otherwise(self, word: Word) -> Iterator[Node]:
        """What finds the articles that have, in another spelling, a name that the word is part of."""
        if not self.exact:
            yield from (name.node() for name in self.names if word.exact in name.words)


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
        return tuple(
            Word(text, stem(text), text in stop_words(), part.boost) for text in part.texts
        )
    return ()


def _conjunction(found: Sequence[Node]) -> Node:
    if not found:
        return Everything()
    return found[0] if len(found) == 1 else All(tuple(found))


def _phrase(field: str, texts: Sequence[str], slop: int, weight: float) -> Node:
    """Words just so, or each two of them at most `slop` moves from how they stand in the phrase."""
    places = {text: place for place, text in reversed(list(enumerate(texts)))}
    if not slop or len(places) == 1:
        return Phrase(field, tuple(texts), weight)
    pairs = list(combinations(sorted(places, key=places.__getitem__), 2))
    apart = (slop + places[other] - places[one] - 1 for one, other in pairs)
    return All(
        tuple(
            Near(field, pair, moves, weight / len(pairs))
            for pair, moves in zip(pairs, apart, strict=True)
        )
    )


def _silent(words: Words) -> Iterator[Term]:
    """The stop words, each once. An article may lack them; how common they are says what they count for."""
    for text in dict.fromkeys(word.exact for word in words.words if word.silent):
        yield from (
            Term(place.name, text, SILENT * place.weight) for place in _running_fields(words.field)
        )


def _together(words: Words) -> Iterator[Phrase]:
    """A phrase for every two neighbouring words, unless both are stop words: those would cost more than they tell.

    The article of an Arabic name (Hachd al-Chaabi) is written or not. Stop words alone are a saying, not a subject.
    """
    pairs = [pair for pair in pairwise(words.words) if not all(word.silent for word in pair)]
    runs = dict.fromkeys(((one.exact, other.exact) for one, other in pairs), TOGETHER)
    named = [
        place
        for place, word in enumerate(words.words)
        if not word.silent and word.exact not in ARTICLES
    ]
    for one, other in pairwise(named):
        if any(word.exact in ARTICLES for word in words.words[one + 1 : other]):
            runs[words.words[one].exact, words.words[other].exact] = TOGETHER
    whole = tuple(word.exact for word in words.words)
    sayings = {whole: SAYING} if len(whole) > 1 and stop_words().issuperset(whole) else {}
    for texts, weight in (*runs.items(), *sayings.items()):
        yield from (Phrase(place.name, texts, weight) for place in _running_fields(words.field))


def _beginnings(words: Words) -> Iterator[Term]:
    """The beginnings of the words that count, each once, wherever a field of their own holds them."""
    if words.field is None:
        for text in dict.fromkeys(
            part for word in words.telling for part in beginnings(word.exact)
        ):
            yield from (
                Term(place.name, text, place.weight)
                for place in FIELDS
                if place.kind is Kind.BEGINNING
            )


@cache
def _text_fields(field: TextField | None) -> tuple[Field, ...]:
    """The fields where words are looked for: all that have a weight, or those of one text."""
    names = (field, f"{field}_exact")
    texts = (place for place in FIELDS if place.weight and place.kind is not Kind.BEGINNING)
    return tuple(place for place in texts if field is None or place.name in names)


@cache
def _running_fields(field: TextField | None) -> tuple[Field, ...]:
    """The fields where sentences stand as they were written."""
    return tuple(
        place
        for place in _text_fields(field)
        if place.kind is Kind.EXACT and place.name != "people_exact"
    )


@cache
def _phrase_fields(field: TextField | None) -> tuple[tuple[str, float], ...]:
    """Where phrases and beginnings are looked for, each with the weight of its text's stems where it has them."""
    weights = {place.name: place.weight for place in FIELDS}
    texts = [
        (place, place.name.removesuffix("_exact"))
        for place in FIELDS
        if place.name.endswith("_exact")
    ]
    return tuple(
        (place.name, weights.get(text, place.weight))
        for place, text in texts
        if field in (None, text)
    )
