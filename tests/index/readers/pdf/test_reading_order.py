"""The lines of a PDF page are read column after column."""

from __future__ import annotations

import pytest

from index.readers.raw_article import RawArticle
from tests.support.pdf_writer import COLUMN, PARAGRAPH, Text, column
from tests.support.read_pdf import read_pages

pytest.importorskip("pypdfium2", reason="PDF files are an extra")

HEADLINE = "Le bac de Rosette est enfin de retour à quai"
LEFT_COLUMN = [
    "Le bac de Rosette a repris",
    "ses traversées jeudi matin,",
    "après onze jours d’arrêt dus",
    "à la crue du",
]
RIGHT_COLUMN = [
    "fleuve. Les habitants de",
    "la rive droite devaient faire",
    "un détour de quarante",
    "kilomètres.",
]


def top_to_bottom(text: Text) -> tuple[float, float]:
    left, bottom, _, _ = text
    return -bottom, left


@pytest.mark.parametrize("written_across", [False, True])
def test_reading_order_follows_columns_however_they_were_written(written_across: bool) -> None:
    texts = [*column(LEFT_COLUMN), *column(RIGHT_COLUMN, left=320)]
    if written_across:
        texts.sort(key=top_to_bottom)
    raw = read_pages([(60, 740, 20, HEADLINE), *texts])
    assert raw == RawArticle(PARAGRAPH, title=HEADLINE)


@pytest.mark.parametrize("left", [190, 195, 200])
def test_reading_order_follows_columns_that_a_narrow_gutter_separates(left: int) -> None:
    texts = [*column(LEFT_COLUMN), *column(RIGHT_COLUMN, left=left)]
    texts.sort(key=top_to_bottom)
    raw = read_pages([(60, 740, 20, HEADLINE), *texts])
    assert raw == RawArticle(PARAGRAPH, title=HEADLINE)


def test_a_gap_that_few_rows_have_is_no_gutter() -> None:
    rows = [*column(COLUMN), (60, 650, 10, "Le bac de Rosette"), (160, 650, 10, "est à quai.")]
    raw = read_pages([(60, 740, 20, HEADLINE), *rows])
    assert "Le bac de Rosette est à quai." in raw.text


def test_dots_of_a_list_are_no_column() -> None:
    items = ["Le bac est à quai.", "La crue a duré onze jours.", "Le fleuve a baissé jeudi."]
    texts = [*column(["•"] * 3), *column(items, left=72)]
    texts.sort(key=top_to_bottom)
    raw = read_pages([(60, 740, 20, HEADLINE), *texts])
    assert "• Le bac est à quai." in raw.text
