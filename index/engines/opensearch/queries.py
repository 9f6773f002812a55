"""Nodes -> the query language of OpenSearch."""

from __future__ import annotations

import re
from typing import Any as Untyped

from index.engines import query as nodes

Query = dict[str, Untyped]

_NOTHING: Query = {"match_none": {}}
_NOT_PLAIN = re.compile(r"([^A-Za-z0-9])")


def query(node: nodes.EngineQuery) -> Query:  # noqa: C901, PLR0911, PLR0912 - one case a node, no more
    """What finds and scores what a node finds."""
    match node:
        case nodes.Term(field, text, boost) | nodes.Phrase(field, (text,), boost):
            return {"term": {field: {"value": text, "boost": boost}}}
        case nodes.Phrase(field, texts, boost):
            return _phrase(field, texts, 0, boost)
        case nodes.Near(field, texts, slop, boost):
            return _phrase(field, texts, slop, boost)
        case nodes.Prefix(field, text, boost):
            return {"prefix": {field: {"value": text, "boost": boost}}}
        case nodes.Wildcard(field, text, boost):
            return {"wildcard": {field: {"value": text.replace("\\", "\\\\"), "boost": boost}}}
        case nodes.Fuzzy():
            return _fuzzy(node)
        case nodes.Range(field, None, None):
            return without_score({"exists": {"field": field}})
        case nodes.Range(field, low, high):
            bounds = {"gte": low, "lte": high}
            return without_score(
                {
                    "range": {
                        field: {side: bound for side, bound in bounds.items() if bound is not None}
                    }
                }
            )
        case nodes.And(parts):
            return {"bool": {"must": [query(part) for part in parts]}} if parts else _NOTHING
        case nodes.Or(parts, least):
            options = [query(part) for part in parts]
            return (
                {"bool": {"should": options, "minimum_should_match": least}}
                if options
                else _NOTHING
            )
        case nodes.AndNot(kept, excluded):
            return {"bool": {"must": [query(kept)], "must_not": [query(excluded)]}}
        case nodes.Filtered(scored, condition):
            return {"bool": {"must": [query(scored)], "filter": [query(condition)]}}
        case nodes.AndMaybe(wanted, bonus):
            return {"bool": {"must": [query(wanted)], "should": [query(bonus)]}}
        case nodes.MatchAll():
            return without_score({"match_all": {}})


def without_score(found: Query, score: float = 0.0) -> Query:
    """The same documents, all scored alike."""
    return {"constant_score": {"filter": found, "boost": score}}


def _phrase(field: str, texts: tuple[str, ...], slop: int, boost: float) -> Query:
    words = {"query": " ".join(texts), "analyzer": "terms", "slop": slop, "boost": boost}
    return {"match_phrase": {field: words}} if texts else _NOTHING


def _fuzzy(node: nodes.Fuzzy) -> Query:
    """Lucene's fuzzy query, but where it leaves out terms no longer than the distance, a regular expression."""
    if len(node.text) > 2 * node.distance:
        options = {"fuzziness": node.distance, "transpositions": True, "rewrite": "constant_score"}
        return without_score({"fuzzy": {node.field: {"value": node.text, **options}}}, node.boost)
    shapes = "|".join(sorted(_shapes(node.text, node.distance) - {""}))
    return without_score({"regexp": {node.field: {"value": shapes, "flags": "NONE"}}}, node.boost)


def _shapes(text: str, edits: int) -> set[str]:
    """What text becomes by so many edits, none of which touches what another did; a dot stands for any letter."""
    if not text:
        return {"." * number for number in range(edits + 1)}
    found = {_literal(text[0]) + rest for rest in _shapes(text[1:], edits)}
    if edits:
        found |= {start + rest for start in ("", ".") for rest in _shapes(text[1:], edits - 1)}
        found |= {"." + rest for rest in _shapes(text, edits - 1)}
    if edits and len(text) > 1:
        swapped = _literal(text[1]) + _literal(text[0])
        found |= {swapped + rest for rest in _shapes(text[2:], edits - 1)}
    return found


def _literal(letter: str) -> str:
    return _NOT_PLAIN.sub(r"\\\1", letter)
