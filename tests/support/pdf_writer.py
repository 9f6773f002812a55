"""Write small PDF files by hand."""

from __future__ import annotations

import zlib

Text = tuple[float, float, float, str]
"""Left, bottom and size in points, and the words that stand there."""

COLUMN = [
    "Le bac de Rosette a repris ses traversées jeudi matin, après",
    "onze jours d’arrêt dus à la crue du fleuve. Les habitants de la",
    "rive droite devaient faire un détour de quarante kilomètres.",
]
"""The lines of a paragraph."""

PARAGRAPH = " ".join(COLUMN)

_LEADING_POINTS = 12
_FI_CODE = 1
"""The code of the ligature fi in the font of these files."""

_FONT = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
    f"/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[{_FI_CODE}/fi]>>>>"
)
_CATALOG_OBJECT, _PAGES_OBJECT, _FONT_OBJECT, _INFO_OBJECT = 1, 2, 3, 4
"""The numbers of the objects that every file has. Objects count from 1."""


def column(lines: list[str], left: float = 60, top: float = 700, size: float = 10) -> list[Text]:
    """Return texts that stand one below the other."""
    return [(left, top - _LEADING_POINTS * index, size, line) for index, line in enumerate(lines)]


def pdf_file(
    *pages: list[Text], title: str = "", trailer: str = "", has_text: bool = True
) -> bytes:
    """Return a PDF file.

    Args:
        pages: The texts on each page.
        title: The title in the file's own metadata.
        trailer: What to add to the trailer, such as a key that encrypts the file.
        has_text: False to draw a square on each page instead of its texts.
    """
    objects = [
        b"<</Type/Catalog/Pages %d 0 R>>" % _PAGES_OBJECT,
        b"",  # the list of pages, once they are known
        _FONT.encode(),
        f"<</Title({title})/CreationDate(D:20190301)>>".encode("cp1252"),
    ]
    references = []
    for page in pages:
        drawing = _drawing(page) if has_text else b"0 0 100 100 re f"
        objects.append(_stream(drawing))
        objects.append(_page(content_object=len(objects)))
        references.append(b"%d 0 R" % len(objects))
    kids = b" ".join(references)
    objects[_PAGES_OBJECT - 1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(references))
    return _file(objects, trailer)


def _drawing(page: list[Text]) -> bytes:
    """Return the operators that draw the texts of a page."""
    operators = []
    for left, bottom, size, words in page:
        operator = b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, left, bottom, _escaped(words))
        operators.append(operator)
    return b"".join(operators)


def _stream(content: bytes) -> bytes:
    """Return the object of a compressed stream."""
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _page(content_object: int) -> bytes:
    """Return the object of an A4 page whose content is another object."""
    resources = b"/Resources<</Font<</F %d 0 R>>>>" % _FONT_OBJECT
    box = b"/Parent %d 0 R/MediaBox[0 0 595 842]%s" % (_PAGES_OBJECT, resources)
    return b"<</Type/Page%s/Contents %d 0 R>>" % (box, content_object)


def _file(objects: list[bytes], trailer: str) -> bytes:
    """Return the file of these objects, with the table that tells where each of them begins."""
    content = b"%PDF-1.4\n"
    offsets = []
    for number, definition in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, definition)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    keys = f"/Size {len(objects) + 1}/Root {_CATALOG_OBJECT} 0 R/Info {_INFO_OBJECT} 0 R{trailer}"
    end = f"trailer<<{keys}>>\nstartxref\n{len(content)}\n%%EOF"
    return content + table + end.encode()


def _escaped(words: str) -> bytes:
    """Encode words for a string of a PDF file, in which parentheses need a backslash."""
    encoded = words.replace("ﬁ", chr(_FI_CODE)).encode("cp1252")
    return encoded.replace(b"(", b"\\(").replace(b")", b"\\)")
