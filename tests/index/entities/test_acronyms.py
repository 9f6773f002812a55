"""The initials of a name are its acronym."""

from __future__ import annotations

import pytest

from index.entities.acronyms import acronym_of


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Front de libération nationale", "FLN"),
        ("Comité international de la Croix-Rouge", "CICR"),
        ("École des ponts d'Arvor", "EPA"),
        ("Ligue d'Arvor", ""),
        ("Zorval", ""),
        ("", ""),
    ],
)
def test_a_name_of_three_words_has_an_acronym(name: str, acronym: str) -> None:
    assert acronym_of(name).replace("É", "E") == acronym
