"""Read ALTO files that stand alone: each page is an article, as nothing tells its articles apart.

A page that a METS file names has no article of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.digitised.alto_page import page_of
from index.readers.digitised.mets.naming import is_named_by_mets
from index.readers.digitised.page_names import page_name
from index.readers.material import Material
from index.readers.raw_article import RawArticle

__all__ = ["read"]


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the page, unless a METS file tells its articles.

    Raises:
        UnreadableFile: It is not XML, or there is no text in it.
    """
    if is_named_by_mets(material):
        return
    page = page_of(material)
    text = "\n\n".join(filter(None, page.blocks.values()))
    if not text:
        raise UnreadableFile("page-without-text")
    name = page_name(material.name) or page_name(_file_name(page.image))
    yield RawArticle(
        text,
        date=name.date if name else None,
        source=name.newspaper if name else None,
        page=(name.page if name else None) or page.number,
    )


def _file_name(path: str | None) -> str:
    return (path or "").replace("\\", "/").rpartition("/")[2]
