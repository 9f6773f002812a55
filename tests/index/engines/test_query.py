"""Engine queries compute some properties before an engine translates them."""

from __future__ import annotations

import pytest

from index.engines.query import MAX_WILDCARDS, Fuzzy, Wildcard
from tests.support.stopwatch import at_most


@pytest.mark.parametrize(
    ("text", "term", "distance"),
    [
        ("a", "a", 0),
        ("ab", "ba", 1),
        ("ab", "abc", 1),
        ("abc", "ac", 1),
        ("abc", "axc", 1),
        ("ca", "abc", 3),
    ],
)
def test_fuzzy_matches_terms_within_its_distance(text: str, term: str, distance: int) -> None:
    assert Fuzzy("body", text, 1).matches(term) == (distance <= 1)
    assert Fuzzy("body", text, 2).matches(term) == (distance <= 2)


def test_wildcard_regex_never_takes_long_to_fail() -> None:
    with at_most(0.5):
        assert Wildcard("body", "*a" * MAX_WILDCARDS + "b").regex().fullmatch("a" * 64) is None
