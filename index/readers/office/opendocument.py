"""Read OpenDocument files: texts, presentations and sheets."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.material import Material
from index.readers.office.odf_paragraphs import CONTENT, odf_paragraphs
from index.readers.office.odf_sheets import odf_sheets
from index.readers.office.package import Package, open_package
from index.readers.office.presentations import slide_articles
from index.readers.office.sheet_articles import sheet_articles
from index.readers.office.xml_events import Start
from index.readers.press.review import articles
from index.readers.raw_article import Problem, RawArticle


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a document, and a problem for what cannot be read of it.

    Raises:
        UnreadableFile: It is damaged, has no text, or is a drawing or a formula.
    """
    with open_package(material) as package:
        match _kind(package):
            case "text":
                yield from articles(odf_paragraphs(package))
            case "presentation":
                yield from slide_articles(odf_paragraphs(package))
            case "spreadsheet":
                yield from sheet_articles(
                    odf_sheets(package), may_describe=material.place is not None
                )
            case _:
                raise UnreadableFile("file-not-text", format=Message.of("format-opendocument"))


def _kind(package: Package) -> str:
    """Return the name of the element in the body of a document, which tells what it is."""
    in_body = False
    for event in package.events(CONTENT):
        if isinstance(event, Start):
            if in_body:
                return event.name
            in_body = event.name == "body"
    return ""
