"""Tantivy counts the same articles in a large index, where it is asked otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines.base import Document, open_engine
from index.engines.query import AndNot, EngineQuery, MatchAll, Or, Phrase, Term
from index.engines.tantivy import engine as tantivy_engine
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
