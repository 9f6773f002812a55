"""Write questions as searches of OpenSearch, and read its answers to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from index.engines.base import DateSpan, Groups, LoadedMatch, Match, Sort
from index.engines.batch import (
    Count,
    FacetCounts,
    FacetSums,
    MatchCounts,
    NumberSum,
    PairCounts,
    Span,
)
from index.engines.opensearch.pages import MAX_WINDOW, Body, Hit
from index.engines.opensearch.queries import translate, without_score
from index.engines.query import EngineQuery

STORED_FIELDS = ("stored", "hashes", "date")
"""The fields that a match is made of, besides its id and its score."""
VALUES_PER_REQUEST = 10_000
"""Values of a facet that are counted in one request."""

_SUM = "sum"
"""The name of the aggregation that adds up a field."""
_SORTS: dict[Sort, list[Any]] = {
    "relevance": [{"_score": "desc"}, {"id": "asc"}],
    "date": [{"date": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
    "-date": [{"date": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
}


class Search(Struct, frozen=True):
    """A search, and the way to read the answer of the cluster to it.

    Attributes:
        body: The search.
        read: Returns our own answer for that of the cluster.
    """

    body: Body
    read: Callable[[dict[str, Any]], Any]


def search_for(question: object) -> Search | None:
    """Return the search that answers a question; None if it takes several, or none."""
    match question:
        case Count(query):
            return Search(_count(query), _read_total)
        case MatchCounts(queries, condition, limit) if queries:
            return Search(_match_counts(queries, condition, limit), _read_scores)
        case PairCounts(field, groups, query) if groups:
            return Search(_matrix(field, groups, query), _read_pairs)
        case NumberSum(number, query):
            return Search(_count(query) | {"aggs": _sum_of(number)}, _read_sum)
        case Span(query):
            days = {name: {name: {"field": "date"}} for name in ("min", "max")}
            return Search(_count(query) | {"aggs": days}, _read_span)
        case _:
            return None


def sorted_matches(query: EngineQuery, sort: Sort) -> Body:
    """Return the search for the documents that match a query, without the bounds of a page."""
    return {"query": translate(query), "sort": _SORTS[sort], "stored_fields": STORED_FIELDS}


def facet_values(question: FacetCounts | FacetSums, after: dict[str, Any] | None) -> Body:
    """Return the search that counts the next values of a field, or adds up a number for each.

    Args:
        question: Names the field and the documents.
        after: The last value that was counted; None to begin.
    """
    values: dict[str, Any] = {
        "size": VALUES_PER_REQUEST,
        "sources": [{"value": {"terms": {"field": question.field}}}],
    }
    if after is not None:
        values["after"] = after
    counts: dict[str, Any] = {"composite": values}
    if isinstance(question, FacetSums):
        counts["aggs"] = _sum_of(question.number)
    return {
        "query": without_score(translate(question.query)),
        "size": 0,
        "track_total_hits": False,
        "aggs": {"counts": counts},
    }


def facet_value(question: FacetCounts | FacetSums, bucket: dict[str, Any]) -> int:
    """Return the number of the documents of a value, or the sum that was asked for."""
    if isinstance(question, FacetSums):
        return round(float(bucket[_SUM]["value"]))
    return int(bucket["doc_count"])


def to_match(hit: Hit, *, is_scored: bool) -> Match:
    """Return a hit as a match. Its sort values are a score or a day, and then its id."""
    score_or_day, id = hit["sort"]
    score = score_or_day if is_scored else 0.0
    fields = hit["fields"]
    day = fields.get("date", (None,))[0]
    return LoadedMatch(id, score, fields["stored"][0], fields.get("hashes", ()), day)


def _sum_of(number: str) -> dict[str, Any]:
    """Return the aggregation that adds up a number field."""
    return {_SUM: {"sum": {"field": number}}}


def _count(query: EngineQuery) -> Body:
    return {"query": without_score(translate(query)), "size": 0, "track_total_hits": True}


def _match_counts(queries: tuple[EngineQuery, ...], condition: EngineQuery, limit: int) -> Body:
    """Return a search in which each query scores 1, so that a score is a count."""
    any_of = {
        "should": [without_score(translate(query), score=1.0) for query in queries],
        "minimum_should_match": 1,
        "filter": [translate(condition)],
    }
    return {
        "query": {"bool": any_of},
        "size": min(limit, MAX_WINDOW),
        "stored_fields": "_none_",
        "track_total_hits": False,
    }


def _matrix(field: str, groups: Groups, query: EngineQuery) -> Body:
    """Return a search for the numbers of all pairs of groups of values."""
    filters = {str(i): {"terms": {field: list(group)}} for i, group in enumerate(groups)}
    return {
        "query": without_score(translate(query)),
        "size": 0,
        "track_total_hits": False,
        "aggs": {"pairs": {"adjacency_matrix": {"filters": filters}}},
    }


def _read_pairs(answer: dict[str, Any]) -> Mapping[tuple[int, int], int]:
    """Return the numbers of pairs. Their keys are `3` for a group alone and `3&12` for two."""
    counts: dict[tuple[int, int], int] = {}
    for bucket in answer["aggregations"]["pairs"]["buckets"]:
        numbers = sorted(map(int, bucket["key"].split("&")))
        counts[numbers[0], numbers[-1]] = bucket["doc_count"]
    return counts


def _read_total(answer: dict[str, Any]) -> int:
    return int(answer["hits"]["total"]["value"])


def _read_sum(answer: dict[str, Any]) -> int:
    """Return a sum, which OpenSearch gives as a fraction."""
    return round(float(answer["aggregations"][_SUM]["value"] or 0))


def _read_scores(answer: dict[str, Any]) -> tuple[int, ...]:
    return tuple([round(hit["_score"]) for hit in answer["hits"]["hits"]])


def _read_span(answer: dict[str, Any]) -> DateSpan:
    """Return the days, which OpenSearch gives as fractions, or as null if there are none."""
    days = [answer["aggregations"][name]["value"] for name in ("min", "max")]
    first, last = [None if day is None else int(day) for day in days]
    return DateSpan(_read_total(answer), first, last)
