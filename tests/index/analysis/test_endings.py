"""Words that no dictionary has: their forms meet, as those of words that end like them do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.analyzer import analyze_word, search_terms
from index.analysis.endings import ENDINGS, MIN_COMMON_CHARS, guess_lemmas
from index.analysis.lexicon import french_lexicon
from index.analysis.word_lists import read_entries


def finds(typed: str, written: str) -> bool:
    terms = search_terms(typed, analyze_word(typed).exact)
    return not {*terms.terms, *terms.lesser_terms}.isdisjoint(analyze_word(written).lemmas)


FAMILIES = (
    "zorgler zorgle zorgles zorglons zorglent zorglé zorglée zorglés zorglant zorgla zorglèrent",
    "zorgler zorglais zorglait zorglaient zorglera zorgleront zorglerait",
    "rezorglir rezorglissent rezorglissait rezorglirait",
    "bidulal bidulale bidulaux bidulales",
    "écoanxieux écoanxieuse écoanxieuses",
    "zorglatif zorglative zorglatifs zorglatives",
    "zorglateur zorglatrice zorglateurs zorglatrices",
    "zorgleur zorgleurs zorgleuse zorgleuses",
    "gloubien gloubienne gloubiens gloubiennes",
    "gloubiste gloubistes",
    "blipbot blipbots",
)


def test_every_ending_of_the_table_is_found() -> None:
    for line in read_entries(ENDINGS):
        ending, *others = line.split(" ")
        assert guess_lemmas("zzz" + ending) == tuple("zzz" + o.replace("-", "") for o in others)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[-12:])
def test_all_forms_of_an_unknown_word_find_it(family: str) -> None:
    lemma, *forms = family.split()
    assert not french_lexicon().readings(lemma)
    missed = [form for form in forms if not (finds(form, lemma) and finds(lemma, form))]
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("zorglant", "Zorgler"),  # a capital begins a name
        ("hamas", "Hama"),
        ("zorgs", "zorg"),  # too short
        ("zorg99s", "zorg99"),
        ("pontx", "pont"),  # the lexicon has all forms of the words it knows
        ("voleurait", "voleur"),
        ("zorgliste", "zorglerie"),
    ],
)
def test_other_words_stay_apart(typed: str, written: str) -> None:
    assert not finds(typed, written)


@given(st.text("abcdeilmnorstuvx", max_size=30))
def test_a_guess_begins_as_its_word(word: str) -> None:
    for lemma in guess_lemmas(word):
        assert lemma[:MIN_COMMON_CHARS] == word[:MIN_COMMON_CHARS]


def test_the_table_is_sorted_and_names_its_source() -> None:
    header = ENDINGS.read_text("utf-8").partition("\n")[0]
    lines = read_entries(ENDINGS)
    assert header.startswith("#")
    assert lines == sorted(lines)
    assert len({line.split()[0] for line in lines}) == len(lines)
