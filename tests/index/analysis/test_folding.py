"""Folding writes letters as Unidecode does, which most words need not be asked."""

from __future__ import annotations

import pytest
from unidecode import unidecode_expect_ascii

from index.analysis.folding import fold

LETTERS = [letter for letter in map(chr, range(0x80, 0x180)) if letter.isalnum()]
"""The letters and digits of the languages of Western Europe."""


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_is_folded_as_unidecode_writes_it(letter: str) -> None:
    written = unidecode_expect_ascii(letter.lower()).lower()
    assert fold(letter) == "".join(filter(str.isalnum, written))


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Škoda", "skoda"), ("ΓΛΩΣΣΑ", "glossa"), ("m²", "m2"), ("Чехов", "chekhov")],
)
def test_words_are_folded_to_ascii(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize("words", ["محمد مُحَمَّد", "حشد حـــشـــد", "القاهرة القاهره", "Алена Алёна"])
def test_signs_that_other_scripts_leave_out_make_no_difference(words: str) -> None:
    left, right = words.split()
    assert fold(left) == fold(right) != ""
