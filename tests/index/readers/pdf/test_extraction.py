"""Lines are extracted from a PDF page with all their characters."""

from __future__ import annotations

import pytest

from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column
from tests.support.read_pdf import read_pages

pytest.importorskip("pypdfium2", reason="PDF files are an extra")


def test_extraction_joins_a_drop_cap_to_the_word_it_begins() -> None:
    first, *others = COLUMN
    capital: Text = (60, 690, 26, first[0])
    page = [capital, (80.0, 700.0, 10.0, first[1:]), *column(others, top=676)]
    assert read_pages(page).text == PARAGRAPH


def test_extraction_writes_ligatures_as_letters() -> None:
    page = column(["L’ofﬁcier a vériﬁé la", "ﬁche du passeur mardi soir"])
    assert read_pages(page).text == "L’officier a vérifié la fiche du passeur mardi soir"
