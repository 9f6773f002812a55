"""Names are folded, split into words and looked up; keys join their spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.gazetteer import entries
from index.people.lexicon import look_up
from index.people.names import fold_name, name_tokens, safe_key, skeleton, skeleton_token


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Esmaïl Qaani", "esmail qaani"),
        ("Jean‑Yves  LE\u00a0DRIAN", "jean-yves le drian"),
        ("Sha’abi", "shaabi"),
        ("Işık Koşaner", "isik kosaner"),
        ("Łukasz Bœuf", "lukasz boeuf"),
        ("He\u0301le\u0300ne", "helene"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_apostrophes(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Othman al-Ghanmi", ("othman", "ghanmi")),
        ("Mohammed ben Salmane", ("mohammed", "salmane")),
        ("Ben Salmane", ("ben", "salmane")),
        ("Abd el-Fattah al-Sissi", ("abdfattah", "sissi")),
        ("Jean-Yves Le Drian", ("jean", "yves", "le", "drian")),
        ("- .", ()),
    ],
)
def test_tokens_leave_out_articles_and_filiation(name: str, tokens: tuple[str, ...]) -> None:
    assert name_tokens(name) == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qassem Soleimani", "Ghassem Soleymani"),
        ("Hachd al-Chaabi", "Hashd ash-Sha'abi"),
        ("Abdel Fattah al-Sissi", "Abd el-Fattah as-Sissi"),
        ("Salah ad-Din", "Salah Eddine"),
        ("Hassan Nasrallah", "Hassan Nasr Allah"),
        ("Abou Bakr", "Abu Bakr"),
        ("Youssef Chahed", "Yousef Shahed"),
        ("Esmaïl Qaani", "Esmail Ghaani"),
        ("Mohammed ben Salmane", "Mohammad bin Salman"),
        ("Sergueï Rodionov", "Sergey Rodionov"),
        ("Nabil Ayouche", "Nabil Ayouch"),
        ("Nassim Khan", "Naseem Khan"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert safe_key(one) == safe_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mariah Carey", "Marie Curie"),
        ("Hassan Nasrallah", "Hussein Nasrallah"),
        ("Michel Aoun", "Michel Oun"),
        ("Ali Hassan", "Hassan Ali"),
    ],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert safe_key(one) != safe_key(other)


def test_words_are_known_with_their_accents() -> None:
    assert look_up("Marie").name
    assert not look_up("Marié").name
    assert look_up("Ségolène").name
    assert look_up("Jean-Loup").name


def test_a_brand_is_no_surname_without_a_title() -> None:
    assert not look_up("Ford").may_be_surname(titled=False, alone=True)
    assert look_up("Ford").may_be_surname(titled=True, alone=True)


@given(st.text())
def test_any_string_folds_once_and_for_all(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(folded) == folded
    assert "  " not in folded


@given(st.text())
def test_any_string_has_tokens_and_a_key(name: str) -> None:
    assert all(name_tokens(name))
    assert safe_key(name) == safe_key(name.strip())


@given(
    st.sampled_from(["Qassem Soleimani", "Élodie Durand", "Nouri al-Maliki"]),
    st.sampled_from([str.upper, str.title]),
)
def test_case_does_not_change_a_key(name: str, change: object) -> None:
    assert callable(change)
    assert safe_key(change(name)) == safe_key(name)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Hachd", "Hashd", "Hached", "Hachad"],
        ["Ghanmi", "Ghanimi", "al-Ghanmi"],
        ["Khodr Salamé", "Khodor Salameh"],
        ["Qassem Taghizadeh", "Ghassem Taghizadah"],
        ["Nétanyahou", "Netanyahu"],
    ],
)
def test_a_skeleton_joins_spellings_whose_vowels_differ(spellings: list[str]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_a_skeleton_joins_strangers_too() -> None:
    assert skeleton("Karim Haddad") == skeleton("Karam Haddoud")
    assert skeleton("Karim Haddad") != skeleton("Karim Hammad")
    assert skeleton("Amar") != skeleton("Mar")


@pytest.mark.parametrize(
    "word", ["Hachd", "hached", "Taghizadeh", "Sergueï", "l'Ebrahim", "Yéménite", "Œuvré", "12"]
)
def test_the_skeleton_of_a_word_is_that_of_a_name_of_one_word(word: str) -> None:
    assert skeleton_token(word) == skeleton(word) != ""


@given(st.text(st.characters(codec=None)))
def test_any_string_has_a_skeleton(name: str) -> None:
    assert skeleton(name) == skeleton(f" {name} ")
    assert " " not in skeleton_token(name)


@given(st.text("abcdefghijklmnopqrstuvwxyzéèêëïîôùû -"))
def test_keys_do_not_change_when_a_name_is_folded(name: str) -> None:
    folded = fold_name(name)
    assert safe_key(folded) == safe_key(name)
    assert skeleton(folded) == skeleton(name)


@given(
    st.sampled_from(["Hachd al-Chaabi", "Élodie Durand", "Nouri al-Maliki"]),
    st.sampled_from([str.upper, str.title]),
)
def test_case_does_not_change_a_skeleton(name: str, change: object) -> None:
    assert callable(change)
    assert skeleton(change(name)) == skeleton(name)


def test_a_name_known_to_differ_has_one_line_in_the_list() -> None:
    spellings = [spelling for line in entries("given_names") for spelling in line.split()]
    assert len(spellings) == len(set(spellings))
    assert spellings == [fold_name(spelling) for spelling in spellings]
