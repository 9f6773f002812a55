"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import RawArticle


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the one article of a text file."""
    yield RawArticle(decode(material.whole()))
