"""The number of edits between two words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.edit_distance import edit_distance


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", 0),
        ("a", "a", 0),
        ("ab", "ba", 1),
        ("abc", "ac", 1),
        ("ac", "abc", 1),
        ("abc", "adc", 1),
        ("abcd", "badc", 2),
        ("ca", "abc", 3),
        ("abc", "abcdef", 3),
    ],
)
def test_edit_distance_counts_edits(left: str, right: str, expected: int) -> None:
    assert min(edit_distance(left, right, limit=2), 3) == expected


words = st.text("abc", max_size=6)


@given(words, words)
def test_edit_distance_is_the_same_either_way(left: str, right: str) -> None:
    assert edit_distance(left, right, limit=9) == edit_distance(right, left, limit=9)


@given(words, words)
def test_edit_distance_is_zero_only_for_equal_words(left: str, right: str) -> None:
    assert (edit_distance(left, right, limit=2) == 0) == (left == right)


@given(words, words)
def test_edit_distance_within_the_limit_does_not_depend_on_it(left: str, right: str) -> None:
    exact = edit_distance(left, right, limit=9)
    limited = edit_distance(left, right, limit=2)
    assert limited == exact or (limited > 2 and exact > 2)
