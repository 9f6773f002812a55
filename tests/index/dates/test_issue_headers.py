"""Days in the headers of old newspapers, and old days that are only history."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.issue_headers import find_issue_day

NEWS = "Le maire a reçu la délégation à l'hôtel de ville.\n"


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Samedi 20 Mars 1926", date(1926, 3, 20)),
        ("Lundi 14 février 1898.", date(1898, 2, 14)),
        ("LE COURRIER - DIMANCHE 10 SEPTEMBRE 1899", date(1899, 9, 10)),
        ("10 SEPTEMBRE 1899", date(1899, 9, 10)),
        ("20 MARS 1926 — N° 79", date(1926, 3, 20)),
        ("N° 79. — Samedi 20 mars 1926.", date(1926, 3, 20)),
        ("10 septembre 1899 (46e année, n° 253)", date(1899, 9, 10)),
        ("Paris, le 10 septembre 1899", date(1899, 9, 10)),
        ("ce 3 juin 1848", date(1848, 6, 3)),
        ("Du samedi 3 juin 1848.", date(1848, 6, 3)),
        ("Édition du samedi 20 mars 1926", date(1926, 3, 20)),
        ("Numéro du samedi 20 mars 1926", date(1926, 3, 20)),
        ("De Paris, le 30 May 1631.", date(1631, 5, 30)),
        ("De Rouen, le 3 aoust 1631.", date(1631, 8, 3)),
        ("Samedi 2 mai M DCC LXXXIX", date(1789, 5, 2)),
        ("3 mars de l'an de grâce 1650. N° 12", date(1650, 3, 3)),
        ("5 brumaire an VIII", date(1799, 10, 27)),
        ("Quintidi, 5 brumaire, l'an VIII de la République française", date(1799, 10, 27)),
        ("Dimanche 8 et lundi 9 juin 1924", date(1924, 6, 8)),
        ("Lundi-Mardi 7-8 Novembre 1921", date(1921, 11, 7)),
        ("ROUEN, 25 août 1944 (AFP) – La ville est libre.", date(1944, 8, 25)),
        ("Publié le 3 mai 1985", date(1985, 5, 3)),
        ("Date d'édition : 1899-09-10", date(1899, 9, 10)),
        (
            "23e ANNÉE, N° 268. Le N° 15 centimes. Jeudi 23 Décembre 1920. PUBLICITÉ : la ligne, 1 fr.",
            date(1920, 12, 23),
        ),
        ("LE COURRIER DU SOIR Mardi 21 septembre 1948. Les blés", date(1948, 9, 21)),
    ],
)
def test_the_day_of_an_issue_is_in_its_header(header: str, day: date) -> None:
    assert find_issue_day(f"LE COURRIER\n{header}\n{NEWS}") == day
    assert find_issue_day(f"{header}\n{NEWS}") == day


def test_a_mere_day_is_that_of_an_issue_below_its_name() -> None:
    assert find_issue_day(f"GAZETTE NATIONALE\n1er octobre 1789\n{NEWS}") == date(1789, 10, 1)
    assert find_issue_day(f"Le Moniteur universel\n1er octobre 1789\n{NEWS}") == date(1789, 10, 1)
    assert find_issue_day(f"Une journée à Versailles\n1er octobre 1789\n{NEWS}") is None
    assert find_issue_day(f"1er octobre 1789\n{NEWS}") is None
    assert find_issue_day(f"Une exposition\nParis, 25 août 1944\n{NEWS}") is None
    assert find_issue_day(f"LE COURRIER\n{NEWS * 3}1er octobre 1789\n{NEWS}") is None


@pytest.mark.parametrize(
    "text",
    [
        "Le 6 juin 1944, les Alliés débarquent en Normandie.",
        "Mardi 6 juin 1944, les Alliés ont débarqué en Normandie.",
        "L'armistice du lundi 11 novembre 1918 est dans toutes les mémoires.",
        "6 juin 1944\nDes hommes débarquent.\n8 mai 1945\nLa guerre est finie.",
        "Il est né à Rouen, le 3 mars 1921, dans une famille de pêcheurs.",
        "Samedi 20 mars 1925",  # it was a Friday
        "Samedi 20 mars 1526",
        "Samedi 20 mars 2021",
        "Mis en ligne le 3 mars 1985",
        "jt8 JUIN 1938. N° 12",
        "Le numéro du jeudi 13 janvier 1898 est exposé.",
        "Dans un numéro rare, jeudi 13 janvier 1898, on lit une lettre.",
        "Le journal d'alors, jeudi 13 janvier 1898, tirait à LA VILLETTE DE PARIS.",
    ],
)
def test_an_old_day_in_a_text_is_history(text: str) -> None:
    assert find_issue_day(f"Une délégation à la mairie\n{text}\n{NEWS}") is None


@pytest.mark.parametrize(
    "later",
    [
        "Le maire l'a dit mardi 5 mars 2019.",
        "Publié le 5 mars 2019",
        "Ce récit a paru en 2019.",
    ],
)
def test_a_text_that_names_a_year_of_today_is_of_today(later: str) -> None:
    assert find_issue_day(f"RÉCIT\nSamedi 20 mars 1926\n{NEWS}{later}\n") is None


@pytest.mark.parametrize(
    "note",
    [
        "Mis en ligne le 3 mars 2021",
        "Publié en ligne le 3 mars 2021",
        "Date de mise en ligne : 15/10/2007",
        "Numérisé le 3 mars 2021",
        "Téléchargé le 3 mars 2021",
        "Consulté le 03/03/2021 à 10:30",
        "Mis à jour le 3 mars 2021",
        "© Bibliothèque de Rouen, 2021",
    ],
)
def test_the_note_of_a_digitisation_does_not_date_an_issue(note: str) -> None:
    assert find_issue_day(f"LE COURRIER\n{note}\nSamedi 20 mars 1926\n{NEWS}") == date(1926, 3, 20)
    assert find_issue_day(f"LE COURRIER\nSamedi 20 mars 1926\n{NEWS}{note}\n") == date(1926, 3, 20)


@given(st.lists(st.sampled_from([
    "Samedi ", "20 mars ", "1926", "2019", "\n", "N° 7", "LE COURRIER ", "5 brumaire an VIII", "et ", "- ", "Du ",
    "8 et lundi 9 juin 1924", "Mis en ligne le ", "0001-01-01 ", "M DCC", "© ",
]), max_size=30))  # fmt: skip
def test_the_day_of_any_text_is_one_before_the_web_or_none(pieces: list[str]) -> None:
    day = find_issue_day("".join(pieces))
    assert day is None or 1600 <= day.year < 1990


@pytest.mark.slow
def test_a_long_text_of_dates_is_read_at_once() -> None:
    assert find_issue_day("Samedi 20 mars 1926 N° 7\n" * 20_000) == date(1926, 3, 20)
    assert find_issue_day("LE 6 JUIN 1944\n" * 20_000) is not None
