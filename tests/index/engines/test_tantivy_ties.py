"""Tantivy's hits of one score are put in the order of their ids, with little work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index.engines.base import Document, Engine, open_engine
from index.engines.query import Term
from index.engines.tantivy import engine as tantivy_engine
from index.engines.tantivy.compression import Compression
from index.errors import IndexCorrupt
from tests.support.documents import write_documents

IDS = tuple(f"{number:02}" for number in range(40))


def _index(folder: Path) -> Engine:
    """Index documents that are alike."""
    engine = open_engine("tantivy", folder, create=True)
    documents = [Document(id, id, {"body": "gare"}, {}, {}, "Une gare.") for id in reversed(IDS)]
    write_documents(engine, documents)
    return engine


def test_ids_are_read_without_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Compression, "compress", lambda _, text: text.encode())
    engine = _index(tmp_path)
    [match] = engine.match(Term("body", "gare"), limit=1).best
    assert match.id == IDS[0]
    with pytest.raises(IndexCorrupt):
        assert match.stored


@pytest.mark.parametrize(("documents_a_tie", "searches"), [(1, 1), (1_000, 2)])
def test_a_tie_at_the_end_of_a_page_takes_one_search_in_a_large_index(
    documents_a_tie: int, searches: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tantivy_engine, "DOCUMENTS_A_TIE", documents_a_tie)
    engine = _index(tmp_path)
    asked: list[int] = []
    search: Any = tantivy_engine.TantivyEngine._search

    def counted(self: Engine, query: object, sort: str, limit: int) -> object:
        asked.append(limit)
        return search(self, query, sort, limit)

    monkeypatch.setattr(tantivy_engine.TantivyEngine, "_search", counted)
    found = engine.match(Term("body", "gare"), offset=5, limit=10)
    assert tuple(match.id for match in found.best) == IDS[5:15]
    assert len(asked) == searches
