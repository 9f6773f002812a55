"""Test the key that joins the spellings of a person's name across articles."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.identity import are_spellings, identity_key, may_mean
from index.people.names import safe_key

WORDS = st.sampled_from(
    (
        "Qassem",
        "Kassem",
        "Marie",
        "Maria",
        "Paul",
        "Paule",
        "ben",
        "ibn",
        "Ibn",
        "al-Rubaï",
        "Abdel",
        "Nasser",
        "Nassir",
    )
) | st.sampled_from(
    (
        "Picard",
        "Pégard",
        "XVI",
        "de",
        "Œuvré",
        "Jean-Yves",
        "Şahin",
        "Eugène",
        "Xu",
        "Samia",
        "Sami",
    )
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Qassem Taghizadeh", "Ghassem Taghizadeh", "Kassem Taghizade", "Qasem Taqizadeh"],
        ["Youssef al-Khatib", "Yusuf al-Khateeb", "Youcef el-Khatib", "Yousef Khatib"],
        ["Sergueï Rodionov", "Sergei Rodionov", "Sergey Rodionow"],
        ["Benyamin Hadadi", "Benjamin Hadadi", "Binyamin Haddadi"],
        ["Hassan Roubaï", "Hasan Rubai"],
        ["Esmaïl Qaani", "Ismaël Ghani", "Ismail Ghaani"],
        ["Mohammed ben Zahir", "Muhammad ibn Zahir", "Mohamed Bin Zahir"],
        ["Abdel Fattah al-Wardani", "Abdelfattah Al Wardani", "Abd el-Fattah el-Wardani"],
        ["Ebrahim Nasseri", "Ibrahim Nasseri"],
        ["Jean-Yves LE GOFF", "Jean Yves Le Goff"],
        ["Matthieu Durand", "Mathieu Durand"],
    ],
)
def test_identity_key_joins_spellings_of_one_name(spellings: list[str]) -> None:
    assert len({identity_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "people",
    [
        ["Marie Rousset", "Maria Rousset", "Mary Rousset"],
        ["Jean Rousset", "Jeanne Rousset", "Gina Rousset"],
        ["Michel Rousset", "Michèle Rousset"],
        ["Martin Rousset", "Martine Rousset"],
        ["Daniel Rousset", "Danielle Rousset", "Daniela Rousset"],
        ["Paul Rousset", "Paula Rousset", "Paule Rousset"],
        ["Jamal Haddad", "Jamil Haddad"],
        ["Sami Haddad", "Samia Haddad"],
        ["Hassan Haddad", "Hussein Haddad"],
        ["Catherine Picard", "Catherine Pégard"],
        ["Philippe Verdon", "Philippe Vardon"],
        ["Charles VII", "Charles VIII", "Charles VI"],
        ["Wei Zhang", "Wai Zhang", "Wei Chang"],
        ["Chen Shan", "Shen Shan", "Shan Chen"],
        ["Lydia Rousset", "Lydie Rousset"],
        ["Keith Haddad", "Ghaith Haddad"],
        ["Paul Marelle", "Paul Marille", "Paul Marolle"],
    ],
)
def test_identity_key_keeps_different_people_apart(people: list[str]) -> None:
    assert len({identity_key(person) for person in people}) == len(people)


@pytest.mark.parametrize(
    ("surname", "name"),
    [
        ("Taghizade", "Qassem Taghizadeh"),
        ("Rubaï", "Karim al-Rubaï"),
        ("al-Rubai", "Karim Roubaï"),
        ("Ben Zahir", "Mohammed bin Zahir"),
        ("de Valbonne", "Dominique de Valbonne"),
        ("Martin", "Paul Martin"),
    ],
)
def test_identity_key_of_a_surname_ends_that_of_the_full_name(surname: str, name: str) -> None:
    assert f" {identity_key(name)}".endswith(f" {identity_key(surname)}")


@given(NAMES, NAMES)
def test_identity_key_of_an_ending_ends_that_of_the_name(start: str, ending: str) -> None:
    ending_key = identity_key(ending).split()
    key = identity_key(f"{start}, {ending}").split()
    assert key[-len(ending_key) :] == ending_key


@given(NAMES, NAMES)
def test_identity_key_joins_no_names_with_different_safe_keys(left: str, right: str) -> None:
    if identity_key(left) == identity_key(right):
        assert safe_key(left) == safe_key(right)


@given(st.text(st.characters(codec=None)))
def test_identity_key_takes_any_string(name: str) -> None:
    assert identity_key(name) == identity_key(f" {name} ")
    assert "  " not in identity_key(name)
    assert isinstance(may_mean(name, name), bool)


@given(NAMES, st.sampled_from([str.upper, str.title]))
def test_identity_key_ignores_case(name: str, change: object) -> None:
    assert callable(change)
    assert identity_key(change(name)) == identity_key(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Taghizadeh", "Qassem Taghizadeh"),
        ("Kassem Taghizade", "Qassem Taghizadeh"),
        ("ghassem taghizadeh", "Qassem Taghizadeh"),
        ("Mohammad al-Abbadi", "Mohammad Javad al-Abbadi"),
        ("Mohammad Javad al-Abbadi", "Mohammad Abbadi"),
        ("Ben Zahir", "Mohammed bin Zahir"),
        ("Zahir", "Mohammed ben Zahir"),
        ("Mohammed Zahir", "Mohammed ben Zahir"),
        ("Valbonne", "Dominique de Valbonne"),
        ("Dominique Valbonne", "Dominique de Valbonne"),
        ("Booba", "Booba"),
    ],
)
def test_may_mean_accepts_surnames_spellings_and_short_forms(typed: str, name: str) -> None:
    assert may_mean(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Qassem", "Qassem Taghizadeh"),
        ("Marie Rousset", "Maria Rousset"),
        ("Karim Taghizadeh", "Qassem Taghizadeh"),
        ("Ben Zahir", "Omar Zahir"),
        ("Javad Mohammad al-Abbadi", "Mohammad Javad al-Abbadi"),
        ("", "Qassem Taghizadeh"),
        ("Taghizadeh", ""),
        ("...", "..."),
    ],
)
def test_may_mean_rejects_other_names(typed: str, name: str) -> None:
    assert not may_mean(typed, name)


def test_are_spellings_allows_more_than_equal_keys_but_no_other_first_name() -> None:
    assert identity_key("Karim Verdon") != identity_key("Karim Vardon")
    assert are_spellings("Karim Verdon", "Karim Vardon")
    for left, right in combinations(["Michel Verdon", "Michèle Verdon", "Michaël Verdon"], 2):
        assert not are_spellings(left, right)
