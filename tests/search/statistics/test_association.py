"""Measures of association have the values that were published, and those of other formulas."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.statistics.association import (
    expected_count,
    log_dice,
    log_likelihood,
    log_ratio,
    percent_difference,
)

COUNTS = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("cells", "published"),
    [((110, 2442, 111, 29114), 270.72), ((29, 13, 123, 31612), 263.90)],
)
def test_log_likelihood_is_that_of_dunning(
    cells: tuple[int, int, int, int], published: float
) -> None:
    both, first, second, neither = cells
    value = log_likelihood(both, both + first, both + second, both + first + second + neither)
    assert value == pytest.approx(published, abs=0.005)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_log_likelihood_is_the_same_by_entropies(a: int, b: int, c: int, d: int) -> None:
    def entropy(*counts: int) -> float:
        return math.fsum(count * math.log(count) for count in counts if count)

    total = a + b + c + d
    margins = entropy(a + b, c + d, a + c, b + d)
    value = 2 * (entropy(a, b, c, d) - margins + entropy(total))
    # the entropies are so much larger that their difference has few digits
    exact = pytest.approx(value, rel=1e-6, abs=1e-9 * (1 + total * 30))
    assert log_likelihood(a, a + b, a + c, total) == exact


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_log_dice_is_fourteen_for_words_that_only_stand_together(
    together: int, apart: int, other_apart: int
) -> None:
    value = log_dice(together, together + apart, together + other_apart)
    dice = 2 * together / (2 * together + apart + other_apart)
    assert value == pytest.approx(14 + math.log2(dice))
    assert value <= 14
    assert log_dice(together, together, together) == 14


def test_log_ratio_tells_how_often_a_frequency_doubles() -> None:
    assert log_ratio(40, 1_000, 10, 1_000) == 2
    assert log_ratio(10, 2_000, 10, 1_000) == -1
    assert log_ratio(8, 1_000, 0, 1_000) == 4
    assert log_ratio(0, 1_000, 2, 1_000) == -2


def test_percent_difference_tells_how_far_above_a_frequency_is() -> None:
    assert percent_difference(30, 1_000, 10, 1_000) == pytest.approx(200)
    assert percent_difference(5, 1_000, 10, 1_000) == pytest.approx(-50)
    assert percent_difference(0, 1_000, 10, 1_000) == -100
    assert percent_difference(5, 1_000, 0, 1_000) is None


def test_a_word_is_expected_as_often_as_in_the_whole() -> None:
    assert expected_count(10, 30, 100) == 3
    assert expected_count(0, 0, 0) == 0
