"""Read PDF files that a test writes."""

from __future__ import annotations

from index.readers import pdf
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from tests.support.pdf_writer import Text, pdf_file
from tests.support.read_files import only_article


def read(content: bytes) -> RawArticle:
    """Return the article of a PDF file."""
    return only_article(pdf.read(Material("a.pdf", content)))


def read_pages(*pages: list[Text]) -> RawArticle:
    """Return the article of a PDF file with these texts on its pages."""
    return read(pdf_file(*pages))
