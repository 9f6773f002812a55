"""Bylines become names, without the words and the addresses around them."""

from __future__ import annotations

import pytest

from index.readers.press.bylines import author_name, is_byline


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Par Anne Roy", "Anne Roy"),
        ("By Anne Roy and Luc Sol", "Anne Roy and Luc Sol"),
        ("Propos recueillis par Anne Roy", "Anne Roy"),
        ("PROPOS RECUEILLIS À TOKYO PAR Anne Roy", "Anne Roy"),
        ("Anne Roy; aroy@phare.example", "Anne Roy"),
        ("Anne Roy (aroy@phare.example); Luc Sol <l.sol@phare.example>;", "Anne Roy; Luc Sol"),
        ("Anne Roy aroy@phare.example Luc Sol", "Anne Roy Luc Sol"),
        ("aroy@phare.example", None),
        ("N/A", None),
        (" ; ", None),
    ],
)
def test_author_name_has_neither_opening_words_nor_addresses(byline: str, name: str | None) -> None:
    assert author_name(byline) == name


@pytest.mark.parametrize("line", ["Anne Roy", "Jean de La Tour et Luc Sol", "par notre envoyée"])
def test_line_of_names_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["Le phare rouvre samedi", "Phare", ""])
def test_other_line_is_no_byline(line: str) -> None:
    assert not is_byline(line)
