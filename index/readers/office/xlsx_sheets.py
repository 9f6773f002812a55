"""Read the sheets of an Excel file (Office Open XML), row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.readers.office.package import Package
from index.readers.office.serial_days import day_of_serial
from index.readers.office.sheet import MAX_COLUMNS, Cell, Row, Sheet
from index.readers.office.xlsx_styles import day_styles
from index.readers.office.xml_events import End, Event, Start, Text

_WORKBOOK = "xl/workbook.xml"
_REFERENCE = lazy_pattern(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
_LINK_FORMULA = lazy_pattern(r'\s*HYPERLINK\(\s*"(?P<url>https?://[^"]{1,2000})"', re.IGNORECASE)
_TRUE = frozenset(("1", "true"))


class _Book(Struct, frozen=True):
    """The texts and styles that the sheets of a file share.

    Attributes:
        strings: Texts, to which cells refer by their index.
        days: The indexes of styles that show a day.
        since_1904: Days are counted from 1904 on.
    """

    strings: list[str]
    days: frozenset[int]
    since_1904: bool


def xlsx_sheets(package: Package) -> Iterator[Sheet]:
    """Yield the sheets of a file."""
    workbook = _workbook(package)
    targets = package.targets(workbook)
    parts = dict(targets.values())
    named, since_1904 = _sheet_names(package, workbook)
    strings = parts.get("sharedStrings", "")
    styles = parts.get("styles", "")
    book = _Book(
        list(_strings(package.events(strings))) if strings in package else [],
        day_styles(package.events(styles)) if styles in package else frozenset(),
        since_1904,
    )
    for name, key in named:
        kind, target = targets.get(key, ("", ""))
        if kind == "worksheet" and target in package:
            yield Sheet(name, _rows(package, target, book))


def _workbook(package: Package) -> str:
    """Return the name of the part that lists the sheets."""
    for kind, target in package.targets("").values():
        if kind == "officeDocument":
            return target
    return _WORKBOOK


def _sheet_names(package: Package, workbook: str) -> tuple[list[tuple[str, str]], bool]:
    """Return the names of the sheets with their ids, and if days are counted from 1904 on."""
    named = []
    since_1904 = False
    for event in package.events(workbook):
        if not isinstance(event, Start):
            continue
        if event.name == "sheet":
            named.append((event.attributes.get("name", ""), event.attributes.get("id", "")))
        elif event.name == "workbookPr":
            since_1904 = event.attributes.get("date1904", "") in _TRUE
    return named, since_1904


def _strings(events: Iterator[Event]) -> Iterator[str]:
    """Yield the texts that cells share, without the pronunciation of Asian ones."""
    pieces: list[str] = []
    in_text = False
    in_pronunciation = False
    for event in events:
        match event:
            case Text(text) if in_text and not in_pronunciation:
                pieces.append(text)
            case Start("t"):
                in_text = True
            case End("t"):
                in_text = False
            case Start("rPh"):
                in_pronunciation = True
            case End("rPh"):
                in_pronunciation = False
            case End("si"):
                yield "".join(pieces)
                pieces.clear()
            case _:
                pass


def _rows(package: Package, part: str, book: _Book) -> Iterator[Row]:
    """Yield the rows of a sheet that have something in them."""
    urls = _urls(package, part)
    reader = _RowReader(book, urls)
    for event in package.events(part):
        reader.feed(event)
        if event == End("row") and reader.cells:
            yield reader.line, reader.cells


def _urls(package: Package, part: str) -> dict[tuple[int, int], str]:
    """Return the addresses of the hyperlinks of a sheet, by row and column; none is fetched."""
    targets = package.targets(part)
    if not any(kind == "hyperlink" for kind, _ in targets.values()):
        return {}
    urls: dict[tuple[int, int], str] = {}
    for event in package.events(part):
        if isinstance(event, Start) and event.name == "hyperlink":
            _, target = targets.get(event.attributes.get("id", ""), ("", ""))
            place = _place(event.attributes.get("ref", ""))
            if place and target.startswith(("http:", "https:")):
                urls[place] = target
    return urls


def _place(reference: str) -> tuple[int, int] | None:
    """Return the row, from 1, and the column, from 0, of a reference such as `B3`."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match["column"]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match["row"]), column - 1


class _RowReader:
    """Makes cells of the events of a sheet.

    Attributes:
        line: The number of the row that is being read.
        cells: Its cells by their columns.
    """

    def __init__(self, book: _Book, urls: Mapping[tuple[int, int], str]) -> None:
        self.line = 0
        self.cells: dict[int, Cell] = {}
        self._book = book
        self._urls = urls
        self._column = -1
        self._cell: Mapping[str, str] = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._taken: list[str] | None = None

    def feed(self, event: Event) -> None:
        """Read one event."""
        match event:
            case Text(text):
                if self._taken is not None:
                    self._taken.append(text)
            case Start(name, attributes):
                self._start(name, attributes)
            case End("c"):
                self._end_cell()
            case End("v" | "t" | "f"):
                self._taken = None
            case _:
                pass

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                written = attributes.get("r", "")
                has_number = written.isdecimal() and len(written) <= 7
                self.line = int(written) if has_number else self.line + 1
                self.cells = {}
                self._column = -1
            case "c":
                self._cell = attributes
                self._value, self._formula = [], []
            case "v" | "t":
                self._taken = self._value
            case "f":
                self._taken = self._formula

    def _end_cell(self) -> None:
        place = _place(self._cell.get("r", ""))
        self._column = place[1] if place else self._column + 1
        if self._column >= MAX_COLUMNS:
            return
        formula = _LINK_FORMULA.match("".join(self._formula))
        url = formula["url"] if formula else self._urls.get((self.line, self._column))
        cell = self._read_value("".join(self._value), url)
        if cell.text or cell.url:
            self.cells[self._column] = cell

    def _read_value(self, written: str, url: str | None) -> Cell:
        """Return a cell by the type of its value (ECMA-376, part 1, 18.18.11)."""
        match self._cell.get("t", "n"):
            case "s":
                index = int(written) if written.isdecimal() and len(written) < 10 else -1
                is_there = 0 <= index < len(self._book.strings)
                return Cell(self._book.strings[index].strip() if is_there else "", url)
            case "n":
                return self._number(written, url)
            case "e":
                return Cell("", url)
            case _:
                return Cell(written.strip(), url)

    def _number(self, written: str, url: str | None) -> Cell:
        try:
            number = float(written)
        except ValueError:
            return Cell(written, url)
        style = self._cell.get("s", "0")
        is_day = style.isdecimal() and len(style) < 7 and int(style) in self._book.days
        day = day_of_serial(number, since_1904=self._book.since_1904) if is_day else None
        if day:
            return Cell(day, url)
        text = str(int(number)) if number.is_integer() and abs(number) < 1e15 else written
        return Cell(text, url)
