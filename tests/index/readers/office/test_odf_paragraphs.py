"""An OpenDocument text is read as paragraphs, without notes, comments and deleted text."""

from __future__ import annotations

import pytest

from index.readers.material import Material
from index.readers.office.odf_paragraphs import odf_paragraphs
from index.readers.office.package import open_package
from index.readers.paragraph import Paragraph
from tests.support.office_writer import odf

STYLES = (
    '<style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="P2"><style:paragraph-properties fo:break-before="page"/></style:style>'
    '<style:style style:name="P3" style:parent-style-name="P3"/>'
)


def paragraphs_of(body: str) -> list[Paragraph]:
    with open_package(Material("a.odt", odf(body, styles=STYLES))) as package:
        return list(odf_paragraphs(package))


@pytest.mark.parametrize(
    ("element", "level"),
    [
        ('text:h text:outline-level="2"', 2),
        ("text:h", 1),
        ('text:p text:style-name="P1"', 0),
        ('text:p text:style-name="P3"', None),
        ("text:p", None),
    ],
)
def test_odf_heading_has_its_level(element: str, level: int | None) -> None:
    name = element.partition(" ")[0]
    assert paragraphs_of(f"<{element}>La crue</{name}>") == [Paragraph("La crue", level)]


def test_odf_text_has_its_spaces_tabs_line_breaks_and_links() -> None:
    body = (
        '<text:p>La\n  crue<text:s text:c="2"/>du <text:span>12</text:span><text:tab/>mars'
        '<text:line-break/><text:a xlink:href="https://www.example.fr/a" xmlns:xlink="l">ici</text:a></text:p>'
    )
    links = ("https://www.example.fr/a",)
    assert paragraphs_of(body) == [Paragraph("La crue  du 12\tmars\nici", links=links)]


def test_odf_text_is_not_what_was_deleted_or_stands_in_notes() -> None:
    body = (
        "<text:tracked-changes><text:p>Hier</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>La crue 2</text:p></text:table-of-content>"
        "<text:p>La crue<text:note><text:note-citation>1</text:note-citation><text:p>Note</text:p></text:note>"
        "<office:annotation><text:p>Vérifier</text:p></office:annotation> recule</text:p>"
    )
    assert paragraphs_of(body) == [Paragraph("La crue recule")]


def test_odf_page_begins_where_its_style_says_so() -> None:
    body = '<text:p>Un</text:p><text:p text:style-name="P2"/><text:p>Deux</text:p>'
    assert paragraphs_of(body) == [Paragraph("Un"), Paragraph("Deux", begins_page=True)]


def test_odf_row_of_a_table_is_a_paragraph() -> None:
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
        for text in ("Source", "Le Val")
    )
    body = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    assert paragraphs_of(body) == [Paragraph("Source\tLe Val")]
