"""The line about an article of a press review is read in whatever order its fields stand."""

from __future__ import annotations

import pytest

from index.readers.press.review.source_line import SourceLine, read_source_line
from tests.support.stopwatch import at_most


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le Dauphiné libéré – 12 mars 2019 – Anne Bo",
            SourceLine("Le Dauphiné libéré", "12 mars 2019", "Anne Bo"),
        ),
        (
            "Le Monde, mardi 12 mars 2019, p. 4",
            SourceLine("Le Monde", "12 mars 2019", page="4"),
        ),
        (
            "12/03/2019 | Ouest-France | Yann Le Du",
            SourceLine("Ouest-France", "12/03/2019", "Yann Le Du"),
        ),
        ("(Le Monde, 12 mars 2019, page A4)", SourceLine("Le Monde", "12 mars 2019", page="A4")),
        ("[Sud Ouest - 05/11/2021]", SourceLine("Sud Ouest", "05/11/2021")),
        ("Le Monde du 12 mars 2019", SourceLine("Le Monde", "12 mars 2019")),
        (
            "Le Figaro n° 23145 du 1er mars 2019, p. 12-13",
            SourceLine("Le Figaro", "1er mars 2019", page="12-13"),
        ),
        (
            "Anne Bo – Le Dauphiné libéré – 12 mars 2019",
            SourceLine("Le Dauphiné libéré", "12 mars 2019", "Anne Bo"),
        ),
        (
            "Yann Le Du | Le Courrier du Val | 2019-03-12",
            SourceLine("Le Courrier du Val", "2019-03-12", "Yann Le Du"),
        ),
        (
            "Source : Le Val - Date : 12 mars 2019 - Auteur : Anne Bo",
            SourceLine("Le Val", "12 mars 2019", "Anne Bo", is_labelled=True),
        ),
        (
            "Par Anne Bo et Yann Le Du, Le Monde, 12 mars 2019",
            SourceLine("Le Monde", "12 mars 2019", "Anne Bo et Yann Le Du"),
        ),
        ("Libération, 12-13 mars 2019", SourceLine("Libération", "12 mars 2019")),
        ("Le Monde diplomatique, mars 2019", SourceLine("Le Monde diplomatique", "mars 2019")),
        (
            "Les Échos / 5 nov. 2021 / Entreprises / Anne Bo / 1 245 mots",
            SourceLine("Les Échos", "5 nov. 2021", "Anne Bo", section="Entreprises"),
        ),
        (
            "Le Val, 12 mars 2019, rubrique Société",
            SourceLine("Le Val", "12 mars 2019", section="Société"),
        ),
        ("L'Équipe - March 12, 2019", SourceLine("L'Équipe", "March 12, 2019")),
        (
            "Publié le 12 mars 2019 à 18h05, mis à jour le 13 mars 2019 à 10h00",
            SourceLine(date="12 mars 2019"),
        ),
        (
            "Lire l'article : https://www.example.fr/a",
            SourceLine(url="https://www.example.fr/a"),
        ),
        ("Par Anne Bo", SourceLine(author="Anne Bo")),
        ("Le Courrier du Val", SourceLine(names=("Le Courrier du Val",))),
        ("Le 12 mars 2019, le maire a annoncé la fin du bac", None),
        ("La séance aura lieu le 9 mai à la mairie.", None),
        ("Le bac de Rosette a repris ses traversées, et les habitants sont heureux", None),
        ("", None),
    ],
)
def test_source_line_is_read_in_any_order(text: str, expected: SourceLine | None) -> None:
    assert read_source_line(text) == expected


def test_source_lines_that_contradict_one_another_are_of_two_articles() -> None:
    first = SourceLine("Le Val", "12 mars 2019")
    assert SourceLine("Le Val").merged_with(SourceLine(date="12 mars 2019")) == first
    assert first.merged_with(SourceLine(date="13 mars 2019")) is None


@pytest.mark.parametrize(
    "piece", ["12 mars ", "Le Val, ", "p. 1, ", "par ", "édition du ", "a@", "1-"]
)
def test_source_line_of_a_hostile_text_takes_little_time(piece: str) -> None:
    with at_most(2):
        for repeats in range(1, 100):
            read_source_line(piece * repeats)
