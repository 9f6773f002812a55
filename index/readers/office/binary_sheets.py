"""Read Excel files that are no XML, with the package python-calamine: XLS and XLSB."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from index.errors import UnreadableFile
from index.messages import Remedy
from index.readers.office.serial_days import day_text
from index.readers.office.sheet import MAX_COLUMNS, Cell, Row, Sheet


def binary_sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a file. Neither formulas nor macros of it are run.

    Raises:
        UnreadableFile: It is damaged or has a password, or python-calamine is missing.
    """
    try:
        from python_calamine import CalamineWorkbook, PasswordError
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "office"})
        raise UnreadableFile("sheet-reader-missing", remedy=remedy) from error
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            first_row, first_column = sheet.start or (0, 0)
            rows = sheet.to_python(skip_empty_area=True)
            yield Sheet(name, _rows(rows, first_row, first_column))
    except PasswordError as error:
        raise UnreadableFile("office-encrypted") from error
    except (GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Rust is no `Exception`
        raise UnreadableFile("sheet-damaged") from error


def _rows(rows: Sequence[Sequence[object]], first_row: int, first_column: int) -> Iterator[Row]:
    for line, row in enumerate(rows, first_row + 1):
        cells: dict[int, Cell] = {}
        for column, value in enumerate(row[:MAX_COLUMNS], first_column):
            cell = _cell(value)
            if cell.text:
                cells[column] = cell
        if cells:
            yield line, cells


def _cell(value: object) -> Cell:
    match value:
        case bool() | timedelta() | time():
            return Cell(str(value))
        case float() | int():
            is_whole = float(value).is_integer() and abs(value) < 1e15
            return Cell(str(int(value)) if is_whole else str(value))
        case datetime():
            return Cell(day_text(value))
        case date():
            return Cell(value.isoformat())
        case _:
            return Cell(str(value).strip())
