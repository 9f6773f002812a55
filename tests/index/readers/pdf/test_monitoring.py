"""Reviews of monitoring services are parted into their articles, and so are other press reviews."""

from __future__ import annotations

import pytest

from index.readers import pdf
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column, pdf_file

COVER = column(["Revue de presse du 14 mars 2019"], size=30)
CONTENTS = column(
    ["Sommaire", "Le bac est de retour ........ 3", "Un pont pour le delta ........ 4"]
)
FOOT: Text = (60, 40, 7, "Tous droits réservés à l'éditeur LE VAL 1234567890")
LABELS = [
    "Pays : France",
    "Périodicité : Quotidien",
    "OJD : 210000",
    "Date : 12 mars 2019",
    "Page de l'article : p.4-5",
    "Journaliste : Anne Bo",
    "Page 1/1",
]


def page(title: str, *, labels: list[str] = LABELS, foot: Text | None = FOOT) -> list[Text]:
    """Return the texts of a page: its labels, a title and a text."""
    texts = column(labels, top=780, size=8)
    if title:
        texts += column([title], top=640, size=16)
    return [*texts, *column(COLUMN, top=600), *([foot] if foot else [])]


def articles(*pages: list[Text]) -> list[RawArticle]:
    parts = []
    for part in pdf.read(Material("a.pdf", pdf_file(*pages))):
        assert isinstance(part, RawArticle)
        parts.append(part)
    return parts


def test_a_page_with_labels_is_an_article() -> None:
    expected = RawArticle(
        PARAGRAPH,
        "1",
        "Le bac est de retour",
        "12 mars 2019",
        "LE VAL",
        author="Anne Bo",
        page="4-5",
    )
    first, second = articles(COVER, CONTENTS, page(expected.title or ""), page("Un pont"))
    assert first == expected
    assert (second.key, second.title, second.text) == ("2", "Un pont", PARAGRAPH)


def test_an_article_may_go_over_several_pages() -> None:
    labels = [label for label in LABELS if not label.startswith("Page 1")]
    first, second, third = (page("Le bac", labels=[*labels, f"Page {n}/2"]) for n in (1, 2, 1))
    second = [text for text in second if text[3] != "Le bac"]
    joined, other = articles(COVER, first, second, third)
    assert joined.text == f"{PARAGRAPH}\n{PARAGRAPH}"
    assert other.text == PARAGRAPH


def test_a_page_without_labels_continues_the_article() -> None:
    labels = [label for label in LABELS if not label.startswith("Page 1")]
    [single] = articles(page("Le bac", labels=labels), column(COLUMN))
    assert single.key is None
    assert single.text == f"{PARAGRAPH}\n{PARAGRAPH}"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (
            ["Support : Le Val", "Date : 12/03/2019", "Périodicité : Quotidien", "N° de page : 4"],
            ("Le Val", "12/03/2019", None, "4", None),
        ),
        (
            ["Le Monde", "12 mars 2019", "PAYS : France", "TYPE : Web", "JOURNALISTE : Anne Bo"],
            ("Le Monde", "12 mars 2019", "Anne Bo", None, None),
        ),
        (
            [
                "Pays : France Périodicité : Quotidien OJD : 21000",
                "URL : https://www.example.fr/bac",
            ],
            ("LE VAL", None, None, None, "https://www.example.fr/bac"),
        ),
    ],
)
def test_labels_may_be_those_of_any_service(
    labels: list[str], expected: tuple[str | None, ...]
) -> None:
    foot = FOOT if expected[0] == "LE VAL" else None
    [raw] = articles(page("Le bac est de retour", labels=labels, foot=foot))
    assert (raw.source, raw.date, raw.author, raw.page, raw.url) == expected
    assert (raw.title, raw.text) == ("Le bac est de retour", PARAGRAPH)


def test_two_articles_may_stand_on_one_page() -> None:
    below = ["Ouest-France", "Pays : France", "Date : 13 mars 2019", "Page de l'article : p.6"]
    second = [*column(below, top=400, size=8), *column(["Un pont"], top=340, size=16)]
    first, other = articles([*page("Le bac", foot=None), *second, *column(COLUMN, top=300)])
    assert (first.title, first.text) == ("Le bac", PARAGRAPH)
    assert (other.title, other.text, other.source) == ("Un pont", PARAGRAPH, "Ouest-France")
    assert (other.date, other.page) == ("13 mars 2019", "6")


def test_hours_and_prices_below_an_article_begin_no_other() -> None:
    box = ["Date : samedi 16 mars", "Lieu : port de Rosette", "Tarif : 5 euros"]
    [raw] = articles([*page("Le bac", foot=None), *column(box, top=540)])
    assert raw.text.endswith("Date : samedi 16 mars Lieu : port de Rosette Tarif : 5 euros")


def test_labels_within_a_text_are_part_of_it() -> None:
    lines = ["Source : le port de Rosette.", "Date : jeudi."]
    [raw] = articles([*column(["Le bac de Rosette"], top=720, size=18), *column([*COLUMN, *lines])])
    assert "Source : le port de Rosette." in raw.text


def test_a_review_without_labels_is_parted_at_its_large_titles() -> None:
    pages: list[list[Text]] = []
    for title in ("Le bac est de retour", "Un pont pour le delta"):
        above = [
            *column([title], top=720, size=18),
            *column(["Le Monde, 12 mars 2019, p. 4"], top=690),
        ]
        text = column([*COLUMN, f"Fin de l’article « {title} »."], top=650 - 40 * len(pages))
        pages.append([*above, *text])
    first, second = articles(COVER, *pages)
    expected = f"{PARAGRAPH} Fin de l’article « Le bac est de retour »."
    assert first == RawArticle(
        expected, "1", "Le bac est de retour", "12 mars 2019", "Le Monde", page="4"
    )
    assert second.title == "Un pont pour le delta"
