"""Queries are written in the language of OpenSearch within its limits."""

from __future__ import annotations

from index.engines.opensearch.queries import MAX_CLAUSES, translate
from index.engines.query import Or, Term


def any_of(number: int, boost: float = 0.0, min_match: int = 1) -> Or:
    return Or(tuple(Term("id", str(each), boost) for each in range(number)), min_match)


def test_many_values_without_scores_are_one_clause() -> None:
    values = [str(number) for number in range(MAX_CLAUSES + 1)]
    expected = {"constant_score": {"filter": {"terms": {"id": values}}, "boost": 0.0}}
    assert translate(any_of(MAX_CLAUSES + 1)) == expected


def test_few_values_and_those_with_scores_are_clauses_of_their_own() -> None:
    for query in (any_of(2), any_of(MAX_CLAUSES + 1, 1.0), any_of(MAX_CLAUSES + 1, min_match=2)):
        assert "bool" in translate(query)
