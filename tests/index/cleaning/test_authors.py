"""Names are parted from bylines and from the authors that files give."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.authors import author_names

TEXT = (
    "Le conseil municipal a voté lundi la fermeture de la piscine des Tilleuls, dont le toit fuit "
    "depuis trois hivers.\n\nUn nouveau bassin doit ouvrir dans deux ans."
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Claire Vasseur", ("Claire Vasseur",)),
        ("Par Claire Vasseur et Yann Le Goff", ("Claire Vasseur", "Yann Le Goff")),
        ("Claire Vasseur, Yann Le Goff", ("Claire Vasseur", "Yann Le Goff")),
        ("Claire Vasseur ; Yann Le Goff", ("Claire Vasseur", "Yann Le Goff")),
        ("by Claire Vasseur and Yann Le Goff", ("Claire Vasseur", "Yann Le Goff")),
        ("Par Claire Vasseur, envoyée spéciale à Kiev", ("Claire Vasseur",)),
        ("Claire Vasseur journaliste à Paris", ("Claire Vasseur",)),
        ("CLAIRE VASSEUR À LONDRES", ("Claire Vasseur",)),
        ("KARL DE MEYER", ("Karl de Meyer",)),
        ("VASSEUR Claire", ("Claire Vasseur",)),
        ("Vasseur, Claire", ("Claire Vasseur",)),
        ("Claire Vasseur; cvasseur@exemple.fr", ("Claire Vasseur",)),
        ("Claire Vasseur (à Lyon)", ("Claire Vasseur",)),
        ("Propos recueillis par Claire Vasseur", ("Claire Vasseur",)),
        ("YANN LE GOFF PROPOS RECUEILLIS PAR CLAIRE VASSEUR", ("Claire Vasseur",)),
        ("Claire Vasseur; Recueilli par Claire Vasseur", ("Claire Vasseur",)),
        ("Le Télégramme avec AFP", ("Le Télégramme", "AFP")),
        ("J.-P. M.", ("J.-P. M.",)),
        ("PAR TÉLÉPHONE", ()),
        ("Par fil spécial", ()),
        ("https://exemple.fr/claire", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_authors_are_one_full_name_a_person(text: str | None, names: tuple[str, ...]) -> None:
    assert author_names(text) == names


@given(st.text(max_size=200))
def test_authors_of_any_text_are_few_and_on_one_line(text: str) -> None:
    names = author_names(text)
    assert len(names) <= 20
    assert all(name and name == " ".join(name.split()) for name in names)


@pytest.mark.parametrize(
    ("page", "author"),
    [
        (f"Par Claire Vasseur, à Sfax\n{TEXT}", "Claire Vasseur"),
        (f"Claire Vasseur\n\n{TEXT}", "Claire Vasseur"),
        (f"{TEXT}\n\nPar Claire Vasseur", "Claire Vasseur"),
        (TEXT, None),
    ],
)
def test_author_is_the_one_of_the_byline(page: str, author: str | None) -> None:
    assert clean(page, "La piscine ferme").author == author


def test_author_is_the_one_that_metadata_name() -> None:
    text = f"Par Yann Le Goff\n{TEXT}"
    assert clean(text, "La piscine ferme", author="Claire Vasseur").author == "Claire Vasseur"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["a" * 99_000, "a." * 50_000, "(" * 99_000, "a@" * 50_000])
def test_author_without_end_is_read_in_a_moment(text: str) -> None:
    start = time.process_time()
    assert author_names(f"Claire Vasseur, {text}") in {("Claire Vasseur",), ()}
    assert time.process_time() - start < 2
