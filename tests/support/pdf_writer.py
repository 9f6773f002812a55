"""PDF files written by hand."""

from __future__ import annotations

import zlib

Text = tuple[float, float, float, str]
"""Left, bottom and size in points, and what is written there."""

COLUMN = [
    "Le bac de Rosette a repris ses traversées jeudi matin, après",
    "onze jours d’arrêt dus à la crue du fleuve. Les habitants de la",
    "rive droite devaient faire un détour de quarante kilomètres.",
]
PARAGRAPH = " ".join(COLUMN)
FI = 1  # where our fonts have the ligature fi
FONT = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[{FI}/fi]>>>>"


def column(lines: list[str], left: float = 60, top: float = 700, size: float = 10) -> list[Text]:
    return [(left, top - 12 * number, size, line) for number, line in enumerate(lines)]


def made(*pages: list[Text], title: str = "", trailer: str = "", text: bool = True) -> bytes:
    """A PDF file with these texts on its pages, written by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        FONT.encode(),
        f"<</Title({title})/CreationDate(D:20190301)>>".encode("cp1252"),
    ]
    kids = []
    for page in pages:
        shown = b"".join(
            b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, left, bottom, _escaped(words))
            for left, bottom, size, words in page
        )
        packed = zlib.compress(shown if text else b"0 0 100 100 re f")
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
        )
        place = b"/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(b"<</Type/Page%s/Contents %d 0 R>>" % (place, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    content, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{trailer}>>\nstartxref\n{len(content)}\n%%EOF"
    return content + table + end.encode()


def _escaped(words: str) -> bytes:
    return words.replace("ﬁ", chr(FI)).encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
