"""Test the phonetic terms by which a search finds other spellings of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.phonetic import capitalized_runs, phonetic_terms, single_word_key, windows
from index.schema import BOUNDARY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le chef du Hachd al-Chaabi parle", ["Le", "Hachd al-Chaabi"]),
        ("hier, Mohammed ben Salmane et Paul Martin", ["Mohammed ben Salmane", "Paul Martin"]),
        ("à Deir ez-Zor, en Seine-et-Marne", ["Deir ez-Zor", "Seine", "Marne"]),
        ("une ruse de Sha’abi à l’Assemblée", ["Sha’abi", "Assemblée"]),
        ("rien que des mots", []),
        ("McDonald et iPhone", ["McDonald"]),
        ("Paul\nMartin", ["Paul", "Martin"]),
    ],
)
def test_capitalized_runs_have_the_particles_between_capitals(
    text: str, expected: list[str]
) -> None:
    assert capitalized_runs(text) == expected


def test_windows_are_neighbouring_words_with_their_particles() -> None:
    assert list(windows("Abou Taleb al-Chaabi", 2)) == ["Abou Taleb", "Taleb al-Chaabi"]
    assert list(windows("Taleb", 2)) == []


def skeletons_of(*texts: str) -> list[str]:
    """Return the skeletons of every name of several words."""
    skeletons: list[str] = []
    for terms in phonetic_terms(texts).split(f" {BOUNDARY} "):
        words, _, _ = terms.partition(" =")
        if words and not words.startswith("="):
            skeletons.append(words)
    return skeletons


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("le Hachd al-Chaabi", "le Hashd ash-Shaabi"),
        ("Hached Chaabi", "Hashd al-Sha'abi"),
        ("Abdel Fattah al-Sissi", "Abd el-Fattah Al-Sisi"),
        ("Salah ad-Din Mansour", "Salaheddine Mansour"),
        ("Mohammed ben Salmane", "Muhammad bin Salman"),
    ],
)
def test_phonetic_terms_are_alike_for_spellings_of_a_name(left: str, right: str) -> None:
    assert skeletons_of(left) == skeletons_of(right) != []


def test_phonetic_terms_leave_out_grammar_before_a_name() -> None:
    assert skeletons_of("Le Hachd al-Chaabi") == skeletons_of("Hachd al-Chaabi")


def test_phonetic_terms_are_empty_for_common_words() -> None:
    assert phonetic_terms(["Hier. Selon la police. Le Gouvernement Provisoire."]) == ""


def test_phonetic_terms_have_each_name_once_with_its_last_key() -> None:
    terms = phonetic_terms(["Omar Haddad a vu Leïla Mansour.", "Omar Haddad dort."])
    haddad, mansour = terms.split(f" {BOUNDARY} ")
    assert haddad.endswith(f" {single_word_key('Haddad')}")
    assert mansour.endswith(f" {single_word_key('Mansour')}")


def test_single_word_key_is_empty_for_short_words() -> None:
    assert single_word_key("Soleymani") == single_word_key("Soleimani")
    assert single_word_key("Soleimani") != single_word_key("Salomon")
    assert single_word_key("Li") == single_word_key("Ghaani") == ""


@given(st.lists(st.text(max_size=60), max_size=3))
def test_phonetic_terms_of_any_text_are_one_space_apart(texts: list[str]) -> None:
    terms = phonetic_terms(texts)
    assert terms == " ".join(terms.split(" "))
    assert not terms or terms.strip()
