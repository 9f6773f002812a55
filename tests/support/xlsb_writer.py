"""Write a binary workbook of Excel, as small as a reader accepts it (MS-XLSB)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.support.archive_writer import zipped

_ROW, _TEXT_CELL = 0, 6
_BEGIN_SHEET, _END_SHEET, _BEGIN_BOOK, _END_BOOK = 129, 130, 131, 132
_BEGIN_SHEETS, _END_SHEETS, _BEGIN_ROWS, _END_ROWS = 143, 144, 145, 146
_EXTENT, _SHEET = 148, 156
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
)


def xlsb(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet of texts."""
    sheet = _record(_SHEET, struct.pack("<II", 0, 1) + _string("rId1") + _string("Revue"))
    book = (
        _record(_BEGIN_BOOK)
        + _record(_BEGIN_SHEETS)
        + sheet
        + _record(_END_SHEETS)
        + _record(_END_BOOK)
    )
    lines = b"".join(_row(number, row) for number, row in enumerate(rows))
    extent = _record(_EXTENT, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))
    cells = _record(_BEGIN_ROWS) + lines + _record(_END_ROWS)
    return zipped(
        [
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.bin", book),
            ("xl/_rels/workbook.bin.rels", _RELATIONSHIPS),
            (
                "xl/worksheets/sheet1.bin",
                _record(_BEGIN_SHEET) + extent + cells + _record(_END_SHEET),
            ),
        ]
    )


def _row(number: int, texts: Sequence[str]) -> bytes:
    cells = (
        _record(_TEXT_CELL, struct.pack("<II", column, 0) + _string(text))
        for column, text in enumerate(texts)
    )
    return _record(_ROW, struct.pack("<I", number) + bytes(13)) + b"".join(cells)


def _string(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    """Return a record. Its kind and its length are written in pieces of seven bits."""
    return _sevens(kind) + _sevens(len(data)) + data


def _sevens(number: int) -> bytes:
    pieces = bytearray()
    while number > 127:
        pieces.append(number & 127 | 128)
        number >>= 7
    return bytes([*pieces, number])
