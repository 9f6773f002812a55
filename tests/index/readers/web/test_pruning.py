"""A web page is pruned of what its main text is easily confused with."""

from __future__ import annotations

import pytest

from tests.support.read_pages import saved

pytest.importorskip("trafilatura", reason="saved pages are an extra")


def test_pruning_dissolves_layout_tables_and_drops_their_menus() -> None:
    raw = saved("tableau.htm")
    assert raw.title == "Les pêcheurs de Tyr reprennent la mer"
    assert raw.url == "http://www.radio-levant.example/fr/detail.php?id=871"
    assert raw.date is None
    assert [line.split()[0] for line in raw.text.splitlines()] == ["Mardi", "Les", "«", "Le"]
    assert "La cœur de la flottille" in raw.text
