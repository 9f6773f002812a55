"""Read the texts of Press Corpus Scraper: source, author, day, title, subheading and text."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import RawArticle

_FIELDS = 5
"""Fields above the text, each with an empty line below it. Some may be empty themselves."""


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the one article of a text."""
    text = decode(material.whole()).lstrip("\ufeff")
    source, author, date, title, *rest = text.split("\n\n", _FIELDS)
    body = "\n\n".join(filter(None, map(str.strip, rest)))
    yield RawArticle(
        body,
        title=title.strip() or None,
        date=date.strip() or None,
        source=source.strip() or None,
        author=author.strip() or None,
    )
