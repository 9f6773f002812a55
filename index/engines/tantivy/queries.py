"""Translate queries into Tantivy's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, partial

from tantivy import FieldType, Occur, Query, Schema

from index.engines import query as engine_query
from index.engines.query import CompoundQuery, EngineQuery

MAX_CACHED_TERMS = 10_000
MAX_CACHED_WORDS = 1_000
"""Words without scores that are cached: each is asked for up to three times by one search, and often
by the next one."""
MAX_NESTED_OPTIONS = 2
"""Bonuses that stand around a query: those of a word."""
MAX_TERMS_OF_WORD = 50
"""Terms of a word that is cached. Others are lists of names or of ids."""
MAX_CACHED_PATTERNS = 100
"""Patterns are worth caching: some take 20 ms to compile."""

_EVERY_DOCUMENT = Query.const_score_query(Query.all_query(), 0.0)
"""Matches all documents, without a score."""


class Translator:
    """Translates queries for an index. It caches terms and patterns, which come back often."""

    def __init__(self, schema: Schema) -> None:
        """Translate for an index with some fields."""
        self._schema = schema
        self._term = lru_cache(MAX_CACHED_TERMS)(self._make_term)
        self._regex = lru_cache(MAX_CACHED_PATTERNS)(partial(Query.regex_query, schema))

    @cached_property
    def unscored(self) -> Translator:
        """Translates queries for the same documents whose scores do not matter."""
        return UnscoredTranslator(self._schema)

    def translate(self, query: EngineQuery) -> Query:  # noqa: PLR0911 - one case a class
        """Return a query as Tantivy takes it."""
        match query:
            case engine_query.Term(field, text, boost):
                return self._term(field, text, boost)
            case engine_query.Phrase(field, (text,), boost):
                return self._term(field, text, boost)
            case engine_query.Phrase(field, texts, boost):
                return self._phrase(field, texts, 0, boost)
            case engine_query.Near(field, texts, slop, boost):
                return self._phrase(field, texts, slop, boost)
            case engine_query.Prefix(field, text, boost):
                return self._boosted(self._regex(field, re.escape(text) + ".*"), boost)
            case engine_query.Wildcard(field, text, boost):
                pattern = re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")
                return self._boosted(self._regex(field, pattern), boost)
            case engine_query.Fuzzy(field, text, distance, boost):
                return self._fuzzy(field, text, distance, boost)
            case engine_query.Range(field, low, high):
                return self._range(field, low, high)
            case _:
                return self._compound(query)

    def _compound(self, query: CompoundQuery) -> Query:  # noqa: PLR0911 - one case a class
        """Return a query of several clauses as Tantivy takes it."""
        match query:
            case engine_query.Or(clauses, min_match):
                return self._any_of(clauses, min_match)
            case engine_query.And(clauses):
                return Query.boolean_query([self._must(clause) for clause in clauses])
            case engine_query.AndNot(inner, excluded):
                return self._without(inner, excluded)
            case engine_query.Filtered(inner, condition):
                unscored = without_score(self.unscored.translate(condition))
                return Query.boolean_query([self._must(inner), (Occur.Must, unscored)])
            case engine_query.AndMaybe(inner, bonus):
                return self._with_bonus(inner, bonus)
            case engine_query.Constant(inner, score):
                return without_score(self.unscored.translate(inner), score)
            case engine_query.MatchAll():
                return _EVERY_DOCUMENT

    def _any_of(self, clauses: Sequence[EngineQuery], min_match: int) -> Query:
        """Return a query for any of some clauses. Each query around a clause copies it once more."""
        if len(clauses) == 1 and min_match == 1:
            return self.translate(clauses[0])
        options = [self._should(clause) for clause in clauses]
        return Query.boolean_query(options, minimum_number_should_match=min_match)

    def _with_bonus(self, query: EngineQuery, bonus: EngineQuery) -> Query:
        """Return a query with a bonus.

        Tantivy goes through the documents of any of several options, such as the bonuses of a
        headline, in stretches of 4,096, whether or not they match the query. It looks up in those
        that match what all documents must match, or one option. So few options stand around the
        query, each around those before, and each of many is put beside all documents.
        """
        options: Sequence[EngineQuery] = (bonus,)
        if isinstance(bonus, engine_query.Or) and bonus.min_match == 1:
            options = bonus.clauses
        if len(options) > MAX_NESTED_OPTIONS:  # each copies the query once more
            bonuses = [(Occur.Must, self._for_all(option)) for option in options]
            return Query.boolean_query([self._must(query), *bonuses])
        translated = self.translate(query)
        for option in options:
            translated = Query.boolean_query([(Occur.Must, translated), self._should(option)])
        return translated

    def _for_all(self, option: EngineQuery) -> Query:
        """Return a query for all documents. Only those that match the option have a score."""
        return Query.boolean_query([(Occur.Must, _EVERY_DOCUMENT), self._should(option)])

    def _without(self, query: EngineQuery, excluded: EngineQuery) -> Query:
        """Return a query without the documents of another.

        Each option stands around the query and the options before, for the same reason as bonuses.
        """
        translated = self.translate(query)
        for option in _flat([excluded]):
            without = (Occur.MustNot, self.unscored.translate(option))
            translated = Query.boolean_query([(Occur.Must, translated), without])
        return translated

    def _must(self, clause: EngineQuery) -> tuple[Occur, Query]:
        return Occur.Must, self.translate(clause)

    def _should(self, clause: EngineQuery) -> tuple[Occur, Query]:
        return Occur.Should, self.translate(clause)

    def _phrase(self, field: str, texts: tuple[str, ...], slop: int, boost: float) -> Query:
        """Return a query for terms that follow each other, at most `slop` moves apart."""
        phrase = Query.phrase_query(self._schema, field, list(texts), slop)
        return self._boosted(phrase, boost)

    def _make_term(self, field: str, text: str, boost: float) -> Query:
        return self._boosted(Query.term_query(self._schema, field, text), boost)

    def _fuzzy(self, field: str, text: str, distance: int, boost: float) -> Query:
        fuzzy = Query.fuzzy_term_query(self._schema, field, text, distance)
        return self._boosted(fuzzy, boost)

    def _range(self, field: str, low: int | None, high: int | None) -> Query:
        """Return a query for the numbers from `low` to `high`, all with the score 0."""
        # Tantivy refuses a range without bounds. Every number of an index is zero or more.
        if low is None and high is None:
            low = 0
        bounds = Query.range_query(self._schema, field, FieldType.Integer, low, high)
        return without_score(bounds)

    def _boosted(self, query: Query, boost: float) -> Query:
        """Return a query whose scores count so many times."""
        return Query.boost_query(query, boost)


class UnscoredTranslator(Translator):
    """Leaves out what changes only scores. Such a query is smaller, and quicker to make."""

    def __init__(self, schema: Schema) -> None:
        """Translate for an index with some fields."""
        super().__init__(schema)
        self._any_term = lru_cache(MAX_CACHED_WORDS)(partial(super()._any_of, min_match=1))

    @property
    def unscored(self) -> Translator:
        """This translator."""
        return self

    def _compound(self, query: CompoundQuery) -> Query:
        match query:
            case engine_query.AndMaybe(inner) | engine_query.Constant(inner):
                return self.translate(inner)
            case engine_query.Filtered(inner, condition):
                return Query.boolean_query([self._must(inner), self._must(condition)])
            case _:
                return super()._compound(query)

    def _any_of(self, clauses: Sequence[EngineQuery], min_match: int) -> Query:
        if min_match != 1:
            return super()._any_of(clauses, min_match)
        if len(clauses) <= MAX_TERMS_OF_WORD and all(map(_is_term, clauses)):
            return self._any_term(clauses)
        return super()._any_of(_flat(clauses), min_match)

    def _boosted(self, query: Query, boost: float) -> Query:  # noqa: ARG002 - nothing is scored
        return query


def _is_term(query: EngineQuery) -> bool:
    return isinstance(query, engine_query.Term)


def _flat(clauses: Iterable[EngineQuery]) -> list[EngineQuery]:
    """Put the options of a clause that matches any of some in the place of the clause."""
    options: list[EngineQuery] = []
    for clause in clauses:
        if isinstance(clause, engine_query.Or) and clause.min_match == 1:
            options += _flat(clause.clauses)
        else:
            options.append(clause)
    return options


def without_score(query: Query, score: float = 0.0) -> Query:
    """Return a query for the same documents, all with the same score."""
    return Query.const_score_query(query, score)


def any_value_typed(field: str, values: Iterable[str]) -> str:
    """Return a query for any of some values in the language that Tantivy's aggregations take."""
    return " OR ".join(f"{field}:{_quoted(value)}" for value in values)


def _quoted(value: str) -> str:
    """Return a value in quotes, in which only quotes and backslashes have a meaning."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
