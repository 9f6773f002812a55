"""Write articles as a workbook of Excel, in which days are days and nothing is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from index.errors import InputError
from index.messages import Remedy
from search.exports.fields import FIELDS, Record
from search.printable import printable_lines
from search.tables import MAX_CELL_CHARS, cut_to_cell

MAX_ROWS = 1_048_576
"""Limit on the rows of a sheet, with the one of the names of the columns."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "use_zip64": True,
}
_MADE = datetime(2000, 1, 1)
"""The moment that each workbook has as that of its making, so that the same one has the same bytes."""
_FIRST_YEAR = 1901
"""The first year that Excel counts days from without a mistake. Days before are texts."""
_WIDTHS = {"title": 60, "text": 80, "date": 11, "source": 20}
_USUAL_WIDTH = 16


def write(records: Iterable[Record], fields: Sequence[str], file: Path) -> None:
    """Write a row for every article, below the names of the columns.

    What does not fit into memory stands in files beside it until it is whole.

    Raises:
        InputError: XlsxWriter is missing, or there are more articles than a sheet has rows.
        OSError: The file cannot be written.
    """
    try:
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import FileCreateError
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "xlsx"})
        raise InputError("export-package-missing", format="xlsx", remedy=remedy) from error
    workbook = Workbook(str(file), {**_OPTIONS, "tmpdir": str(file.parent)})
    workbook.set_properties({"created": _MADE})
    sheet = _Sheet(workbook, fields)
    try:
        _add_rows(sheet, records)
        # only of a workbook that has all rows: it would read again what could not be written
        workbook.close()
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from error
    finally:
        sheet.release()


def _add_rows(sheet: _Sheet, records: Iterable[Record]) -> None:
    """Add the row of every article.

    Raises:
        InputError: There are more articles than a sheet has rows.
    """
    for number, record in enumerate(records, 1):
        if number == MAX_ROWS:
            raise InputError("export-rows-too-many", most=MAX_ROWS - 1)
        sheet.add(number, record)


class _Sheet:
    """Writes the rows of the one sheet of a workbook."""

    def __init__(self, workbook: Any, fields: Sequence[str]) -> None:
        self._sheet = workbook.add_worksheet("articles")
        # a cell that is edited stays a text, whatever sign it begins with
        self._text = workbook.add_format({"quote_prefix": True})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._columns = tuple(enumerate(fields))
        self._sheet.freeze_panes(1, 0)
        for column, name in self._columns:
            self._sheet.set_column(column, column, _WIDTHS.get(name, _USUAL_WIDTH))
        self._sheet.write_row(0, 0, fields, workbook.add_format({"bold": True}))

    def add(self, number: int, record: Record) -> None:
        """Write the row of an article."""
        texts = record.texts()
        for column, name in self._columns:
            value = record.values[name]
            if FIELDS[name] == "day" and isinstance(value, date) and value.year >= _FIRST_YEAR:
                self._sheet.write_datetime(number, column, value, self._day)
            elif texts[name]:
                self._sheet.write_string(number, column, _cell(texts[name]), self._text)

    def release(self) -> None:
        """Close the file that the rows were put into, which stays open if something failed."""
        with suppress(OSError):
            self._sheet.row_data_fh.close()


def _cell(text: str) -> str:
    """Return a text that fits into a cell. Its line breaks are kept."""
    return cut_to_cell(printable_lines(text), MAX_CELL_CHARS)
