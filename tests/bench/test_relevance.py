"""The probability that two engines differ by chance alone is that of the sign-flip test."""

from __future__ import annotations

import pytest

from bench.relevance import probability_of_chance


def test_engines_that_answer_alike_differ_by_chance() -> None:
    assert probability_of_chance([1.0, 0.5, 0.0], [1.0, 0.5, 0.0]) == 1


def test_three_better_queries_are_one_of_the_two_extremes_of_eight_flips() -> None:
    chance = probability_of_chance([1.0, 1.0, 1.0, 0.2], [0.0, 0.0, 0.0, 0.2])
    assert chance == pytest.approx(2 / 8, abs=0.02)


def test_it_makes_no_difference_who_is_better() -> None:
    ours, theirs = [1.0, 0.5, 0.1, 0.0], [0.5, 0.0, 0.6, 0.1]
    assert probability_of_chance(ours, theirs) == probability_of_chance(theirs, ours)


def test_a_lead_on_many_queries_is_no_chance() -> None:
    assert probability_of_chance([1.0] * 20, [0.5] * 20) < 0.001


def test_gains_that_losses_make_up_for_may_be_chance() -> None:
    assert probability_of_chance([1.0, 0.0] * 10, [0.0, 1.0] * 10) > 0.9
