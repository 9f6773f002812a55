"""The lines of a PDF page are read column after column."""

from __future__ import annotations

import pytest

from index.readers.raw_article import RawArticle
from tests.support.pdf_writer import PARAGRAPH, Text, column
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
