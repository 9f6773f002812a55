"""Folded words and normalized expressions."""

from __future__ import annotations

from index.dates.normalization import fold, normalize_expression


def test_fold_keeps_letters_and_digits_only() -> None:
    assert fold("  L’Été,\u00a02019 : Noe\u0308l ! ") == "l ete 2019 noel"


def test_normalize_expression_leaves_digits_and_no_time_of_day() -> None:
    assert normalize_expression("Le vingt et un février 2019 à 10h30") == "21 fevrier 2019 a"
    assert normalize_expression("L’an dernier") == "an dernier"
