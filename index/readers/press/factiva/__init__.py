"""Factiva exports: pages, texts, RTF and XML that hold many articles.

`page` splits a page, `lines` the lines of a text or of an RTF document, `elements` an XML file.
`indexed` makes an article of values with codes (`HD`, `PD`, `TD`), `display` one of lines without.
`accession` knows the numbers of documents, and `french` the words that Factiva prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode_blocks, peeked, text_lines
from index.readers.material import Material
from index.readers.press.factiva import elements, lines, page
from index.readers.raw_article import Problem, RawArticle
from index.readers.xml.root import find_root

__all__ = ["read"]


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an export, and a problem for each article that is not whole.

    The export is read in pieces, so it may have any size.

    Raises:
        UnreadableFile: There is no article in it.
    """
    start, whole = peeked(decode_blocks(material.blocks()))
    if not start.lstrip().startswith("<"):
        return lines.articles(text_lines(whole))
    if find_root(start).name.lower() in elements.ROOTS:
        return elements.articles(whole)
    return page.articles(whole)
