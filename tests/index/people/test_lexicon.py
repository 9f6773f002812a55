"""Test what the word lists in `lexicon` say about words."""

from __future__ import annotations

from index.people.lexicon import look_up


def test_look_up_distinguishes_accents() -> None:
    assert look_up("Marie").name
    assert not look_up("Marié").name
    assert look_up("Ségolène").name
    assert look_up("Jean-Loup").name


def test_may_be_surname_needs_a_title_before_a_brand() -> None:
    assert not look_up("Ford").may_be_surname(titled=False, alone=True)
    assert look_up("Ford").may_be_surname(titled=True, alone=True)
