"""The stemmer: plurals share the stems of their singulars, and short words keep their form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.stemmer import stem


@pytest.mark.parametrize(
    "word", ["", "a", "vol", "aux", "bus", "onu", "1998", "s300", "f16", "covid19", "12000"]
)
def test_stem_of_short_words_and_numbers_is_the_word(word: str) -> None:
    assert stem(word) == word


@settings(deadline=None)
@given(st.text("abcdeilmnorstuvxyz", min_size=1, max_size=40))
def test_stem_is_never_empty_nor_longer_and_begins_as_its_word(word: str) -> None:
    stemmed = stem(word)
    assert stemmed
    assert len(stemmed) <= len(word)
    assert stemmed[0] == word[0]
    if len(word) > 3:
        assert len(stemmed) >= 2


@settings(deadline=None)
@given(st.text("abcdeilmnorstuvyz", min_size=3, max_size=20))
def test_stem_of_a_plural_in_s_is_that_of_its_singular(word: str) -> None:
    if word.endswith(("s", "x", "if", "ai", "oi", "ail", "e")):
        return  # other rules see these endings first
    assert stem(f"{word}s") == stem(word)
