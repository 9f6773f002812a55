"""Sets of phrases, and how they are found in lines."""

import pytest

from index.analysis.word_lists import read_sections
from index.cleaning.boilerplate import _TABLE
from index.cleaning.folding import EDGE_CHARS, expand_entry, first_words
from index.cleaning.phrases import Phrases, PhrasesByStart, is_sequence_of


@pytest.mark.parametrize("section", ["beginnings", "sentences", "whole lines"])
def test_phrases_by_start_are_all_phrases_each_under_its_first_word(section: str) -> None:
    entries = read_sections(_TABLE)[section]
    table = PhrasesByStart(entries)
    made = {(first, phrase) for first in table for phrase in table[first]}
    phrases = frozenset().union(*map(expand_entry, entries))
    assert made == {(first_words(phrase)[0], phrase) for phrase in phrases}


def test_phrases_by_start_have_no_phrases_of_other_words() -> None:
    table = PhrasesByStart(["(lire|voir) aussi"])
    assert table["lire"] == {"lire aussi"}
    assert table["aussi"] == frozenset()


def test_phrases_by_start_are_found_without_the_signs_around_them() -> None:
    table = PhrasesByStart(["(|→ )(lire|voir) la suite…"], strip=EDGE_CHARS)
    assert "voir la suite" in table
    assert "→ voir la suite…" not in table
    assert is_sequence_of(table, "lire la suite | voir la suite")
    assert not is_sequence_of(table, "lire la suite | de la vie")


@pytest.mark.parametrize(
    ("text", "starts", "is_one"),
    [
        ("lire aussi", True, True),
        ("lire aussi : la pluie", True, False),
        ("voir la carte de nos lecteurs", True, True),
        ("voir la carte de leurs lecteurs", False, False),
        ("voir", False, False),
    ],
)
def test_phrases_match_with_any_words_for_a_star(text: str, starts: bool, is_one: bool) -> None:
    phrases = Phrases(["lire aussi", "voir * de nos lecteurs"])
    assert phrases.matches_start(text) is starts
    assert phrases.matches(text) is is_one
