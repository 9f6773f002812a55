"""Translate query trees into engine queries: fields, weights, and how strictly words must match.

An article matches by the words it holds. Bonuses (stop words, neighbouring words, prefixes) change
its score, and never whether it matches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from index.analysis.analyzer import stop_words
from index.analysis.edge_ngrams import SHORT_PREFIX_CHARS, word_prefixes
from index.analysis.particles import ARABIC_ARTICLES
from index.dates.period import Period
from index.engines import query as engine_query
from index.engines.query import EngineQuery
from index.entities.kind import EntityKind
from index.schema import FIELDS, Field, Kind, day_number
from search.names.alternatives import Alternatives
from search.names.capitalised_nouns import named_by
from search.query import (
    And,
    DateRange,
    Filter,
    FindIds,
    Fuzzy,
    InFolder,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Source,
    Tagged,
    TextField,
    Undated,
    Wildcard,
    Word,
    Words,
    no_ids,
    only_filters,
)
from search.typed_dates import TypedDate, covering

LESSER_LEMMA_WEIGHT = 0.3
"""Weight of a lemma that a word is less likely to be a form of, relative to the others."""
LONG_PREFIX_FACTOR = 1.5
"""Weight of a long prefix, relative to a short one: words that share it are of one family."""
ADJACENT_WEIGHT = 0.5
"""Weight of two words that stand together as they were typed, relative to a lemma in the body."""
PARTS_WEIGHT = 0.5
"""Weight of the parts of a compound where they stand together, relative to a lemma. The compound has
a term of its own where it has hyphens."""
STOP_WORD_WEIGHT = 0.4
"""Weight of a stop word, relative to other words in the form they were typed."""
PUBLISHED_WEIGHT = 5.0
"""Weight of a word of a typed date in an article of that day, relative to a stem in the body. It is
that of a rare word, so that articles of these days come before those that look back on them."""
PERIOD_WORD_WEIGHT = 0.3
"""Weight of the words of "décembre 2018" in a text, relative to other words. What was published then
need not say so, and what says so may be a review of any day of that month. A year alone names an event
("municipales 2020"), and so does a day ("grève du 5 décembre 2019")."""
LONE_DATE_WEIGHT = 100.0
"""Weight of the days of a date that is the whole query, where no words say what else is asked for."""
ENTITY_WEIGHT = 10.0
"""Weight of a noun that was typed as a name, "La Réunion", in an article that names a place so. Articles
on meetings come after those on the island."""
STOP_PHRASE_WEIGHT = 5.0
"""Weight of stop words alone where they stand together as they were typed, as in a saying."""


class Ranking(Struct, frozen=True):
    """Translates query trees into engine queries.

    Attributes:
        sources: Finds the sources of the archive that a name means.
        named: Makes the engine query for the articles that have a name of a kind.
        min_match: How many of the words typed side by side an article must hold; None means all.
        exact: Match words only in the form they were typed, not by their lemmas.
        names: Names in the query that articles have in other forms as well.
        dates: Dates in the query that articles may have been published on.
        entities: Nouns in the query that were typed as names of places or organisations.
        has_bonuses: False to leave out what changes only scores. It takes most of the time of a
            search, and says little where few articles match.
        folders: Finds the ids of the articles in the folder of a name.
        tagged: Finds the ids of the articles with the tag of a name.
    """

    sources: Callable[[str], Sequence[str]]
    named: Callable[[EntityKind, str], EngineQuery]
    min_match: int | None = None
    exact: bool = False
    names: tuple[Alternatives, ...] = ()
    dates: tuple[TypedDate, ...] = ()
    entities: tuple[str, ...] = ()
    has_bonuses: bool = True
    folders: FindIds = no_ids
    tagged: FindIds = no_ids

    def translate(self, query: Query) -> EngineQuery:
        """Translate a query tree."""
        match query:
            case And(parts):
                return self._conjunction(parts)
            case Or(parts):
                return _any_of(map(self.translate, parts))
            case Not():
                return self._conjunction((query,))
            case Words():
                return self._words(query)
            case Phrase() | Prefix() | Wildcard() | Fuzzy():
                return _in_phrase_fields(query)
            case _:
                return self._filter(query)

    def _filter(self, leaf: Filter) -> EngineQuery:
        """Translate a leaf that narrows a search."""
        match leaf:
            case Source(name):
                return engine_query.any_value("source", self.sources(name))
            case Named(name, kind):
                return self.named(kind, name)
            case DateRange(period):
                return _date_range(period)
            case InFolder(name):
                return engine_query.any_value("id", self.folders(name))
            case Tagged(name):
                return engine_query.any_value("id", self.tagged(name))
            case Undated():
                return engine_query.AndNot(engine_query.MatchAll(), engine_query.Range("date"))

    def presence(self, word: Word) -> EngineQuery:
        """Match the articles that hold a word, in as few terms as possible.

        The lemmas alone are enough, since every article with the exact form has them too.
        """
        alternatives: list[EngineQuery] = []
        if self.exact:
            alternatives.append(_word_as_typed(word, None))
        else:
            for field in _lemma_fields(None):
                alternatives += _lemma_terms(word, field)
            alternatives += _exact_terms(word, _people_fields())
            alternatives += _parts(word, None)
            alternatives += self._other_forms(word)
        return _any_of([*alternatives, *self._published(word)])

    def in_title(self, word: Word) -> EngineQuery:
        """Match the articles whose title holds a word in any inflection.

        Those that have another form of its name match as well, wherever it stands.
        """
        [field] = _exact_fields("title")
        alternatives: list[EngineQuery] = [engine_query.Term(field.name, word.exact)]
        if not self.exact:
            [field] = _lemma_fields("title")
            alternatives += _lemma_terms(word, field)
            alternatives += self._other_forms(word)
        return _any_of(alternatives)

    def _conjunction(self, parts: Iterable[Query]) -> EngineQuery:
        """Match what all parts match. Filters do not score, and exclusions are taken away last."""
        scored: list[EngineQuery] = []
        filters: list[EngineQuery] = []
        excluded: list[EngineQuery] = []
        for part in parts:
            if isinstance(part, Not):
                as_typed = replace(self, names=(), dates=())
                excluded.append(as_typed.translate(part.part))
            elif only_filters(part):
                filters.append(self.translate(part))
            else:
                scored.append(self.translate(part))
        query = _all_of(scored)
        if filters:
            query = engine_query.Filtered(query, _all_of(filters))
        if excluded:
            query = engine_query.AndNot(query, _any_of(excluded))
        return query

    def _words(self, words: Words) -> EngineQuery:
        """Match enough of the words that count, with a bonus for everything else that fits."""
        each_word = [self._word(word, words.field) for word in words.content_words]
        min_match = len(each_word)
        if self.min_match is not None:
            min_match = min(min_match, self.min_match)
        query = _any_of(each_word, min_match)
        bonuses = self._bonuses(words) if self.has_bonuses else ()
        if not bonuses:
            return query
        return engine_query.AndMaybe(query, _any_of(bonuses))

    def _bonuses(self, words: Words) -> list[EngineQuery]:
        """Match what else may fit: stop words, neighbouring words, and longer words."""
        bonuses: list[EngineQuery] = []
        bonuses += _optional_words(words)
        bonuses += _adjacent_words(words)
        bonuses += self._lone_dates(words)
        bonuses += [engine_query.Constant(named_by(name), ENTITY_WEIGHT) for name in self.entities]
        if not self.exact:
            bonuses += _prefixes(words)
        return bonuses

    def _lone_dates(self, words: Words) -> list[EngineQuery]:
        """Match the articles of the days that were typed, if no word is of anything else."""
        typed = {term for dated in self.dates for term in dated.words}
        others = [word for word in words.content_words if typed.isdisjoint(word.all_terms)]
        if others or words.field is not None:
            return []
        return [
            engine_query.Constant(_date_range(dated.period), LONE_DATE_WEIGHT)
            for dated in self.dates
        ]

    def _word(self, word: Word, text: TextField | None) -> EngineQuery:
        """Match one word in every field, by its lemmas and by the form that was typed."""
        alternatives: list[EngineQuery] = []
        if self.exact:
            alternatives.append(_word_as_typed(word, text))
            if text is None:
                alternatives += self._published(word)
            return _any_of(alternatives)
        if text is None and self._is_of_period(word):
            word = replace(word, boost=word.boost * PERIOD_WORD_WEIGHT)
        for field in _lemma_fields(text):
            alternatives += _lemma_terms(word, field)
        alternatives += _parts(word, text)
        if text is None:
            alternatives += _typed_form(word)
            alternatives += self._other_forms(word)
            alternatives += self._published(word)
        elif not word.spellings:
            alternatives += _exact_terms(word, _exact_fields(text))
        return _any_of(alternatives)

    def _other_forms(self, word: Word) -> list[EngineQuery]:
        """Match other forms of the names that a word is part of."""
        return [name.query() for name in self.names if not set(word.terms).isdisjoint(name.words)]

    def _is_of_period(self, word: Word) -> bool:
        """Return True for a word of a typed month or season."""
        return any(
            len(typed.words) > 1 and typed.period.first != typed.period.last
            for term in word.all_terms
            for typed in covering(self.dates, term)
        )

    def _published(self, word: Word) -> list[EngineQuery]:
        """Match articles of the days that a word is part of the date of."""
        return [
            engine_query.Constant(_date_range(typed.period), PUBLISHED_WEIGHT)
            for term in word.all_terms
            for typed in covering(self.dates, term)
        ]


def unquoted(query: Query) -> Query:
    """Read the phrases of a query as plain words, if it has plain words as well."""
    if not isinstance(query, And):
        return query
    has_words = any(isinstance(part, Words) for part in query.parts)
    if not has_words:
        return query
    words: list[Word] = []
    other_parts: list[Query] = []
    for part in query.parts:
        plain_words = _as_plain_words(part)
        if plain_words:
            words += plain_words
        else:
            other_parts.append(part)
    return And((Words(tuple(words)), *other_parts))


def _as_plain_words(part: Query) -> tuple[Word, ...]:
    """Return the words of a part that searches every field for words or for a phrase, else ()."""
    if isinstance(part, Words) and part.field is None:
        return part.words
    if isinstance(part, Or) and _are_spellings(part.parts):
        return _as_plain_words(part.parts[0])
    if isinstance(part, Phrase) and part.field is None:
        return _words_of_phrase(part)
    return ()


def _are_spellings(parts: Iterable[Query]) -> bool:
    """Return True for phrases of the same letters, as of a phrase with "quasi rupture"."""
    letters = ["".join(part.terms) if isinstance(part, Phrase) else None for part in parts]
    return None not in letters and len(set(letters)) == 1


def _words_of_phrase(phrase: Phrase) -> tuple[Word, ...]:
    words: list[Word] = []
    for term in phrase.terms:
        word = Word.of(term)
        words.append(replace(word, optional=word.is_stop_word, boost=phrase.boost))
    return tuple(words)


def _any_of(queries: Iterable[EngineQuery], min_match: int = 1) -> EngineQuery:
    return engine_query.Or(tuple(queries), min_match)


def _all_of(queries: Sequence[EngineQuery]) -> EngineQuery:
    if not queries:
        return engine_query.MatchAll()
    if len(queries) == 1:
        return queries[0]
    return engine_query.And(tuple(queries))


def _date_range(period: Period) -> EngineQuery:
    """Match the articles of a period, which may be open on either side."""
    first = _optional_day_number(period.first)
    last = _optional_day_number(period.last)
    return engine_query.Range("date", first, last)


def _optional_day_number(day: date | None) -> int | None:
    if day is None:
        return None
    return day_number(day)


def _in_phrase_fields(query: Phrase | Prefix | Wildcard | Fuzzy) -> EngineQuery:
    """Translate a leaf for every field that it is searched in."""
    fields = _phrase_fields(query.field)
    if isinstance(query, Phrase) and query.slop:  # next to a name in the list is that of another
        fields = tuple(field for field in fields if field not in _people_fields())
    if isinstance(query, Prefix | Wildcard) and query.is_compound:
        fields += _lemma_fields(query.field)  # these have the joined forms of words with hyphens
    in_any_field = _any_of(_in_field(query, field) for field in fields)
    if isinstance(query, Phrase):
        return _as_spelt(in_any_field, query.spellings)
    return in_any_field


def _as_spelt(query: EngineQuery, spellings: Iterable[tuple[str, ...]]) -> EngineQuery:
    """Match articles that also have each of some words in one of its spellings."""
    conditions: list[EngineQuery] = []
    for alternatives in filter(None, spellings):
        forms: dict[str, None] = {}  # capitals make no difference
        for spelling in alternatives:
            forms |= dict.fromkeys((spelling.lower(), spelling.capitalize()))
        conditions.append(_any_of(engine_query.Term("spellings", form) for form in forms))
    if not conditions:
        return query
    return engine_query.Filtered(query, _all_of(conditions))


def _word_as_typed(word: Word, text: TextField | None) -> EngineQuery:
    """Match a word in the form that was typed, with the accents that were typed."""
    if word.is_quantity:
        return _any_of(
            query for field in _lemma_fields(text) for query in _lemma_terms(word, field)
        )
    as_typed = _any_of([*_exact_terms(word, _exact_fields(text)), *_parts(word.as_typed, text)])
    return _as_spelt(as_typed, (word.spellings,))


def _exact_terms(word: Word, fields: Iterable[Field]) -> Iterator[EngineQuery]:
    """Yield the terms that match a word in the form that was typed, accents folded."""
    for field in fields:
        yield engine_query.Term(field.name, word.exact, field.weight * word.boost)


def _parts(word: Word, text: TextField | None) -> Iterator[EngineQuery]:
    """Yield the phrases that match the parts of a compound where texts write it apart."""
    for parts in word.phrases:
        for field in _phrase_fields(text):
            weight = PARTS_WEIGHT * field.weight * word.boost
            yield engine_query.Phrase(field.name, parts, weight)


def _typed_form(word: Word) -> Iterator[EngineQuery]:
    """Yield the terms that match a word in the form that was typed.

    If other words have the same letters, accents count, but in names.
    """
    if not word.spellings:
        yield from _exact_terms(word, _exact_fields(None))
        return
    for field in _fields(Kind.SPELLING):
        for spelling in word.spellings:
            yield engine_query.Term(field.name, spelling, field.weight * word.boost)
    yield from _exact_terms(word, _people_fields())


def _lemma_terms(word: Word, field: Field) -> Iterator[EngineQuery]:
    """Yield the terms that match a word in any inflection.

    A word that may be a form of several lemmas counts no more than others.
    """
    weight = field.weight * word.boost
    for term in word.lemmas:
        yield engine_query.Term(field.name, term, weight / len(word.lemmas))
    for term in word.lesser_lemmas:
        yield engine_query.Term(field.name, term, weight * LESSER_LEMMA_WEIGHT)


def _in_field(query: Phrase | Prefix | Wildcard | Fuzzy, field: Field) -> EngineQuery:
    """Translate a leaf for one field."""
    weight = query.boost * field.weight
    match query:
        case Phrase(terms, _, slop):
            return _phrase(field.name, terms, slop, weight)
        case Prefix(text):
            return engine_query.Prefix(field.name, text, weight)
        case Wildcard(pattern):
            return engine_query.Wildcard(field.name, pattern, weight)
        case Fuzzy(term, edits):
            return engine_query.Fuzzy(field.name, term, edits, weight)


def _phrase(
    field: str,
    terms: tuple[str, ...],
    slop: int,
    weight: float,
) -> EngineQuery:
    """Match terms one after the other, or every two of them at most `slop` moves from that."""
    first_positions: dict[str, int] = {}
    for position, term in enumerate(terms):
        first_positions.setdefault(term, position)
    if not slop or len(first_positions) == 1:
        return engine_query.Phrase(field, terms, weight)
    pairs = list(combinations(first_positions, 2))
    weight_of_pair = weight / len(pairs)
    near: list[EngineQuery] = []
    for pair in pairs:
        left, right = pair
        words_between = first_positions[right] - first_positions[left] - 1
        max_moves = slop + words_between
        near.append(engine_query.Near(field, pair, max_moves, weight_of_pair))
    return engine_query.And(tuple(near))


def _optional_words(words: Words) -> Iterator[EngineQuery]:
    """Yield a bonus for each stop word. The engine scores the common ones low."""
    stop_terms = dict.fromkeys(word.exact for word in words.words if word.optional)
    for term in stop_terms:
        for field in _running_text_fields(words.field):
            yield engine_query.Term(field.name, term, STOP_WORD_WEIGHT * field.weight)


def _adjacent_words(words: Words) -> Iterator[EngineQuery]:
    """Yield a bonus for every two neighbouring words, and for stop words that are a saying."""
    fields = _running_text_fields(words.field)
    for pair in _adjacent_pairs(words.words):
        for field in fields:
            yield engine_query.Phrase(field.name, pair, ADJACENT_WEIGHT)
    terms = tuple(word.exact for word in words.words)
    if len(terms) > 1 and stop_words().issuperset(terms):
        for field in fields:
            yield engine_query.Phrase(field.name, terms, STOP_PHRASE_WEIGHT)


def _adjacent_pairs(words: Sequence[Word]) -> Iterable[tuple[str, str]]:
    """List every two words that follow each other, each pair once.

    Two stop words are no pair: looking them up would take long and say little. Words around an
    Arabic article are a pair as well, since an article may leave it out.
    """
    pairs: dict[tuple[str, str], None] = {}
    for left, right in pairwise(words):
        both_are_stop_words = left.optional and right.optional
        if not both_are_stop_words:
            pairs[left.terms[-1], right.terms[0]] = None
    pairs |= dict.fromkeys(_pairs_around_articles(words))
    return pairs


def _pairs_around_articles(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield every two words with an Arabic article, and perhaps stop words, between them."""
    left: Word | None = None
    follows_article = False
    for word in words:
        if word.exact in ARABIC_ARTICLES:
            follows_article = True
        elif not word.optional:
            if left is not None and follows_article:
                yield left.terms[-1], word.terms[0]
            left = word
            follows_article = False


