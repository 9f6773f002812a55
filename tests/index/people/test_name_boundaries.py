"""A name ends where another name, a club, a firm or a sentence in capitals goes on."""

from __future__ import annotations

import pytest

from tests.support.people import named_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "L'ancien conseiller de Luc Perrand Hélène Tasson a parlé.",
            ["Luc Perrand", "Hélène Tasson"],
        ),
        ("Claire Le Goff Claire Le Goff en tête.", ["Claire Le Goff"]),
        (
            "Le directeur de cabinet de Luc Perrand Anne Tasson est parti.",
            ["Luc Perrand", "Anne Tasson"],
        ),
        ("L'adjointe de Claire Le Goff Simon Perrand.", ["Claire Le Goff", "Simon Perrand"]),
    ],
)
def test_two_neighbours_are_two_people(text: str, people: list[str]) -> None:
    assert list(named_people(text)) == people


@pytest.mark.parametrize(
    "name",
    [
        "Renaud Pertuis de Beauquesne",
        "Marc Lavigne d'Aubercourt",
        "Aline Boyer de la Roche",
        "Luiz Inacio Lula da Silva",
        "Zelda Fernandes da Silva",
        "Ibrahim Boubacar Sangaré",
        "Carlos Manuel López Abrador",
        "Bruno le Tavernier",
        "Mohammed ben Zahir al-Rubaï",
        "Charles le Chauve",
        "Thierry Lavigne du Haut-Galoin",
        "Marion du Galouët",
    ],
)
def test_a_long_name_stays_one(name: str) -> None:
    assert list(named_people(f"Hier, {name} a parlé.")) == [name]


@pytest.mark.parametrize(
    "following",
    [
        "de Neymar",
        "de l'Everton",
        "de Juventus",
        "de l'ONU",
        "du Nord",
        "de Météo France",
        "de BFMTV",
        "du Sporting Zorvane",
        "des Lionnes",
    ],
)
def test_what_somebody_belongs_to_is_no_part_of_the_name(following: str) -> None:
    people = named_people(f"Selon Paulo Rimbert {following}, c'est fini.")
    assert "Paulo Rimbert" in people
    assert all("Rimbert " not in person for person in people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("CLAIRE VASSEUR ONT DÉBATTU", ["Claire Vasseur"]),
        ("LUCAS PERRAND ET CLAIRE VASSEUR ATTAQUENT LE MAIRE", ["Lucas Perrand", "Claire Vasseur"]),
        ("YVES LE GRAND DEVANCE ANNE PETIT", ["Yves Le Grand"]),
    ],
)
def test_a_sentence_in_capitals_goes_on_after_a_name(text: str, people: list[str]) -> None:
    assert list(named_people(text))[: len(people)] == people


def test_a_noun_with_its_article_is_no_part_of_a_name() -> None:
    text = "Une femme prend les Finances, et M. Hayan Abdel-Karim le Pétrole."
    assert list(named_people(text)) == ["Hayan Abdel-Karim"]


def test_a_form_of_address_begins_a_name() -> None:
    text = "L'avocat au barreau de Paris Me Olivier Tasson a réagi."
    assert list(named_people(text)) == ["Olivier Tasson"]


def test_a_club_right_before_its_player_is_no_part_of_the_name() -> None:
    assert list(named_people("La joueuse de Chelsea Anne Tasson a marqué.")) == ["Anne Tasson"]
    assert list(named_people("Hier, Chelsea Tasson a marqué.")) == ["Chelsea Tasson"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("L'évêque de Nevers Thierry Brenac de la Perrine.", ["Thierry Brenac de la Perrine"]),
        ("La Belge Femke Van den Briessel a gagné.", ["Femke Van den Briessel"]),
        ("Léonard de Vasse Regrouper ses œuvres est long.", ["Léonard de Vasse"]),
        ("Hier, Nair da Cosva Marques a parlé.", ["Nair da Cosva Marques"]),
        ("Yoann Tasson Aujourd'hui, rien ne change.", ["Yoann Tasson"]),
        ("Une robe de Claire Vasseur Givenchy est à vendre.", ["Claire Vasseur"]),
        ("Ni Brennac M. Tasson n'ont parlé.", ["Tasson"]),
    ],
)
def test_a_name_begins_behind_a_place_and_ends_before_another_sentence(
    text: str, people: list[str]
) -> None:
    assert list(named_people(text)) == people


def test_the_second_of_two_neighbours_may_have_a_first_name_for_a_surname() -> None:
    text = "Le bras droit d'Anne Vassier Emmanuel Grégoire répond à Abd Rabbo Mansour Hadi."
    assert list(named_people(text)) == [
        "Anne Vassier",
        "Emmanuel Grégoire",
        "Abd Rabbo Mansour Hadi",
    ]


def test_a_feast_is_a_first_name_before_a_surname_with_a_particle() -> None:
    assert list(named_people("Hier, Noël Le Brennac a parlé.")) == ["Noël Le Brennac"]
