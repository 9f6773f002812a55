"""Nodes -> Tantivy's queries."""

from __future__ import annotations

import re
from functools import lru_cache, partial

import tantivy as tv

from index.engines import query as nodes


class Translator:
    """Makes queries of an index; it remembers those that come back all the time."""

    def __init__(self, schema: tv.Schema) -> None:
        """For an index with these fields."""
        self._schema = schema
        self._term = lru_cache(10_000)(partial(tv.Query.term_query, schema))
        self._regex = lru_cache(100)(
            partial(tv.Query.regex_query, schema)
        )  # some take 20 ms to be understood

    def query(self, node: nodes.EngineQuery) -> tv.Query:  # noqa: C901, PLR0911, PLR0912 - one case a node, no more
        """What asks Tantivy for what a node describes."""
        schema, query = self._schema, tv.Query
        match node:
            case nodes.Term(field, text, boost):
                return query.boost_query(self._term(field, text), boost)
            case nodes.Phrase(field, (text,), boost):
                return self.query(nodes.Term(field, text, boost))
            case nodes.Phrase(field, texts, boost):
                return query.boost_query(query.phrase_query(schema, field, list(texts)), boost)
            case nodes.Near(field, texts, slop, boost):
                return query.boost_query(
                    query.phrase_query(schema, field, list(texts), slop), boost
                )
            case nodes.Prefix(field, text, boost):
                return query.boost_query(self._regex(field, re.escape(text) + ".*"), boost)
            case nodes.Wildcard(field, text, boost):
                shape = re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")
                return query.boost_query(self._regex(field, shape), boost)
            case nodes.Fuzzy(field, text, distance, boost):
                return query.boost_query(
                    query.fuzzy_term_query(schema, field, text, distance), boost
                )
            case nodes.Range(field, low, high):
                return _range(schema, field, low, high)
            case nodes.And(parts):
                return query.boolean_query([(tv.Occur.Must, self.query(part)) for part in parts])
            case nodes.Or(parts, least):
                options = [(tv.Occur.Should, self.query(part)) for part in parts]
                return query.boolean_query(options, minimum_number_should_match=least)
            case nodes.AndNot(kept, excluded):
                clauses = ((tv.Occur.Must, kept), (tv.Occur.MustNot, excluded))
                return query.boolean_query([(occur, self.query(part)) for occur, part in clauses])
            case nodes.Filtered(scored, condition):
                silent = query.const_score_query(self.query(condition), 0.0)
                return query.boolean_query(
                    [(tv.Occur.Must, self.query(scored)), (tv.Occur.Must, silent)]
                )
            case nodes.AndMaybe(wanted, bonus):
                clauses = ((tv.Occur.Must, wanted), (tv.Occur.Should, bonus))
                return query.boolean_query([(occur, self.query(part)) for occur, part in clauses])
            case nodes.MatchAll():
                return query.const_score_query(query.all_query(), 0.0)


def _range(schema: tv.Schema, field: str, low: int | None, high: int | None) -> tv.Query:
    if low is None and high is None:
        low = 0  # Tantivy refuses a range without an end; every number here is positive
    return tv.Query.const_score_query(
        tv.Query.range_query(schema, field, tv.FieldType.Integer, low, high), score=0.0
    )
