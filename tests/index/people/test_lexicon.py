"""Test what the word lists in `lexicon` say about words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import characters, text

from index.people.gazetteer import entries
from index.people.lexicon import is_listed, look_up


def test_look_up_distinguishes_accents() -> None:
    assert look_up("Marie").name
    assert not look_up("Marié").name
    assert look_up("Ségolène").name
    assert look_up("Jean-Loup").name


def test_may_be_surname_needs_a_title_before_a_brand() -> None:
    assert not look_up("Ford").may_be_surname(titled=False, alone=True)
    assert look_up("Ford").may_be_surname(titled=True, alone=True)


def is_looked_up(word: str) -> bool:
    """Say of a word by all of its entry what `is_listed` says without one."""
    entry = look_up(word)
    is_name = entry.name or entry.title or entry.people
    return bool(is_name or entry.commonness or entry.place or entry.organisation)


@pytest.mark.parametrize("name", ["common_words", "first_names", "titles", "places", "peoples"])
def test_a_word_is_listed_if_its_entry_says_so(name: str) -> None:
    words = [word for word in entries(name)[::50] if word.isalpha()]
    forms = [form for word in words for form in (word, word.capitalize(), word[1:], word[:-1])]
    letters = [form for form in forms if form]
    assert list(map(is_listed, letters)) == list(map(is_looked_up, letters))


@given(text(characters(categories=["L"]), min_size=1, max_size=9))
def test_whatever_the_letters_a_word_is_listed_if_its_entry_says_so(word: str) -> None:
    assert is_listed(word) == is_looked_up(word)


@pytest.mark.parametrize("word", ["le", "Dans", "Monde", "de", "Organisation", "épistémologie"])
def test_a_small_word_or_one_of_organisations_is_listed_as_its_entry_says(word: str) -> None:
    assert is_listed(word) == is_looked_up(word)
