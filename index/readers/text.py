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
    if material.name.lower() == _NOTICE and _is_beside_pages(material):
        raise UnreadableFile("file-is-notice")
    yield RawArticle(text)


def _is_beside_pages(material: Material) -> bool:
    """Return True if pages of a newspaper stand in the folder of a file, or in a folder in it."""
    place = material.place
    folders = ("", *place.tree.folders(place.folder)) if place else ()
    names = (name for folder in folders for name in material.neighbour_names(folder))
    return any(map(page_name, names))
