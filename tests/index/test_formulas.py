"""Texts that a spreadsheet would run are marked, and the marks taken away again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formulas import marked, unmarked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+2", "'=1+2"),
        ('  "-x', "'  \"-x"),
        ("un; +2; @trois", "un;' +2;' @trois"),
        ("un; deux", "un; deux"),
        ("l'eau = la vie", "l'eau = la vie"),
    ],
)
def test_what_would_be_run_has_an_apostrophe(text: str, expected: str) -> None:
    assert marked(text) == expected


@given(st.text('aé ;,"=-+@＝', max_size=30))
def test_marks_are_taken_away_and_nothing_else(text: str) -> None:
    assert unmarked(marked(text)) == text
    assert unmarked(text) == text
