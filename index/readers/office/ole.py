"""Read office files of before 2007: Excel's, and for the others say what they are.

They are compound files (MS-CFB), whose directory names what is in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.material import Material
from index.readers.office.binary_sheets import binary_sheets
from index.readers.office.sheet_articles import sheet_articles
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import table

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SHEETS = ("Workbook", "Book")
_KINDS = {
    "EncryptedPackage": "office-encrypted",
    "WordDocument": "office-old-word",
    "PowerPoint Document": "office-old-presentation",
    "__properties_version1.0": "office-outlook",
}
"""The codes of the messages that name other files, by what is in them."""


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the articles of all sheets, and a problem for each sheet and row that has none.

    Raises:
        UnreadableFile: It is no Excel file, is damaged, no sheet is a table of articles, or
            python-calamine is missing.
    """
    data = material.whole()
    if not data.startswith(MAGIC):
        yield from table.read(material)  # many programs name a text for Excel so
        return
    for name, code in _KINDS.items():
        if _entry(name) in data:
            raise UnreadableFile(code)
    if not any(_entry(name) in data for name in _SHEETS):
        raise UnreadableFile("file-not-text", format=Message.of("format-ole"))
    yield from sheet_articles(binary_sheets(data), may_describe=material.place is not None)


def _entry(name: str) -> bytes:
    """Return the start of the entry of a directory with this name: 64 bytes, with NULs at its end."""
    encoded = name.encode("utf-16-le")
    return encoded.ljust(min(len(encoded) + 8, 64), b"\0")
