"""Tests of the names in capitalised runs."""

from __future__ import annotations

from index.people.capitalized_spans import name_spans


def test_runs_that_are_read_alike_share_what_is_kept_of_them() -> None:
    assert name_spans("Nadia Ferrand") is name_spans("Sonia Verdier")
    assert name_spans("Nadia Ferrand") != name_spans("Sonia Verdiers")
