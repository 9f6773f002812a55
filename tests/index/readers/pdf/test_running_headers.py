"""Headers, footers and page numbers of a PDF are no part of its text."""

from __future__ import annotations

import pytest

from index.readers.raw_article import RawArticle
from tests.support.pdf_writer import COLUMN, PARAGRAPH, column
from tests.support.read_pdf import read_pages

pytest.importorskip("pypdfium2", reason="PDF files are an extra")


def test_running_headers_footers_and_page_numbers_are_left_out() -> None:
    footers = ["1 / 3", "2 / 3", "– 3 –"]
    sentences = [f"Paragraphe numéro {number} du long récit de voyage." for number in (1, 2, 3)]
    pages = []
    for number, (sentence, footer) in enumerate(zip(sentences, footers, strict=True), 1):
        header = (60.0, 800.0, 8.0, f"LE GRAND QUOTIDIEN — page {number} — lundi 25 février 2019")
        pages.append([header, *column([sentence]), (290.0, 30.0, 8.0, footer)])
    assert read_pages(*pages).text.splitlines() == sentences


def test_running_headers_of_a_browser_give_the_address_and_no_date() -> None:
    header = (30.0, 820.0, 8.0, "01/03/2019 10:12 Le bac - Le Nil")
    footer = (30.0, 15.0, 8.0, "https://nil.example/bac?id=2 1/1")
    raw = read_pages([header, *column(COLUMN), footer])
    assert raw == RawArticle(PARAGRAPH, url="https://nil.example/bac?id=2")