def _prefixes(words: Words) -> Iterator[EngineQuery]:
    """Yield a bonus for words that begin like those that count, unless a field is named."""
    if words.field is not None:
        return
    prefixes: dict[str, None] = {}
    for word in words.content_words:
        for term in word.terms:
            prefixes |= dict.fromkeys(word_prefixes(term))
    for prefix in prefixes:
        factor = LONG_PREFIX_FACTOR if len(prefix) > SHORT_PREFIX_CHARS else 1
        for field in _fields(Kind.BEGINNING):
            yield engine_query.Term(field.name, prefix, factor * field.weight)


@cache
def _text_fields(text: TextField | None) -> tuple[Field, ...]:
    """Return the fields where words are searched: all that have a weight, or those of one text.

    Fields that a query has to name are not among all.
    """
    fields = [field for field in _fields(Kind.LEMMA, Kind.EXACT) if field.weight]
    if text is None:
        return tuple(field for field in fields if not field.is_named_only)
    names = (text, f"{text}_exact")
    return tuple(field for field in fields if field.name in names)


@cache
def _fields(*kinds: Kind) -> tuple[Field, ...]:
    return tuple(field for field in FIELDS if field.kind in kinds)


@cache
def _lemma_fields(text: TextField | None) -> tuple[Field, ...]:
    """Return the fields that hold words by their lemmas."""
    return tuple(field for field in _text_fields(text) if field.kind is Kind.LEMMA)


@cache
def _people_fields() -> tuple[Field, ...]:
    """Return the fields that hold names, which are not inflected."""
    return tuple(field for field in _exact_fields(None) if field.name == "people_exact")


@cache
def _exact_fields(text: TextField | None) -> tuple[Field, ...]:
    """Return the fields that hold words in the form they were written."""
    return tuple(field for field in _text_fields(text) if field.kind is Kind.EXACT)


@cache
def _running_text_fields(text: TextField | None) -> tuple[Field, ...]:
    """Return the exact fields that hold sentences, which a list of people does not."""
    return tuple(field for field in _exact_fields(text) if field.name != "people_exact")


@cache
def _phrase_fields(text: TextField | None) -> tuple[Field, ...]:
    """Return the fields where phrases and patterns are searched.

    Each has the weight of the lemmas of its text, if it has any.
    """
    weights = {field.name: field.weight for field in FIELDS}
    phrase_fields: list[Field] = []
    for field in FIELDS:
        name = field.name.removesuffix("_exact")
        is_exact = name != field.name
        is_searched = text == name or (text is None and not field.is_named_only)
        if is_exact and is_searched:
            weight = weights.get(name, field.weight)
            phrase_fields.append(replace(field, weight=weight))
    return tuple(phrase_fields)
