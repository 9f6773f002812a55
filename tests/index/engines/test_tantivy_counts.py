"""Tantivy counts the same articles in a large index, where it is asked otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.engines.base import Document, open_engine
from index.engines.query import AndNot, EngineQuery, MatchAll, Or, Phrase, Term
from index.engines.tantivy import engine as tantivy_engine
from index.schema import day_number
from tests.support.documents import write_documents

TEXTS = ("le maire inaugure une gare", "la gare est neuve", "le maire rit", "une neuve gare")
COUNTS: tuple[tuple[EngineQuery, int], ...] = (
    (MatchAll(), 3),
    (Term("body", "gare"), 2),
    (Term("body", "tramway"), 0),
    (Or((Term("body", "maire"), Term("body", "neuve"))), 3),
    (Phrase("body_exact", ("le", "maire")), 2),
    (AndNot(Term("body", "gare"), Or((Term("body", "est"), Term("body", "rit")))), 1),
)


@pytest.mark.parametrize("least", [0, 1_000])
def test_what_is_gone_is_not_counted(
    least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tantivy_engine, "MIN_AGGREGATED", least)
    engine = open_engine("tantivy", tmp_path, create=True)
    assert [engine.count(query) for query, _ in COUNTS] == [0] * len(COUNTS)
    documents = [
        Document(str(number), str(number), {"body": text, "body_exact": text}, {}, {}, "")
        for number, text in enumerate(TEXTS)
    ]
    write_documents(engine, documents)
    with engine.writer() as writer:
        writer.delete_paths(["3"])
    assert [(query, engine.count(query)) for query, _ in COUNTS] == list(COUNTS)
    engine.close()


@pytest.mark.parametrize("most_values", [60_000, 2])
def test_days_are_counted_as_they_are_written(
    most_values: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tantivy_engine, "MAX_VALUES", most_values)
    engine = open_engine("tantivy", tmp_path, create=True)
    days = [date(987, 7, 3), date(2019, 2, 25), date(2019, 2, 25), date(2020, 12, 1), None]
    write_documents(engine, [_of_day(str(number), day) for number, day in enumerate(days)])
    expected = {"0987-07-03": 1, "2019-02-25": 2, "2020-12-01": 1}
    assert engine.facet_counts("day", Term("body", "gare")) == expected
    engine.close()


def _of_day(id: str, day: date | None) -> Document:
    """Make a document of a day, as articles have it in both of its fields."""
    keywords = {"day": (day.isoformat(),)} if day else {}
    numbers = {"date": day_number(day)} if day else {}
    return Document(id, id, {"body": "gare"}, keywords, numbers, "")
