"""Texts of Press Corpus Scraper have their fields above them."""

from __future__ import annotations

import pytest

from index.readers import format_name, read
from index.readers.material import Material
from index.readers.raw_article import RawArticle

CRUE = "La Loire est sortie de son lit dans la nuit.\n\nTrois rues sont sous l'eau."
NAME = "2019-03-12_La_Gazette_Ada_Morel.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_fields_stand_above_the_text(encoding: str, ending: str) -> None:
    text = f"La Gazette\n\nAda Morel\n\n2019-03-12\n\nLa Loire déborde\n\nL'eau monte\n\n{CRUE}"
    content = text.replace("\n", ending).encode(encoding)
    assert list(read(Material(NAME, content))) == [
        RawArticle(
            f"L'eau monte\n\n{CRUE}",
            title="La Loire déborde",
            date="2019-03-12",
            source="La Gazette",
            author="Ada Morel",
        )
    ]


def test_fields_may_be_empty() -> None:
    text = f"La Gazette\n\n\n\n2019-03-12\n\nLa Loire déborde\n\n\n\n{CRUE}"
    assert list(read(Material(NAME, text.encode()))) == [
        RawArticle(CRUE, title="La Loire déborde", date="2019-03-12", source="La Gazette")
    ]


def test_a_text_may_be_missing() -> None:
    text = "La Gazette\n\nAda Morel\n\n2019-03-12\n\nLa Loire déborde"
    [article] = read(Material(NAME, text.encode()))
    assert isinstance(article, RawArticle)
    assert (article.title, article.text) == ("La Loire déborde", "")


def test_a_day_in_another_paragraph_makes_no_such_text() -> None:
    text = f"Titre\n\nAda Morel\n\nNantes\n\n2019-03-12\n\n{CRUE}"
    assert format_name(Material("a.txt", text.encode())) == "text"
