"""Queries with bonuses find the same in a large index, where Tantivy is asked otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engines.base import Document, Engine, open_engine
from index.engines.query import (
    AndMaybe,
    AndNot,
    EngineQuery,
    Filtered,
    Or,
    Phrase,
    Term,
)
from index.engines.tantivy import engine as tantivy_engine
from tests.support.documents import write_documents

WORDS = ("le", "maire", "inaugure", "une", "gare", "neuve")
BONUSES: tuple[EngineQuery, ...] = (
    Term("body_exact", "le", 0.3),
    Phrase("body_exact", ("maire", "inaugure"), 0.5),
    Phrase("body_exact", ("gare", "neuve"), 0.5),
    Term("beginnings", "gare", 0.8),
)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    """An index of texts of a few words, opened as it is, and as if it were large."""
    folder = tmp_path_factory.mktemp("index")
    small = open_engine("tantivy", folder, create=True)
    documents = []
    for number in range(60):
        text = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 4 + number % 5))
        terms = {"body": text, "body_exact": text, "beginnings": text}
        documents.append(Document(f"{number:02}", "x", terms, {}, {}, ""))
    write_documents(small, documents)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tantivy_engine, "MIN_LARGE", 1)
        large = open_engine("tantivy", folder)
    yield small, large
    large.close()
    small.close()


_TERMS = st.sampled_from([Term("body", word) for word in WORDS])
_BONUSES = st.lists(st.sampled_from(BONUSES), min_size=1, max_size=4).map(
    lambda some: Or(tuple(some))
)
_QUERIES = st.recursive(
    _TERMS,
    lambda inner: st.one_of(
        st.builds(AndMaybe, inner, _BONUSES),
        st.builds(AndNot, inner, _TERMS),
        st.builds(Filtered, inner, _TERMS),
    ),
    max_leaves=6,
)


@given(_QUERIES)
@settings(max_examples=60, deadline=None)
def test_bonuses_that_are_looked_up_one_by_one_score_as_all_at_once(
    engines: tuple[Engine, Engine], query: EngineQuery
) -> None:
    small, large = engines
    found, again = small.match(query, limit=60), large.match(query, limit=60)
    assert again.total == found.total
    scores = {match.id: match.score for match in found.best}
    assert {match.id: pytest.approx(match.score, rel=1e-5) for match in again.best} == scores


def test_a_bonus_of_at_least_two_clauses_stays_whole(engines: tuple[Engine, Engine]) -> None:
    query = AndMaybe(Term("body", "maire"), Or(BONUSES, 2))
    small, large = (engine.match(query, limit=5) for engine in engines)
    assert [(match.id, match.score) for match in large.best] == [
        (match.id, match.score) for match in small.best
    ]
