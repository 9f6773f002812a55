"""Query tree -> index nodes: which fields are looked in, what each counts for, how strictly words must match. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.analyzer import stop_words
from index.analysis.prefixes import word_prefixes
from index.analysis.stemmer import stem
from index.engines import query as engine_query
from index.schema import FIELDS, Field, Kind, day_number
from search.names.variants import TypedName
from search.query import (
    And,
    DateRange,
    Fuzzy,
    Not,
    Or,
    Person,
    Phrase,
    Prefix,
    Query,
    Source,
    TextField,
    Wildcard,
    Word,
    Words,
)

ADJACENT_WEIGHT = 0.5
"""What two words that stand together as they were typed count for, relative to a stem in the body."""

STOP_WORD_WEIGHT = 0.8
"""What a stop word counts for, relative to other words as they stand."""

VERBATIM_WEIGHT = 100.0
"""What words that stand just as they were typed count for where articles that lack some of them are shown as well."""
STOP_PHRASE_WEIGHT = 5.0
"""What stop words count for where they stand just as they were typed, if nothing else was: they are a saying."""
ARABIC_ARTICLES = frozenset(
    ("al", "el", "ul", "ad", "ed", "ar", "er", "as", "an", "at", "ach", "ech", "ash", "az", "ez")
)
"""How the article of Arabic names is written; before some letters it sounds like them."""


class Ranking(Struct, frozen=True):
    """How a query becomes nodes.

    Attributes:
        sources: The sources of the archive that a name means.
        people: What finds the articles that name a person.
        min_match: How many of the words typed side by side an article must hold; None asks for all.
        exact: Whether words must match as they were typed, not by their stems.
        names: Names among the words that articles may spell otherwise.
    """

    sources: Callable[[str], Sequence[str]]
    people: Callable[[str], engine_query.EngineQuery]
    min_match: int | None = None
    exact: bool = False
    names: tuple[TypedName, ...] = ()

    def translate(self, query: Query) -> engine_query.EngineQuery:  # noqa: C901, PLR0911 - one case a kind
        """What to ask the index."""
        match query:
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return engine_query.Or(tuple(self.translate(part) for part in parts))
            case Not():
                return self._all((query,))
            case Words():
                return self._words(query)
            case Phrase(texts, field, slop, boost):
                return engine_query.Or(
                    tuple(
                        _phrase(name, texts, slop, boost * by) for name, by in _phrase_fields(field)
                    )
                )
            case Prefix(text, field, boost):
                return engine_query.Or(
                    tuple(
                        engine_query.Prefix(name, text, boost * weight)
                        for name, weight in _phrase_fields(field)
                    )
                )
            case Wildcard(pattern, field, boost):
                return engine_query.Or(
                    tuple(
                        engine_query.Wildcard(name, pattern, boost * weight)
                        for name, weight in _phrase_fields(field)
                    )
                )
            case Fuzzy(text, edits, field, boost):
                return engine_query.Or(
                    tuple(
                        engine_query.Fuzzy(name, text, edits, boost * by)
                        for name, by in _phrase_fields(field)
                    )
                )
            case Source(name):
                return engine_query.Or(
                    tuple(engine_query.Term("source", source, 0.0) for source in self.sources(name))
                )
            case Person(name):
                return self.people(name)
            case DateRange(period):
                return engine_query.Range(
                    "date",
                    *(day_number(day) if day else None for day in (period.first, period.last)),
                )

    def presence(self, word: Word) -> engine_query.EngineQuery:
        """What finds the articles that hold a word, in the fewest nodes: whatever has its exact form has its stem."""
        kind = Kind.EXACT if self.exact else Kind.STEM
        places = [
            place
            for place in _text_fields(None)
            if place.kind is kind or place.name == "people_exact"
        ]
        terms = (
            engine_query.Term(place.name, word.exact if place.kind is Kind.EXACT else word.stem)
            for place in places
        )
        return engine_query.Or((*terms, *self._spelt_otherwise(word)))

    def verbatim(self, words: Words) -> engine_query.EngineQuery:
        """What finds the articles that have words one after the other as they were typed, and scores them above others.

        If they are a name, those that spell it otherwise come next.
        """
        texts = tuple(word.exact for word in words.words)
        typed = [
            engine_query.Phrase(place.name, texts, VERBATIM_WEIGHT)
            for place in _text_fields(words.field)
            if place.kind is Kind.EXACT
        ]
        names = [
            name
            for name in self.names
            if {word.exact for word in words.content_words}.issubset(name.words)
        ]
        return engine_query.Or(
            (*typed, *(name.phrase(VERBATIM_WEIGHT / 10) for name in names))
            if not self.exact
            else tuple(typed)
        )

    def _all(self, parts: Sequence[Query]) -> engine_query.EngineQuery:
        """What every part finds; filters narrow without scoring, and exclusions are taken away last."""
        excluded = [
            replace(self, names=()).translate(part.part) for part in parts if isinstance(part, Not)
        ]
        filters = [
            self.translate(part) for part in parts if isinstance(part, Source | Person | DateRange)
        ]
        scored = [
            self.translate(part)
            for part in parts
            if not isinstance(part, Not | Source | Person | DateRange)
        ]
        found = _conjunction(scored)
        if filters:
            found = engine_query.Filtered(found, _conjunction(filters))
        return engine_query.AndNot(found, engine_query.Or(tuple(excluded))) if excluded else found

    def _words(self, words: Words) -> engine_query.EngineQuery:
        telling = words.content_words
        min_match = len(telling) if self.min_match is None else min(self.min_match, len(telling))
        found = engine_query.Or(
            tuple(engine_query.Or(tuple(self._word(word, words.field))) for word in telling),
            min_match,
        )
        bonus = (*_silent(words), *_together(words), *(() if self.exact else _beginnings(words)))
        return engine_query.AndMaybe(found, engine_query.Or(bonus)) if bonus else found

    def _word(self, word: Word, field: TextField | None) -> Iterator[engine_query.EngineQuery]:
        for place in _text_fields(field):
            if place.kind is Kind.EXACT:
                yield engine_query.Term(place.name, word.exact, place.weight * word.boost)
            elif not self.exact:
                yield engine_query.Term(place.name, word.stem, place.weight * word.boost)
        if field is None:
            yield from self._spelt_otherwise(word)

    def _spelt_otherwise(self, word: Word) -> Iterator[engine_query.EngineQuery]:
        """What finds the articles that have, in another spelling, a name that the word is part of."""
        if not self.exact:
            yield from (name.phrase() for name in self.names if word.exact in name.words)


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
    if isinstance(part, Phrase) and part.field is None:
        return tuple(
            Word(text, stem(text), text in stop_words(), part.boost) for text in part.terms
        )
    return ()


def _conjunction(found: Sequence[engine_query.EngineQuery]) -> engine_query.EngineQuery:
    if not found:
        return engine_query.MatchAll()
    return found[0] if len(found) == 1 else engine_query.And(tuple(found))


def _phrase(field: str, texts: Sequence[str], slop: int, weight: float) -> engine_query.EngineQuery:
    """Words just so, or each two of them at most `slop` moves from how they stand in the phrase."""
    places = {text: place for place, text in reversed(list(enumerate(texts)))}
    if not slop or len(places) == 1:
        return engine_query.Phrase(field, tuple(texts), weight)
    pairs = list(combinations(sorted(places, key=places.__getitem__), 2))
    apart = (slop + places[other] - places[one] - 1 for one, other in pairs)
    return engine_query.And(
        tuple(
            engine_query.Near(field, pair, moves, weight / len(pairs))
            for pair, moves in zip(pairs, apart, strict=True)
        )
    )


def _silent(words: Words) -> Iterator[engine_query.Term]:
    """The stop words, each once. An article may lack them; how common they are says what they count for."""
    for text in dict.fromkeys(word.exact for word in words.words if word.optional):
        yield from (
            engine_query.Term(place.name, text, STOP_WORD_WEIGHT * place.weight)
            for place in _running_fields(words.field)
        )


def _together(words: Words) -> Iterator[engine_query.Phrase]:
    """A phrase for every two neighbouring words, unless both are stop words: those would cost more than they tell.

    The article of an Arabic name (Hachd al-Chaabi) is written or not. Stop words alone are a saying, not a subject.
    """
    pairs = [pair for pair in pairwise(words.words) if not all(word.optional for word in pair)]
    runs = dict.fromkeys(((one.exact, other.exact) for one, other in pairs), ADJACENT_WEIGHT)
    named = [
        place
        for place, word in enumerate(words.words)
        if not word.optional and word.exact not in ARABIC_ARTICLES
    ]
    for one, other in pairwise(named):
        if any(word.exact in ARABIC_ARTICLES for word in words.words[one + 1 : other]):
            runs[words.words[one].exact, words.words[other].exact] = ADJACENT_WEIGHT
    whole = tuple(word.exact for word in words.words)
    sayings = (
        {whole: STOP_PHRASE_WEIGHT} if len(whole) > 1 and stop_words().issuperset(whole) else {}
    )
    for texts, weight in (*runs.items(), *sayings.items()):
        yield from (
            engine_query.Phrase(place.name, texts, weight) for place in _running_fields(words.field)
        )


def _beginnings(words: Words) -> Iterator[engine_query.Term]:
    """The beginnings of the words that count, each once, wherever a field of their own holds them."""
    if words.field is None:
        for text in dict.fromkeys(
            part for word in words.content_words for part in word_prefixes(word.exact)
        ):
            yield from (
                engine_query.Term(place.name, text, place.weight)
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
