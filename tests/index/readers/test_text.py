"""Plain text: one article a file."""

from __future__ import annotations

from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import RawArticle


def test_text_is_one_article_without_a_key() -> None:
    material = Material("a.txt", "\ufeffTitre\r\n\r\nCorps\r\n".encode())
    assert list(read(material)) == [RawArticle("Titre\n\nCorps\n")]
