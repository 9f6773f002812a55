"""Read Word documents: an article each, or the articles of a press review."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.material import Material
from index.readers.office.docx_paragraphs import docx_paragraphs
from index.readers.office.package import open_package
from index.readers.press.review import articles
from index.readers.raw_article import Problem, RawArticle


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a document, and a problem if it breaks off.

    Raises:
        UnreadableFile: It is damaged, or has no text.
    """
    with open_package(material) as package:
        yield from articles(docx_paragraphs(package))
