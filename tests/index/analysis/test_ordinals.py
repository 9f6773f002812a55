"""Ordinal numbers have one term, be they in digits, in Roman numerals or in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import analyze
from index.analysis.ordinals import ordinal_term


def lemmas(text: str) -> list[str]:
    return analyze(text).all_lemmas.split()


@pytest.mark.parametrize(
    "spellings",
    [
        "premier première 1er 1re 1ère Ier Ire",
        "deuxième 2e 2ème IIe",
        "second seconde 2nd 2nde",
        "sixième 6e 6ieme VIe VIème 6è vième",
        "14e XIVe XIVème quatorzième xive",
        "21e 21ème XXIe xxie",
        "vingtième 20e XXe 20ᵉ xxème",
        "premiers 1ers 1ères 1ᵉʳ",
        "17e dix-septième XVIIe",
    ],
)
def test_spellings_of_an_ordinal_share_a_term(spellings: str) -> None:
    terms = [set(lemmas(spelling)) for spelling in spellings.split()]
    assert set.intersection(*terms)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("vingt et unième", "21e"),
        ("Vingt-et-unième", "XXIe"),
        ("trente-deuxième", "32e"),
        ("soixante et onzième", "71e"),
        ("quatre-vingt-dix-neuvième", "99e"),
        ("20 e", "20e"),
        ("XIX e siècle", "19e"),
        ("xix e siecle", "19e"),
        ("19 ème", "19e"),
        ("1 er", "1er"),
        ("3 è", "3e"),
    ],
)
def test_an_ordinal_of_several_words_has_the_term_of_its_digits(words: str, number: str) -> None:
    assert set(lemmas(f"Le {words} jour.")) >= set(lemmas(number))


@pytest.mark.parametrize(
    "word",
    [
        "vie",
        "Vie",
        "VIE",
        "ivre",
        "vire",
        "Vive",
        "4G",
        "3D",
        "0e",
        "XIXX",
        "IIIIe",
        "XLe",
        "3d",
        "Inde",
        "Vers",
    ],
)
def test_other_words_are_no_ordinals(word: str) -> None:
    assert ordinal_term(word) is None
    assert not set(lemmas(word)) & set(lemmas("cinquième sixième deuxième"))


@given(st.integers(1, 9999))
def test_every_number_is_an_ordinal_of_its_own(number: int) -> None:
    term = ordinal_term(f"{number}e")
    assert term == ordinal_term(f"{number}ème")
    assert term != ordinal_term(f"{number + 1}e")


@given(st.text(alphabet="ivxIVXe1rè", max_size=12))
def test_an_ordinal_is_found_by_its_term_whatever_the_word(word: str) -> None:
    assert ordinal_term(word) in {None, *lemmas(word)}
