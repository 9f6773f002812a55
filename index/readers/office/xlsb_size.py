"""Measure the sheets of a binary Excel file before they are read (MS-XLSB, 2.1.4).

python-calamine holds a cell for each place up to the last one, and a few bytes may name the last
place that there is.
"""

from __future__ import annotations

import struct

_ROW = 0
_CELLS = range(1, 12)
_NUMBER = struct.Struct("<I")


def place_count(sheet: bytes) -> int:
    """Return the number of places from the first to the last cell of a sheet."""
    position = row = rows = columns = 0
    while position < len(sheet):
        kind, position = _variable_number(sheet, position, 2)
        size, position = _variable_number(sheet, position, 4)
        if kind == _ROW and position + 4 <= len(sheet):
            (row,) = _NUMBER.unpack_from(sheet, position)
        elif kind in _CELLS and position + 4 <= len(sheet):
            (column,) = _NUMBER.unpack_from(sheet, position)
            rows = max(rows, row + 1)
            columns = max(columns, column + 1)
        position += size
    return rows * columns


def _variable_number(data: bytes, position: int, max_bytes: int) -> tuple[int, int]:
    """Return a number of up to so many bytes, seven bits in each, and the position after it."""
    number = 0
    for index in range(max_bytes):
        if position >= len(data):
            break
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            break
    return number, position
