"""Texts take the columns that the tables of `wcwidth` say, which few texts need."""

from __future__ import annotations

import pytest
from wcwidth import wcwidth

from search.display_width import _PLAIN, display_width


@pytest.mark.parametrize("first", range(0x20, 0x3000, 0x400))
def test_signs_that_are_counted_without_tables_take_a_column(first: int) -> None:
    signs = filter(_PLAIN.fullmatch, map(chr, range(first, first + 0x400)))
    assert {wcwidth(sign) for sign in signs} <= {1}


@pytest.mark.parametrize(
    "text", ["100\u2009% d’œufs", "Ελλάδα", "Москва", "−3 ≤ x", "● ► ▶", "n° 1 – 2 €", "№ 4"]
)
def test_texts_of_europe_need_no_tables(text: str) -> None:
    assert _PLAIN.fullmatch(text)
    assert display_width(text) == len(text)


@pytest.mark.parametrize(
    ("text", "columns"), [("水", 2), ("e\u0301", 1), ("👩‍👧", 2), ("\u200b", 0)]
)
def test_other_texts_are_measured(text: str, columns: int) -> None:
    assert display_width(text) == columns
