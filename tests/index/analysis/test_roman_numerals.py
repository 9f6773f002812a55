"""Roman numerals."""

from __future__ import annotations

import pytest

from index.analysis.roman_numerals import roman_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("iv", 4), ("XIV", 14), ("MDCXXXI", 1631), ("M DCC LXXXIX", 1789), ("M.DCCC", 1800)],
)
def test_roman_value_subtracts_a_smaller_digit_before_a_larger_one(
    numeral: str, value: int
) -> None:
    assert roman_value(numeral) == value
