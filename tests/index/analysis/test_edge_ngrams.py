"""Prefixes of words bring derived words together, and stop words have none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import analyze
from index.analysis.edge_ngrams import word_prefixes


@pytest.mark.parametrize(
    ("word", "prefixes"),
    [
        ("irakiens", ("irak", "irakie")),
        ("irak", ("irak",)),
        ("votes", ("vote", "votes")),
        ("2019", ("2019",)),
        ("120000", ("120000",)),
        ("covid19", ("covid19",)),
    ],
)
def test_word_prefixes_of_a_long_word_are_two_and_of_any_other_itself(
    word: str, prefixes: tuple[str, ...]
) -> None:
    assert word_prefixes(word) == prefixes


@pytest.mark.parametrize(
    ("first", "second"),
    [("ministre", "ministeriel"), ("electeur", "elections"), ("irak", "irakien")],
)
def test_word_prefixes_are_shared_by_derived_words(first: str, second: str) -> None:
    assert set(word_prefixes(first)) & set(word_prefixes(second))


def test_analyze_gives_no_prefixes_of_stop_words() -> None:
    assert analyze("Le ministre de la Défense").prefixes == "mini minist defe defens"
    assert analyze("Le, de la").prefixes == ""
    assert analyze("").prefixes == ""


@given(st.text(max_size=60))
def test_analyze_gives_prefixes_of_words_of_the_text_only(text: str) -> None:
    analyzed = analyze(text)
    allowed: set[str] = set()
    for word in analyzed.exact.split():
        allowed.update(word_prefixes(word))
    assert set(analyzed.prefixes.split()) <= allowed
