"""Test how the full names of a text are grouped by person."""

from __future__ import annotations

from index.people.coreference import find_mentions
from tests.support.people import named_people


def test_entities_join_spellings_of_a_name() -> None:
    assert named_people(
        "Le général Esmaïl Qaani a parlé. Esmail Ghaani était là. Le général Ghaani aussi."
    ) == ("Esmaïl Qaani",)


def test_entities_name_people_by_the_longest_form_with_accents() -> None:
    text = "Mohammad al-Abbadi a signé. Mohammad Javad al-Abbadi et Helene Durand puis Hélène Durand ont parlé."
    assert named_people(text) == ("Mohammad Javad al-Abbadi", "Hélène Durand")


def test_entities_join_a_misspelt_name() -> None:
    assert named_people("Bruno Tavernier a parlé. Bruno Tavenier est parti.") == (
        "Bruno Tavernier",
    )


def test_entities_keep_first_names_one_letter_apart() -> None:
    assert named_people(
        "Michel Tavernier et Michèle Tavernier, Daniel Rousset et Daniela Rousset."
    ) == (
        "Michel Tavernier",
        "Michèle Tavernier",
        "Daniel Rousset",
        "Daniela Rousset",
    )


def test_entities_choose_by_mme_or_m_between_people_of_one_surname() -> None:
    text = "Fabien Morvan et Lucie Morvan sont là. Mme Morvan parle. M. Morvan se tait. Madame Morvan part."
    assert [mention.name.partition(" ")[0] for mention in find_mentions(text)] == [
        "Fabien",
        "Lucie",
        "Lucie",
        "Fabien",
        "Lucie",
    ]


def test_entities_learn_a_gender_before_the_full_name() -> None:
    text = "Mme Zorvane Morvan et Fabien Morvan sont là. Mme Morvan parle."
    assert find_mentions(text)[-1].name == "Zorvane Morvan"


def test_entities_join_initials_and_first_names() -> None:
    text = "J. Rousset a parlé. Jean Rousset et Jeanne Durand sont là. J.-P. Morvan, puis Jean-Pierre Morvan."
    assert named_people(text) == ("Jean Rousset", "Jeanne Durand", "Jean-Pierre Morvan")


def test_entities_leave_out_a_word_glued_to_a_name() -> None:
    assert named_people("Selon Paul Roussetpar ailleurs. Paul Rousset est venu.") == (
        "Paul Rousset",
    )
