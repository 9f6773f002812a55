"""The beginnings of words bring derived words together, and say nothing of stop words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import terms
from index.analysis.prefixes import term_views, word_prefixes


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("irakiens", ("irak", "irakie")),
        ("irak", ("irak",)),
        ("votes", ("vote", "votes")),
        ("2019", ("2019",)),
        ("120000", ("120000",)),
        ("covid19", ("covid19",)),
    ],
)
def test_a_long_word_has_two_beginnings_and_any_other_itself(
    word: str, expected: tuple[str, ...]
) -> None:
    assert word_prefixes(word) == expected


@pytest.mark.parametrize(
    "pair", [("ministre", "ministeriel"), ("electeur", "elections"), ("irak", "irakien")]
)
def test_derived_words_share_a_beginning(pair: tuple[str, str]) -> None:
    first, second = (set(word_prefixes(word)) for word in pair)
    assert first & second


def test_stop_words_have_none() -> None:
    assert term_views("Le ministre de la Défense")[2] == "mini minist defe defens"
    assert term_views("Le, de la")[2] == term_views("")[2] == ""


@given(st.text(max_size=60))
def test_every_beginning_is_one_of_a_word_of_the_text(text: str) -> None:
    exact, stems, found = term_views(text)
    assert (exact, stems) == terms(text)
    assert set(found.split()) <= {part for word in exact.split() for part in word_prefixes(word)}
