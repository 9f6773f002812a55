"""Exports of Factiva and Nexis Uni as PDF are parted into their articles."""

from __future__ import annotations

import pytest

from index.readers.raw_article import RawArticle
from tests.support.exports import articles_of
from tests.support.factiva_export import FIRST as FACTIVA_FIRST
from tests.support.nexis_export import FIRST, uni_lines
from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column, pdf_file

NUMBER = "PHARE00020190312ef3c0001x"
TITLE = ["Le bac de Rosette a repris", "ses traversées jeudi"]
TEXT = f"{PARAGRAPH} Le pont reste fermé."
FOOT: Text = (60, 20, 8, "Page 1 of 4")


def nexis_pages(*, cover: bool = True, title: list[str] = TITLE) -> list[list[Text]]:
    """Return a cover and the two pages of an article of Nexis Uni."""
    above = column(uni_lines()[:6], top=780)
    heading = column(
        [
            *("Le Phare du Médoc", "12 mars 2019 mardi", "Copyright 2019 Le Phare du Médoc"),
            *("Section: PATRIMOINE; Pg. 7", "Length: 210 words", "Byline: Jeanne Roubaud", "Body"),
        ],
        top=740,
    )
    first = [*column(title, top=780, size=16), *heading, *column(COLUMN[:2], top=640), FOOT]
    below = ["Classification", "Language: FRENCH", "Load-Date: March 14, 2019", "End of Document"]
    second = [
        *column(title[:1], top=780, size=16),
        *column([COLUMN[2], "Le pont reste fermé."], top=740),
        *column(below, top=600),
        (60, 20, 8, "Page 2 of 4"),
    ]
    return [above, first, second] if cover else [first, second]


def factiva_page(*, notice: str = "© 2019 Le Phare SA. Tous droits réservés.") -> list[Text]:
    """Return a page with an article of Factiva."""
    heading = ["Jeanne Roubaud", "210 mots", "12 mars 2019", "Le Phare du Médoc", "PHARE", "7"]
    return [
        *column(TITLE, top=780, size=16),
        *column([*heading, "Français", notice], top=740),
        *column([*COLUMN, "Le pont reste fermé."], top=600),
        *column([f"Document {NUMBER}"], top=540),
        (60, 20, 8, "Page 1 de 1 © 2019 Factiva, Inc. Tous droits réservés."),
    ]


@pytest.mark.parametrize("cover", [True, False])
def test_nexis_uni_pdf_gives_its_articles(cover: bool) -> None:
    (article,) = articles_of(pdf_file(*nexis_pages(cover=cover)), "nexis.PDF")
    assert article == RawArticle(
        TEXT,
        key="1",
        title=" ".join(TITLE),
        date=FIRST.date,
        source=FIRST.source,
        author=FIRST.author,
        section=FIRST.section,
        page=FIRST.page,
        saved=FIRST.saved,
        language="fr",
    )


def test_nexis_uni_pdf_of_several_articles_is_parted() -> None:
    pages = nexis_pages() + nexis_pages(cover=False, title=["Le pont du delta"])
    first, second = articles_of(pdf_file(*pages), "nexis.pdf")
    assert (first.key, first.title, first.text) == ("1", " ".join(TITLE), TEXT)
    assert (second.key, second.title, second.text) == ("2", "Le pont du delta", TEXT)


def test_factiva_pdf_gives_its_articles() -> None:
    (article,) = articles_of(pdf_file(factiva_page()), "factiva.pdf")
    assert article == RawArticle(
        TEXT,
        key=NUMBER,
        title=" ".join(TITLE),
        date=FACTIVA_FIRST.date,
        source=FACTIVA_FIRST.source,
        author=FACTIVA_FIRST.author,
        page="7",
        language="fr",
    )
