"""Bonuses add to the scores of what a query finds, and find nothing themselves."""

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
from tests.support.documents import write_documents

WORDS = ("le", "maire", "inaugure", "une", "gare", "neuve")
BONUSES: tuple[EngineQuery, ...] = (
    Term("body_exact", "le", 0.3),
    Phrase("body_exact", ("maire", "inaugure"), 0.5),
    Phrase("body_exact", ("gare", "neuve"), 0.5),
    Term("beginnings", "gare", 0.8),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An index of texts of a few words."""
    opened = open_engine("tantivy", tmp_path_factory.mktemp("index"), create=True)
    documents = []
    for number in range(60):
        text = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 4 + number % 5))
        terms = {"body": text, "body_exact": text, "beginnings": text}
        documents.append(Document(f"{number:02}", "x", terms, {}, {}, ""))
    write_documents(opened, documents)
    yield opened
    opened.close()


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


def scores_of(engine: Engine, query: EngineQuery) -> dict[str, float]:
    """Return the score of each article that a query finds."""
    return {match.id: match.score for match in engine.match(query, limit=60).best}


def added_up(engine: Engine, query: EngineQuery) -> dict[str, float]:
    """Return the same scores, of which those of bonuses are asked for one by one and added."""
    match query:
        case AndMaybe(inner, Or(options)):
            scores = added_up(engine, inner)
            for option in options:
                bonus = scores_of(engine, option)
                scores = {id: score + bonus.get(id, 0) for id, score in scores.items()}
            return scores
        case AndNot(inner, excluded):
            without = scores_of(engine, excluded)
            return {id: n for id, n in added_up(engine, inner).items() if id not in without}
        case Filtered(inner, condition):
            having = scores_of(engine, condition)
            return {id: n for id, n in added_up(engine, inner).items() if id in having}
        case _:
            return scores_of(engine, query)


@given(_QUERIES)
@settings(max_examples=60, deadline=None)
def test_bonuses_add_up(engine: Engine, query: EngineQuery) -> None:
    expected = added_up(engine, query)
    assert engine.count(query) == len(expected)
    assert scores_of(engine, query) == {
        id: pytest.approx(score, rel=1e-5) for id, score in expected.items()
    }


def test_a_bonus_of_at_least_two_clauses_stays_whole(engine: Engine) -> None:
    inner, bonus = Term("body", "maire"), Or(BONUSES, 2)
    plain, fitting = scores_of(engine, inner), scores_of(engine, bonus)
    scores = scores_of(engine, AndMaybe(inner, bonus))
    assert fitting.keys() & plain.keys()
    assert scores == {
        id: pytest.approx(score + fitting.get(id, 0), rel=1e-5) for id, score in plain.items()
    }
