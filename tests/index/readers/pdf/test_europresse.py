"""Europresse exports as PDF are parted into their articles."""

from __future__ import annotations

from index.readers import pdf
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column, pdf_file

COVER = column(["europresse.com", "Documents sauvegardés", "2 documents", "Par UNIV-EXEMPLE"])
FOOT: Text = (60, 20, 8, "Ce document est réservé à l'usage exclusif de UNIV-EXEMPLE")
BOX = [
    "Le Grand Quotidien",
    "Nom de la source",
    "Le Grand Quotidien",
    "Type de source",
    "Presse • Journaux",
    "Provenance",
    "France",
]
LAW = [
    "© 2019 Le Grand Quotidien. Tous droits réservés. Le présent document a un auteur,",
    "qui seul peut permettre que d’autres le publient.",
]


def first_page(
    number: str,
    *title: str,
    heading: str = "Le Grand Quotidien, no. 5428 • p. 4 • 1 120 mots",
    author: str = "Camille Roussel",
    box_left: float = 60,
    day: str = "Lundi 25 février 2019",
) -> list[Text]:
    """Return the texts of the page where an article begins.

    Args:
        number: The number of the document.
        title: The lines of its title.
        heading: The line above the title.
        author: The line below the title.
        box_left: Where the box about the source begins, in points.
        day: The line above the heading.
    """
    above = column([*LAW, number], top=780, size=7)
    box = column(BOX, left=box_left, top=700)
    header = column([day, heading], top=600)
    headline = column(list(title), top=560, size=18)
    text = column([author, *COLUMN], top=500)
    return [*above, *box, *header, *headline, *text, FOOT]


def articles(*pages: list[Text]) -> list[RawArticle]:
    """Return the articles of an export with these pages."""
    parts = []
    for part in pdf.read(Material("a.pdf", pdf_file(COVER, *pages))):
        assert isinstance(part, RawArticle)
        parts.append(part)
    return parts


def test_europresse_pdf_gives_an_article_for_each_line_that_counts_words() -> None:
    rest = [*column(["Le pont reste fermé."]), FOOT]
    first, second = articles(
        first_page("news·20190225·GQ·5428", "Le bac de Rosette"),
        rest,
        first_page("news·20190301·GQ·5432", "Le pont du delta est fermé", "aux camions"),
    )
    assert first == RawArticle(
        f"{PARAGRAPH}\nLe pont reste fermé.",
        key="news·20190225·GQ·5428",
        title="Le bac de Rosette",
        date="2019-02-25",
        source="Le Grand Quotidien",
        author="Camille Roussel",
        page="4",
    )
    assert second.text == PARAGRAPH
    assert second.title == "Le pont du delta est fermé aux camions"
    assert (second.key, second.date) == ("news·20190301·GQ·5432", "2019-03-01")


def test_europresse_pdf_has_the_section_that_stands_before_the_day() -> None:
    (article,) = articles(
        first_page("news·20190225·GQ·1", "Le bac", day="Région, lundi 25 février 2019")
    )
    assert (article.section, article.page) == ("Région", "4")


def test_europresse_pdf_with_a_box_on_the_other_side_is_read_the_same() -> None:
    pages = [first_page(f"news·2019022{day}·GQ·{day}", "Le bac", box_left=400) for day in (5, 6)]
    assert [article.text for article in articles(*pages)] == [PARAGRAPH, PARAGRAPH]


def test_europresse_pdf_in_english_is_read_the_same() -> None:
    (article,) = articles(
        first_page("news•20190225•GQ•1", "Le bac", heading="Le Grand Quotidien • 120 words")
    )
    assert (article.date, article.source, article.text) == (
        "2019-02-25",
        "Le Grand Quotidien",
        PARAGRAPH,
    )


def test_europresse_pdf_without_a_number_has_the_day_that_is_printed() -> None:
    first, second = articles(
        first_page("news·20190225·GQ·1", "Le bac"), first_page("sans numéro", "Le pont")
    )
    assert (first.key, second.key) == ("news·20190225·GQ·1", "2")
    assert second.date == "25 février 2019"


def test_europresse_pdf_without_an_author_keeps_its_first_line() -> None:
    (article,) = articles(
        first_page("news·20190225·GQ·1", "Le bac", author="Au bord du fleuve, on attendait.")
    )
    assert article.author is None
    assert article.text.startswith("Au bord du fleuve, on attendait.")


def test_europresse_pdf_of_any_other_kind_is_one_article() -> None:
    page = column(["Le bac de Rosette", "Europresse • 120 mots", *COLUMN])
    assert len(list(pdf.read(Material("a.pdf", pdf_file(page))))) == 1
