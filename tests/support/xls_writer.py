"""Write an Excel file of before 2007, as small as a reader accepts it (MS-CFB, MS-XLS)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SECTOR = 512
_MIN_STREAM = 4096
"""Bytes of a stream that has sectors of its own."""

_FREE = 0xFFFFFFFF
_END = 0xFFFFFFFE
_FAT = 0xFFFFFFFD
_BOF, _EOF, _SHEET, _LABEL, _NUMBER = 0x0809, 0x000A, 0x0085, 0x0204, 0x0203


def xls(rows: Sequence[Sequence[str | float]], *, stream: str = "Workbook") -> bytes:
    """Return a file with one sheet.

    Args:
        rows: The texts and numbers of its cells.
        stream: The name of its stream, which tells what kind of file it is.
    """
    return _compound_file(stream, _workbook(rows))


def _workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    name = b"Feuille1"
    start = _record(_BOF, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(_EOF, b"")
    offset = len(start) + 4 + 8 + len(name) + len(end)
    sheet = _record(_SHEET, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name)
    cells = b"".join(
        _cell(line, column, value)
        for line, row in enumerate(rows)
        for column, value in enumerate(row)
    )
    sheet_start = _record(_BOF, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    return start + sheet + end + sheet_start + cells + end


def _cell(line: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", line, column, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(_LABEL, place + struct.pack("<HB", len(value), 1) + text)
    return _record(_NUMBER, place + struct.pack("<d", value))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _compound_file(name: str, data: bytes) -> bytes:
    """Return a compound file: header, allocation table, directory, and one stream."""
    data = data.ljust(_MIN_STREAM, b"\0")
    data = data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0")
    sectors = len(data) // _SECTOR
    chain = [_FAT, _END, *range(3, sectors + 2), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    root = _entry("Root Entry", kind=5, child=1, start=_END, size=0)
    stream = _entry(name, kind=2, child=_FREE, start=2, size=len(data))
    directory = (root + stream).ljust(_SECTOR, b"\0")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, _MIN_STREAM, _END, 0, _END, 0, 0,
    )  # fmt: skip
    return header.ljust(_SECTOR, b"\xff") + table + directory + data


def _entry(name: str, *, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        encoded, len(encoded) + 2, kind, 1, _FREE, _FREE, child, b"", 0, 0, 0, start, size,
    )  # fmt: skip
