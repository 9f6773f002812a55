"""Exports of LexisNexis and Nexis Uni: pages, texts and office documents of many articles.

`page` splits a page and `text` the lines of an older export, of which `classic` makes articles.
`uni` does both for Nexis Uni. `heading` finds the source and the day, `section_lines` the page, and
`values` keeps what stands behind labels. `french` has the words that Nexis prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.encoding import decode_blocks, peeked, text_lines
from index.readers.material import Material
from index.readers.press.nexis import page, text, uni
from index.readers.raw_article import Problem, RawArticle

__all__ = ["read"]


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an export, and a problem for each article that is not whole.

    The export is read in pieces, so it may have any size.

    Raises:
        UnreadableFile: There is no article in it.
    """
    start, whole = peeked(decode_blocks(material.blocks()))
    if start.lstrip().startswith("<"):
        return page.articles(whole)
    if text.is_export(start.splitlines()):
        return text.articles(text_lines(whole))
    return uni.articles(text_lines(whole))
