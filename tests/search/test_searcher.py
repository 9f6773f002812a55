"""Searchers yield every hit, and collect notes from wherever they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines.base import Sort
from search import Archive, searcher
from tests.support.indexed_folder import IndexedFolder


@pytest.mark.parametrize("sort", [None, "date"])
def test_hits_come_once_and_in_the_order_of_pages(
    indexed_folder: IndexedFolder, sort: Sort | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searcher, "EXPORT_PAGE_SIZE", 5)
    with Archive(indexed_folder.location) as archive:
        hits = list(archive.hits("accord", sort=sort))
        page = archive.find("accord", sort=sort, limit=1000)
        assert hits == list(page.hits)
        assert len(hits) == 23
        assert list(archive.hits("introuvable")) == []


def test_notes_of_a_page_come_in_a_fixed_order(location: Path) -> None:
    with Archive(location) as archive:
        page = archive.find("titre: source:inconnue xyzzy plugh")
    codes = [note.code for note in page.notes]
    assert codes[:3] == ["query-field-empty", "source-unknown", "part-not-found"]
