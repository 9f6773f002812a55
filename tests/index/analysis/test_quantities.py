"""A number and its unit have one term, however they are written."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from index.analysis.quantities import quantities


def _terms(text: str) -> list[str]:
    return sorted(found.term for found in quantities(text))


@pytest.mark.parametrize(
    ("spellings", "term"),
    [
        (["10 €", "10€", "10 euros", "€10", "10\u202f€", "10,00 EUR"], "10eur"),
        (
            ["10 M€", "10M€", "10 millions d'euros", "10 000 000 €", "0,01 milliard d’euros"],
            "10000000eur",
        ),
        (["$5", "5 $", "5 dollars"], "5usd"),
        (["$5 millions", "5 millions de dollars", "5M$"], "5000000usd"),
        (["2,3 %", "2.3%", "2,3 pour cent"], "2.3pct"),
        (["20 h 30", "20h30", "20:30", "20 heures 30", "20H30"], "20h30"),
        (["8 h", "08h00", "8 heures", "08:00"], "8h"),
        (["n° 1", "N°1", "nº1", "No 1", "no. 1", "numéro 1", "Numéro un"], "no1"),
        (["30 °C", "30°", "30 degrés", "30 degrés Celsius"], "30deg"),
        (["20 m²", "20m2", "20 mètres carrés"], "20m2"),
        (["80 km/h", "80 kilomètres à l’heure", "80 kilomètres-heure"], "80kmh"),
        (["3 millions de voix", "3 millions"], "3000000"),
        (["1 500,75 euros", "1.500,75 €", "1,500.75 €", "1'500.75 euros"], "1500.75eur"),
    ],
)
def test_all_spellings_of_a_quantity_have_one_term(spellings: list[str], term: str) -> None:
    for written in spellings:
        assert _terms(f"Il y a {written}.") == [term], written


@pytest.mark.parametrize(
    "text",
    [
        *("le 12.05.2018 h", "le 20/05/2018 m", "à 12:30:45", "le AB12 km", "25:10", "20 juin"),
        *("la casino 3", "en 2018 a parlé", "l'A380 m", "au 49.3 alinéa", "10 Mars", ""),
        *("la loi 1905 s'applique", "les 5 l’ont dit", "3 t-shirts", "le 10 M. Roux", "5 m’a dit"),
    ],
)
def test_other_numbers_have_none(text: str) -> None:
    assert _terms(text) == []


@pytest.mark.parametrize(
    ("headline", "term"),
    [
        *[("LE NUMÉRO 1 DU PORT", "no1"), ("UN PRÊT DE 3 MILLIONS D'EUROS", "3000000eur")],
        *[("UNE TAXE DE 15 POUR CENT", "15pct"), ("LE VINGT ET UNIÈME JOUR", "21e")],
        *[("LE JOURNAL DE 20 HEURES", "20h"), ("10 MD€ POUR LA MER", "10000000000eur")],
    ],
)
def test_headlines_in_capitals_have_the_same_terms(headline: str, term: str) -> None:
    assert _terms(headline) == [term]


def test_both_numbers_of_a_range_have_the_unit() -> None:
    assert _terms("de 10 à 20 euros, 2-3 km") == ["10eur", "20eur", "2km", "3km"]


def test_a_quantity_is_marked_from_its_first_sign_to_its_last() -> None:
    text = "Le n° 12 coûte 10 millions d'euros."
    marked = [text[found.start : found.end] for found in quantities(text)]
    assert marked == ["n° 12", "10 millions d'euros"]


@pytest.mark.parametrize("text", ["10 kilomètres carrés", "numéro un", "numéro 12"])
def test_accents_apart_from_their_letters_make_no_difference(text: str) -> None:
    assert _terms(normalize("NFD", text)) == _terms(text) != []
