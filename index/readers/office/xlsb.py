"""Read binary Excel files (XLSB): an article a row."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.material import Material
from index.readers.office.binary_sheets import binary_sheets
from index.readers.office.package import open_package
from index.readers.office.sheet_articles import sheet_articles
from index.readers.office.xlsb_size import place_count
from index.readers.raw_article import Problem, RawArticle

_SHEETS = "worksheets/"
"""The folder of the parts that hold sheets."""

_MAX_PLACES = 10_000_000
"""Places of a sheet up to its last cell. Each takes some dozens of bytes when the sheet is read."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of all sheets, and a problem for each sheet and row that has none.

    Raises:
        UnreadableFile: It is damaged or too large, no sheet is a table of articles, or
            python-calamine is missing.
    """
    with open_package(material) as package:
        for name in package.names:
            if _SHEETS in name and place_count(package.read(name)) > _MAX_PLACES:
                raise UnreadableFile("sheet-too-large", places=_MAX_PLACES)
    yield from sheet_articles(
        binary_sheets(material.whole()), may_describe=material.place is not None
    )
