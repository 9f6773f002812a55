"""Read RTF documents: an article each, or the articles of a press review."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.material import Material
from index.readers.office.rtf_paragraphs import rtf_paragraphs
from index.readers.press.review import articles
from index.readers.raw_article import Problem, RawArticle


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a document.

    Raises:
        UnreadableFile: It is no RTF, or has no text.
    """
    yield from articles(rtf_paragraphs(material.whole()))
