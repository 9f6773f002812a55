"""Lines of a PDF become paragraphs, and words broken at their ends are joined."""

from __future__ import annotations

import pytest

from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column
from tests.support.read_pdf import read_pages

pytest.importorskip("pypdfium2", reason="PDF files are an extra")


def test_pdf_lines_become_paragraphs_with_their_accents() -> None:
    second = column([f"   {COLUMN[0]}", *COLUMN[1:]], top=640)
    indented: Text = (80.0, 604.0, 10.0, "Le passeur n’avait jamais vu cela.")
    last = column(["Il a vingt ans de métier."], top=570)
    raw = read_pages([*column(COLUMN), *second, indented, *last])
    assert raw.text.splitlines() == [
        PARAGRAPH,
        PARAGRAPH,
        "Le passeur n’avait jamais vu cela.",
        "Il a vingt ans de métier.",
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Le gouver-", "nement a démissionné mardi."], "Le gouvernement a démissionné mardi."),
        (
            ["Le porte-", "parole du gouvernement a parlé."],
            "Le porte-parole du gouvernement a parlé.",
        ),
        (
            ["Le général al-", "Assadi a parlé mardi soir."],
            "Le général al-Assadi a parlé mardi soir.",
        ),
        (
            ["La ville de Saint-", "Denis a voté mardi soir."],
            "La ville de Saint-Denis a voté mardi soir.",
        ),
        (
            ["Le bac – enfin –", "est revenu mardi soir à quai"],
            "Le bac – enfin – est revenu mardi soir à quai",
        ),
    ],
)
def test_pdf_paragraphs_join_words_broken_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    assert read_pages(column(lines)).text == text


def test_a_pdf_paragraph_goes_on_over_the_end_of_a_page() -> None:
    page_number = (290.0, 30.0, 8.0, "12")
    first_page = [*column(COLUMN[:2]), page_number]
    assert read_pages(first_page, column(COLUMN[2:])).text == PARAGRAPH
