"""Tests of the words of a text: `split_words` has a shorter way to those that `words_with_offsets` finds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis.latin import latin_bytes
from index.analysis.tokenizer import blank_separators, split_words, word_at, words_with_offsets

PIECES = (
    *(
        "aujourd",
        "hui",
        "prud",
        "hommes",
        "O",
        "s",
        "p",
        "tit",
        "C",
        "AT",
        "T",
        "Canal",
        "é",
        "œuvre",
        "Œdipe",
    ),
    *("0", "1", "12", "000", "345", "²", "½", "ª"),
    *(
        " ",
        "\u00a0",
        "\u202f",
        "\n",
        "'",
        "’",
        "\u02bc",
        ".",
        ",",
        "+",
        "&",
        "#",
        "-",
        "_",
        "!",
        "«",
    ),
    *("\x8c", "\x9c", "\u00ad", "\u0301", "Ω", "中", "€"),
)
"""Parts of words, and signs that are within some words and between others."""
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
LONG = "Le conseil municipal de Trifouillis a voté le budget de la piscine. " * 5
"""Makes a text long enough for the shorter way."""


@given(TEXTS)
@example("\x9c d’œuvre")  # a character that stands for œ meanwhile
@example("1 2 345 678,50 12 0001")
@example("C.G.R.I.abc et l'U.E")
@example("Presqu'île, aujourd’hui+AT&T+C++")
def test_words_are_those_that_are_found_one_by_one(text: str) -> None:
    for whole in (text, LONG + text):
        assert split_words(whole) == [word for _, word in words_with_offsets(whole)]


@given(st.text(max_size=30))
def test_words_of_any_characters_are_those_that_are_found_one_by_one(text: str) -> None:
    assert split_words(LONG + text) == [word for _, word in words_with_offsets(LONG + text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’œuvre coûte 12 000,50 euros.", ["L", "œuvre", "coûte", "12 000,50", "euros"]),
        ("Aujourd'hui, les C.G.R.I. et AT&T", ["Aujourd'hui", "les", "C.G.R.I.", "et", "AT&T"]),
        ("les +gilets jaunes+ de Canal+", ["les", "gilets", "jaunes", "de", "Canal+"]),
        ("Moody's, l'élu O'Brien s'est tu", ["Moody's", "l", "élu", "O'Brien", "s", "est", "tu"]),
        ("la S. N. C. F. et M. A. Roux", ["la", "S. N. C. F.", "et", "M", "A", "Roux"]),
    ],
)
def test_signs_are_within_few_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words
    assert split_words(LONG + text) == split_words(LONG) + words


@given(TEXTS)
@example("l'après-guerre' d'Aujourd'hui")
@example("000’000 0.125 U. Canal+")
def test_a_word_at_an_offset_is_the_one_that_is_found_there(text: str) -> None:
    blanked = blank_separators(text)
    if latin_bytes(blanked) is not None:
        for start, word in words_with_offsets(text):
            assert word_at(blanked, start) == word


@given(TEXTS)
@example("le Conseil constitutionnel")
def test_words_are_the_same_beside_a_sign(text: str) -> None:
    """A text without any sign is split by a pattern of its own."""
    beside_sign = "C++ " + text
    words = [(start - 4, word) for start, word in words_with_offsets(beside_sign)][1:]
    if beside_sign.count("+") == 2:
        assert words == list(words_with_offsets(text))
