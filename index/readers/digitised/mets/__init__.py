"""METS: the issues of digitised newspapers, whose articles go over columns and pages.

`document` parses the file, `structure` walks its articles, `naming` finds the files of its pages,
`issue` reads what holds for all articles, and `article` makes one of its blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.digitised.mets.article import Articles
from index.readers.digitised.mets.document import Mets, document
from index.readers.digitised.mets.issue import issue_of
from index.readers.digitised.mets.naming import PageFiles, articles_beside, is_beside_manifest
from index.readers.digitised.mets.pages import Pages
from index.readers.digitised.mets.structure import Item, items
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle

__all__ = ["read"]


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an issue, and problems for what is in none.

    An issue whose articles nobody has told apart gives an article for each page.

    Raises:
        UnreadableFile: It is not XML, or the texts of its pages are not there.
    """
    if is_beside_manifest(material):  # its articles are those of the manifest
        return
    telling = articles_beside(material) or material
    mets = document(telling)
    pages = Pages(PageFiles(telling, mets), mets)
    pages.check()
    found = list(_items(mets))
    articles = Articles(mets, issue_of(mets, telling), pages)
    if all(item.is_advertisement for item in found):
        yield from articles.of_pages()
    for item in found:
        if not item.is_advertisement:
            article = articles.of(item)
            if article.text or article.title:
                yield article
    yield from _left_out(pages, found)


def _items(mets: Mets) -> Iterator[Item]:
    if mets.logical is not None:
        yield from items(mets.logical)


def _left_out(pages: Pages, found: list[Item]) -> Iterator[Problem]:
    """Yield a problem for what is in no article."""
    yield from pages.problems()
    advertisements = [item for item in found if item.is_advertisement]
    texts = [
        text for item in advertisements for _, area in item.areas for text in pages.texts(area)
    ]
    if advertisements:
        yield Problem.of(
            "advertisements-left-out",
            advertisements=len(advertisements),
            characters=sum(map(len, texts)),
        )
    blocks, characters = pages.unused()
    if characters:
        yield Problem.of("blocks-left-out", blocks=blocks, characters=characters)
