"""The sounds of names join the spellings of one name."""

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
def test_a_run_is_capitals_with_the_particles_between_them(text: str, expected: list[str]) -> None:
    assert capitalized_runs(text) == expected


def test_windows_are_neighbouring_words_with_their_particles() -> None:
    assert list(windows("Abou Taleb al-Chaabi", 2)) == ["Abou Taleb", "Taleb al-Chaabi"]
    assert list(windows("Taleb", 2)) == []


def phrases(*texts: str) -> list[str]:
    """The skeletons of every name of several words."""
    heard = (name.partition(" =")[0] for name in phonetic_terms(texts).split(f" {BOUNDARY} "))
    return [name for name in heard if name and not name.startswith("=")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("le Hachd al-Chaabi", "le Hashd ash-Shaabi"),
        ("Hached Chaabi", "Hashd al-Sha'abi"),
        ("Abdel Fattah al-Sissi", "Abd el-Fattah Al-Sisi"),
        ("Salah ad-Din Mansour", "Salaheddine Mansour"),
        ("Mohammed ben Salmane", "Muhammad bin Salman"),
    ],
)
def test_spellings_of_a_name_sound_alike(one: str, other: str) -> None:
    assert phrases(one) == phrases(other) != []


def test_grammar_before_a_name_is_no_part_of_it() -> None:
    assert phrases("Le Hachd al-Chaabi") == phrases("Hachd al-Chaabi")


def test_common_words_are_no_names_by_themselves() -> None:
    assert phonetic_terms(["Hier. Selon la police. Le Gouvernement Provisoire."]) == ""


def test_every_name_is_there_once_with_the_key_of_its_last_word() -> None:
    heard = phonetic_terms(["Omar Haddad a vu Leïla Mansour.", "Omar Haddad dort."]).split(
        f" {BOUNDARY} "
    )
    assert len(heard) == len(set(heard)) == 2
    assert all(
        name.endswith(f" {single_word_key(last)}")
        for name, last in zip(heard, ("Haddad", "Mansour"), strict=True)
    )


def test_a_word_by_itself_has_a_key_only_if_it_is_long_enough_to_tell() -> None:
    assert (
        single_word_key("Soleymani") == single_word_key("Soleimani") != single_word_key("Salomon")
    )
    assert single_word_key("Li") == single_word_key("Ghaani") == ""


@given(st.lists(st.text(max_size=60), max_size=3))
def test_any_text_has_sounds_that_are_terms(texts: list[str]) -> None:
    heard = phonetic_terms(texts)
    assert heard == " ".join(heard.split(" "))
    assert not heard or heard.strip()
