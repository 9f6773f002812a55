"""Read Excel files (Office Open XML): an article a row."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.material import Material
from index.readers.office.package import open_package
from index.readers.office.sheet_articles import sheet_articles
from index.readers.office.xlsx_sheets import xlsx_sheets
from index.readers.raw_article import Problem, RawArticle


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of all sheets, and a problem for each sheet and row that has none.

    Raises:
        UnreadableFile: It is damaged, or no sheet is a table of articles.
    """
    with open_package(material) as package:
        yield from sheet_articles(xlsx_sheets(package), may_describe=material.place is not None)
