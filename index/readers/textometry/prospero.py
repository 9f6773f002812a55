"""Read the corpora of Prospéro: texts of one article, with a file of their context beside each.

The first line of a text is its title, and the second a full stop. `context` reads what stands
beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import RawArticle


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the one article of a text."""
    title, _, rest = decode(material.whole()).lstrip().partition("\n")
    _, _, text = rest.partition("\n")  # without the full stop
    yield RawArticle(text.strip(), title=title.strip())
