"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.digitised.page_names import page_name
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import RawArticle

_NOTICE = "_readme.txt"
"""The name of the notice that libraries put beside the pages of a newspaper."""


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the one article of a text file.

    The name of a page of a digitised newspaper tells its day.

    Raises:
        UnreadableFile: It is the notice beside such pages.
    """
    text = decode(material.whole())
    page = page_name(material.name)
    if page is not None:
        yield RawArticle(text, date=page.date, source=page.newspaper, page=page.page)
        return
    if material.name.lower() == _NOTICE and any(map(page_name, material.neighbour_names())):
        raise UnreadableFile("file-is-notice")
    yield RawArticle(text)
