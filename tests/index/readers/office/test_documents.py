"""A document is one article or a press review, whatever program wrote it and whatever its name is."""

from __future__ import annotations

import sys

import pytest

from index.errors import UnreadableFile
from index.readers import format_name, read
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.archive_writer import zipped
from tests.support.office_writer import docx, odf, word_paragraph, xlsx
from tests.support.xls_writer import xls

BODY = (
    "Le bac de Rosette a repris jeudi ses traversées, onze jours après la crue qui l’avait arrêté."
)
ITEMS = (
    ("Le bac est de retour", "Le Monde, 12 mars 2019, p. 4"),
    ("Un pont pour le delta", "Ouest-France, 13 mars 2019, p. 5"),
    ("La crue recule", "Sud Ouest, 14 mars 2019, p. 6"),
)
EXPECTED = [
    RawArticle(BODY, "1", ITEMS[0][0], "12 mars 2019", "Le Monde", page="4"),
    RawArticle(BODY, "2", ITEMS[1][0], "13 mars 2019", "Ouest-France", page="5"),
    RawArticle(BODY, "3", ITEMS[2][0], "14 mars 2019", "Sud Ouest", page="6"),
]


def escaped(text: str) -> str:
    """Return a text for RTF, which is ASCII."""
    return "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in text)


def rtf_paragraph(text: str, heading: str = "") -> str:
    return rf"\pard{heading} {escaped(text)}\par "


WORD = docx(
    "".join(
        word_paragraph(title, "Titre2") + word_paragraph(line) + word_paragraph(BODY)
        for title, line in ITEMS
    )
)
ODT = odf(
    "".join(
        f'<text:h text:outline-level="2">{title}</text:h><text:p>{line}</text:p><text:p>{BODY}</text:p>'
        for title, line in ITEMS
    )
)
RTF = "".join(
    rtf_paragraph(title, r"\outlinelevel1") + rtf_paragraph(line) + rtf_paragraph(BODY)
    for title, line in ITEMS
)
REVIEWS = {"docx": WORD, "odt": ODT, "rtf": rf"{{\rtf1\ansi {RTF}}}".encode()}


@pytest.mark.parametrize("kind", REVIEWS)
@pytest.mark.parametrize("name", ["a.{kind}", "A.{kind}", "revue", "revue.txt", "revue.doc"])
def test_a_press_review_gives_its_articles(kind: str, name: str) -> None:
    written = name.format(kind=kind.upper() if name.startswith("A") else kind)
    assert list(read(Material(written, REVIEWS[kind]))) == EXPECTED


def test_a_document_in_an_archive_is_read() -> None:
    archive = zipped([("revue.docx", WORD)])
    articles = [part for part in read(Material("a.zip", archive)) if isinstance(part, RawArticle)]
    assert [article.key for article in articles] == ["revue.docx#1", "revue.docx#2", "revue.docx#3"]


def test_a_document_has_neither_author_nor_day_of_its_file() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Ida Roc</dc:creator>'
        "<dcterms:created>2024-01-05T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    body = word_paragraph("La crue", "Titre1") + word_paragraph(BODY)
    data = docx(body, others=[("docProps/core.xml", core)])
    assert list(read(Material("a.docx", data))) == [RawArticle(BODY, title="La crue")]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.zip", WORD, "docx"),
        ("a.docx", docx(word_paragraph("La crue"), name="word/document2.xml"), "docx"),
        ("a.xlsx", xlsx(("a", "")), "xlsx"),
        ("a.odt", ODT, "opendocument"),
        ("a.doc", xls([]), "ole"),
    ],
)
def test_a_document_is_recognised_by_its_content(name: str, data: bytes, expected: str) -> None:
    assert format_name(Material(name, data)) == expected


def test_a_workbook_counts_days_as_its_program_does() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    cells = '<c r="A2" s="0"><v>42074</v></c><c r="B2" t="str"><v>La crue</v></c>'
    head = '<c r="A1" t="str"><v>Date</v></c><c r="B1" t="str"><v>Titre</v></c>'
    table = f'<sheetData><row r="1">{head}</row><row r="2">{cells}</row></sheetData>'
    data = xlsx(("a", table), styles=styles, properties='<workbookPr date1904="1"/>')
    assert list(read(Material("a.xlsx", data))) == [RawArticle("", "1", "La crue", "2019-03-12")]


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UnreadableFile, match="python-calamine, which is not installed"):
        list(read(Material("a.xls", xls([("Titre",)]))))
