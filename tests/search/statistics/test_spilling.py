"""Counts are the same whether they fit into memory or not."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.statistics.spilling import SpillingCounter

pytestmark = pytest.mark.slow

KEYS = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=3)


@given(
    st.lists(st.dictionaries(KEYS, st.integers(1, 9), max_size=8), max_size=12), st.integers(1, 5)
)
def test_spilled_sums_are_those_of_a_counter(rounds: list[dict[str, int]], max_keys: int) -> None:
    expected: Counter[str] = Counter()
    with SpillingCounter(max_keys) as sums:
        for numbers in rounds:
            expected.update(numbers)
            sums.add(numbers)
        assert sorted(sums.sums()) == sorted(expected.items())
