"""Translate queries into the query language of OpenSearch."""

from __future__ import annotations

from typing import Any

from index.engines import query as engine_query
from index.engines.query import CompoundQuery, EngineQuery
from index.lazy_pattern import lazy_pattern

Query = dict[str, Any]
"""A query in the language of OpenSearch."""

MAX_CLAUSES = 500
"""Clauses of a boolean query that are surely not too many, whatever stands around it."""
_MATCH_NONE: Query = {"match_none": {}}
_NEEDS_ESCAPE = lazy_pattern(r"([^A-Za-z0-9])")


def translate(query: EngineQuery) -> Query:  # noqa: PLR0911 - one case a class
    """Return a query in the language of OpenSearch."""
    match query:
        case engine_query.Term(field, text, boost) | engine_query.Phrase(field, (text,), boost):
            return {"term": {field: {"value": text, "boost": boost}}}
        case engine_query.Phrase(field, texts, boost):
            return _phrase(field, texts, 0, boost)
        case engine_query.Near(field, texts, slop, boost):
            return _phrase(field, texts, slop, boost)
        case engine_query.Prefix(field, text, boost):
            return {"prefix": {field: {"value": text, "boost": boost}}}
        case engine_query.Wildcard(field, text, boost):
            pattern = text.replace("\\", "\\\\")
            return {"wildcard": {field: {"value": pattern, "boost": boost}}}
        case engine_query.Fuzzy():
            return _fuzzy(query)
        case engine_query.Range(field, low, high):
            return _range(field, low, high)
        case _:
            return _compound(query)


def _compound(query: CompoundQuery) -> Query:  # noqa: PLR0911 - one case a class
    """Return a query of several clauses in the language of OpenSearch."""
    match query:
        case engine_query.And(clauses):
            return _boolean(must=clauses) if clauses else _MATCH_NONE
        case engine_query.Or(clauses, min_match):
            if not clauses:
                return _MATCH_NONE
            return _any_value(query) or _boolean(should=clauses, minimum_should_match=min_match)
        case engine_query.AndNot(inner, excluded):
            return _boolean(must=(inner,), must_not=(excluded,))
        case engine_query.Filtered(inner, condition):
            return _boolean(must=(inner,), filter=(condition,))
        case engine_query.AndMaybe(inner, bonus):
            return _boolean(must=(inner,), should=(bonus,))
        case engine_query.Constant(inner, score):
            return without_score(translate(inner), score)
        case engine_query.MatchAll():
            return without_score({"match_all": {}})


def _any_value(query: engine_query.Or) -> Query | None:
    """Return a query for any of many values of a field without scores; None for another query.

    A boolean query has 1,024 clauses at most, and a folder has more articles.
    """
    fields: set[str] = set()
    values: list[str] = []
    for clause in query.clauses:
        if not isinstance(clause, engine_query.Term) or clause.boost:
            return None
        fields.add(clause.field)
        values.append(clause.text)
    if len(values) <= MAX_CLAUSES or len(fields) > 1 or query.min_match > 1:
        return None
    return without_score({"terms": {fields.pop(): values}})


def _boolean(
    *, minimum_should_match: int | None = None, **clauses: tuple[EngineQuery, ...]
) -> Query:
    """Return a boolean query. Its clauses are `must`, `should`, `must_not` and `filter`."""
    body: dict[str, Any] = {}
    for occurrence, queries in clauses.items():
        body[occurrence] = [translate(query) for query in queries]
    if minimum_should_match is not None:
        body["minimum_should_match"] = minimum_should_match
    return {"bool": body}


def without_score(query: Query, score: float = 0.0) -> Query:
    """Return a query for the same documents, all with the same score."""
    return {"constant_score": {"filter": query, "boost": score}}


def _phrase(field: str, texts: tuple[str, ...], slop: int, boost: float) -> Query:
    """Return a query for terms that follow each other, at most `slop` moves apart."""
    if not texts:
        return _MATCH_NONE
    phrase = {"query": " ".join(texts), "analyzer": "terms", "slop": slop, "boost": boost}
    return {"match_phrase": {field: phrase}}


def _range(field: str, low: int | None, high: int | None) -> Query:
    """Return a query for numbers within bounds, or for any number if there are none."""
    bounds = {}
    if low is not None:
        bounds["gte"] = low
    if high is not None:
        bounds["lte"] = high
    if not bounds:
        return without_score({"exists": {"field": field}})
    return without_score({"range": {field: bounds}})


def _fuzzy(query: engine_query.Fuzzy) -> Query:
    """Use Lucene's fuzzy query, or a regular expression for short terms.

    Lucene leaves out terms that are no longer than the distance.
    """
    if len(query.text) > 2 * query.distance:
        options = {"fuzziness": query.distance, "transpositions": True, "rewrite": "constant_score"}
        fuzzy = {"fuzzy": {query.field: {"value": query.text, **options}}}
        return without_score(fuzzy, query.boost)
    patterns = _edited(query.text, query.distance) - {""}
    regexp = {"value": "|".join(sorted(patterns)), "flags": "NONE"}
    return without_score({"regexp": {query.field: regexp}}, query.boost)


def _edited(text: str, edits: int) -> set[str]:
    """Return regular expressions for all texts that are at most some edits away from a text.

    `le` with one edit gives `le`, `.e`, `l.`, `.le`, `l.e`, `le.`, `e`, `l` and `el`. No edit
    touches what another has changed.
    """
    if not text:
        return {"." * number for number in range(edits + 1)}
    patterns = _after(_literal(text[0]), text[1:], edits)
    if edits:
        patterns |= _edited(text[1:], edits - 1)  # a letter dropped
        patterns |= _after(".", text[1:], edits - 1)  # a letter changed
        patterns |= _after(".", text, edits - 1)  # a letter added
    if edits and len(text) > 1:
        swapped = _literal(text[1]) + _literal(text[0])
        patterns |= _after(swapped, text[2:], edits - 1)
    return patterns


def _after(start: str, rest: str, edits: int) -> set[str]:
    """Return the patterns of a finished start and a rest that has the edits."""
    return {start + pattern for pattern in _edited(rest, edits)}


def _literal(letter: str) -> str:
    """Return a regular expression that matches one character and nothing else."""
    return _NEEDS_ESCAPE.sub(r"\\\1", letter)
