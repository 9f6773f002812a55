"""Counts are the same whether they fit into memory or not."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from search.statistics.spilling import SpillingCounter

KEYS = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=3)


@given(st.lists(st.lists(KEYS, max_size=8), max_size=12), st.integers(1, 5), st.integers(1, 4))
def test_spilled_counts_are_those_of_a_counter(
    rounds: list[list[str]], max_keys: int, min_count: int
) -> None:
    counts: Counter[str] = Counter()
    with SpillingCounter(max_keys) as spilling:
        for keys in rounds:
            counts.update(keys)
            spilling.update(keys)
        found = list(spilling.most_frequent(min_count))
    assert sorted(found) == sorted(
        (key, count) for key, count in counts.items() if count >= min_count
    )
