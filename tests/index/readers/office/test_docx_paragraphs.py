"""A Word document is read as paragraphs, without what is not shown as its text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.office.docx_paragraphs import docx_paragraphs
from index.readers.office.package import open_package
from index.readers.paragraph import Paragraph
from tests.support.office_writer import STYLES, docx, word_paragraph, word_paragraphs


def paragraphs_of(
    body: str, styles: str = STYLES, links: Mapping[str, str] | None = None
) -> list[Paragraph]:
    with open_package(Material("a.docx", docx(body, styles=styles, links=links))) as package:
        return list(docx_paragraphs(package))


def texts_of(body: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(body)]


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("Titre1", 1),
        ("Titre2", 2),
        ("Titrerevue", 2),
        ("Titre", 0),
        ("Corps", None),
        ("A", None),
        ("Heading3", 3),
        ("Inconnu", None),
        ("", None),
    ],
)
def test_docx_heading_is_told_by_its_style(style: str, level: int | None) -> None:
    [paragraph] = paragraphs_of(word_paragraph("La crue", style))
    assert paragraph == Paragraph("La crue", level)


def test_docx_paragraph_may_have_an_outline_level_of_its_own() -> None:
    own = word_paragraph("La crue", properties='<w:outlineLvl w:val="2"/>')
    body = word_paragraph("Un texte", "Titre1", properties='<w:outlineLvl w:val="9"/>')
    assert [paragraph.level for paragraph in paragraphs_of(own + body)] == [3, None]


def test_docx_text_has_tabs_and_line_breaks() -> None:
    runs = "<w:r><w:t>Le Val</w:t><w:tab/><w:t>12 mars</w:t><w:br/><w:t>page 3</w:t></w:r>"
    tabs = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    assert texts_of(f"<w:p>{tabs}{runs}</w:p>") == ["Le Val\t12 mars\npage 3"]


def test_docx_text_is_not_what_was_deleted_or_commands_a_field() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>Hier</w:delText><w:t>Hier</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>Ailleurs</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>Jeudi</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:commentReference/></w:r></w:p>"
    )
    assert texts_of(body) == ["Jeudi"]


def test_docx_older_form_of_a_paragraph_is_left_out() -> None:
    change = '<w:pPrChange><w:pPr><w:pStyle w:val="Titre1"/></w:pPr></w:pPrChange>'
    assert paragraphs_of(word_paragraph("Un texte", properties=change)) == [Paragraph("Un texte")]
    box = "<w:txbxContent><w:p><w:r><w:t>Encadré</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>La crue</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='x'>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert sorted(texts_of(body)) == ["Encadré", "La crue"]


def test_docx_table_of_contents_is_left_out() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    block = f"<w:sdt>{gallery}<w:sdtContent>{word_paragraph('Sommaire')}</w:sdtContent></w:sdt>"
    body = block + word_paragraph("La crue .... 2", "TM1") + word_paragraph("La crue")
    assert texts_of(body) == ["La crue"]


def test_docx_page_and_section_breaks_stand_before_the_next_text() -> None:
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    texts = [word_paragraph(text) for text in ("Un", "Deux", "Trois")]
    found = paragraphs_of(texts[0] + page + texts[1] + section + texts[2] + "<w:sectPr/>")
    assert [item.begins_page for item in found] == [False, True, True]


def test_docx_row_of_a_table_is_a_paragraph() -> None:
    cells = "".join(f"<w:tc>{word_paragraph(text)}</w:tc>" for text in ("Source", "Le Val"))
    layout = f"<w:tc>{word_paragraphs(['La crue', 'Il pleut.'])}</w:tc><w:tc/>"
    body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{layout}</w:tr></w:tbl>"
    assert texts_of(body) == ["Source\tLe Val", "La crue", "Il pleut."]


def test_docx_paragraph_has_its_links() -> None:
    body = (
        '<w:p><w:hyperlink r:id="h1" xmlns:r="x"><w:r><w:t>La crue</w:t></w:r></w:hyperlink>'
        '<w:r><w:instrText>HYPERLINK "https://www.example.fr/b"</w:instrText></w:r></w:p>'
    )
    [paragraph] = paragraphs_of(body, links={"h1": "https://www.example.fr/a"})
    assert paragraph.links == ("https://www.example.fr/a", "https://www.example.fr/b")


def test_docx_text_may_stand_in_a_part_of_another_name() -> None:
    data = docx(word_paragraph("La crue"), name="word/document2.xml")
    with open_package(Material("a.docx", data)) as package:
        assert list(docx_paragraphs(package)) == [Paragraph("La crue")]


def test_docx_that_breaks_off_gives_what_comes_before() -> None:
    with open_package(Material("a.docx", docx(word_paragraph("La crue") + "<w:p"))) as package:
        found = docx_paragraphs(package)
        assert next(found) == Paragraph("La crue")
        with pytest.raises(UnreadableFile, match="not XML"):
            next(found)
