"""Names of authors are parted into given and family names; those of agencies are not."""

from __future__ import annotations

import pytest

from search.citations.author import Author


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        ("Claire Vasseur", "Vasseur, Claire"),
        ("Anne-Marie Le Goff", "Le Goff, Anne-Marie"),
        ("Philippe de Villemur", "de Villemur, Philippe"),
        ("Anne Marie Martin", "Martin, Anne Marie"),
        ("Mohammed ben Salem", "ben Salem, Mohammed"),
        ("Karim al-Araji", "al-Araji, Karim"),
        ("J.-P. Martin", "Martin, J.-P."),
        ("Claire Vasseur Moreau", "Vasseur Moreau, Claire"),
        ("AFP", "AFP"),
        ("La rédaction", "La rédaction"),
        ("Service politique", "Service politique"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("", ""),
    ],
)
def test_a_name_is_inverted(name: str, inverted: str) -> None:
    author = Author.of(name)
    assert author.inverted_name == inverted
    assert author.full_name == name
