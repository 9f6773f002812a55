"""Test how candidates are judged by the names next to them: lists, couples, aliases."""

from __future__ import annotations

import pytest

from index.people.coreference import find_mentions
from tests.support.people import named_people


def test_context_gives_a_couple_its_shared_surname() -> None:
    text = "Nathalie et Éric Le Goff sont venus."
    assert [
        (text[mention.start : mention.end], mention.name) for mention in find_mentions(text)
    ] == [
        ("Nathalie", "Nathalie Le Goff"),
        ("Éric Le Goff", "Éric Le Goff"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Paul Rousset parle. Rousset et Éric Durand sont venus.", ["Paul Rousset", "Éric Durand"]),
        (
            "Bruno Tavernier est là. Bruno et Éric Durand sont venus.",
            ["Bruno Tavernier", "Éric Durand"],
        ),
        ("La Maison Blanche et Éric Durand négocient.", ["Éric Durand"]),
        ("Claire Vasseur, Nathalie et Éric Durand chantent.", ["Claire Vasseur", "Éric Durand"]),
    ],
)
def test_context_gives_no_surname_to_other_neighbours(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people


def test_context_makes_unknown_names_in_a_list_people() -> None:
    text = "Étaient là Paul Rousset, Zorvane Quellic, Claire Vasseur et Zilbane Korvec."
    assert named_people(text) == (
        "Paul Rousset",
        "Zorvane Quellic",
        "Claire Vasseur",
        "Zilbane Korvec",
    )
    assert named_people("La recette de Zorvane Quellic, Paul Rousset la connaît.") == (
        "Paul Rousset",
    )


def test_context_makes_a_name_with_a_titled_surname_a_person() -> None:
    assert named_people("La mort de Zorvane Quellic émeut.") == ()
    assert named_people("La mort de Zorvane Quellic émeut. Mme Quellic avait 20 ans.") == (
        "Zorvane Quellic",
    )


@pytest.mark.parametrize("link", [", alias ", ", dit « ", " (surnommé ", ", alias « "])
def test_context_reads_an_alias_as_the_same_person(link: str) -> None:
    text = f"Paul Rousset{link}Zorbec était là. Zorbec a parlé."
    assert [mention.name for mention in find_mentions(text)] == ["Paul Rousset"] * 3


def test_context_reads_no_alias_after_the_verb_dit() -> None:
    text = "C'est la faute de Paul Rousset, dit Claire Vasseur."
    assert named_people(text) == ("Paul Rousset", "Claire Vasseur")


@pytest.mark.parametrize(
    "text",
    [
        "Il a gagné avec ses compatriotes Perrand, Tasson et Vasselin, hier.",
        "Les avocats Perrand, Tasson et Vasselin ont plaidé.",
        "MM. Perrand, Tasson et Vasselin ont signé.",
    ],
)
def test_a_title_in_the_plural_makes_a_list_of_surnames_people(text: str) -> None:
    assert list(named_people(text)) == ["Perrand", "Tasson", "Vasselin"]


def test_a_title_in_the_plural_makes_no_person_of_a_single_word() -> None:
    assert named_people("Le syndicat de policiers Zorvex a protesté.") == ()
