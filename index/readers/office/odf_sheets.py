"""Read the sheets of an OpenDocument file, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.readers.office.odf_paragraphs import CONTENT
from index.readers.office.package import Package
from index.readers.office.sheet import MAX_COLUMNS, Cell, Row, Sheet
from index.readers.office.xml_events import End, Event, Start, Text

_SKIPPED = frozenset(("annotation", "shapes", "forms"))


def odf_sheets(package: Package) -> Iterator[Sheet]:
    """Yield the sheets of a file. Each has to be read before the next."""
    events = package.events(CONTENT)
    for event in events:
        if isinstance(event, Start) and event.name == "table":
            rows = _rows(events)
            yield Sheet(event.attributes.get("name", ""), rows)
            for _ in rows:
                pass


def _rows(events: Iterator[Event]) -> Iterator[Row]:
    """Yield the rows of a table, up to its end. A row that is repeated comes once."""
    line = 1
    repeated = 1
    reader = _RowReader()
    for event in events:
        match event:
            case Start("table-row", attributes):
                reader = _RowReader()
                repeated = _number(attributes, "number-rows-repeated")
            case End("table-row"):
                if reader.cells:
                    yield line, reader.cells
                line += repeated
            case End("table"):
                return
            case _:
                reader.feed(event)


class _RowReader:
    """Makes cells of the events of a row.

    Attributes:
        cells: The cells by their columns.
    """

    def __init__(self) -> None:
        self.cells: dict[int, Cell] = {}
        self._column = 0
        self._cell: Mapping[str, str] = {}
        self._lines: list[list[str]] = []
        self._url: str | None = None
        self._skipped = 0

    def feed(self, event: Event) -> None:
        """Read one event."""
        match event:
            case Start(name, attributes):
                self._start(name, attributes)
            case End(name):
                self._end(name)
            case Text(text):
                if self._lines and not self._skipped:
                    self._lines[-1].append(text)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell, self._url = attributes, None
            self._lines.clear()
        elif name == "p":
            self._lines.append([])
        elif name in {"s", "tab"} and self._lines:
            self._lines[-1].append(" ")
        elif name == "line-break":
            self._lines.append([])
        elif name == "a" and self._url is None:
            self._url = attributes.get("href")

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in {"table-cell", "covered-table-cell"}:
            repeated = _number(self._cell, "number-columns-repeated")
            cell = self._value()
            if cell.text:
                for column in range(self._column, min(self._column + repeated, MAX_COLUMNS)):
                    self.cells[column] = cell
            self._column += repeated
            self._lines.clear()

    def _value(self) -> Cell:
        shown = "\n".join("".join(pieces) for pieces in self._lines).strip()
        url = self._url if self._url and self._url.startswith(("http:", "https:")) else None
        day = self._cell.get("date-value")
        if day:
            return Cell(day.removesuffix("T00:00:00"), url)
        return Cell(shown or self._cell.get("value", ""), url)


def _number(attributes: Mapping[str, str], name: str) -> int:
    """Return how often a row or a cell is repeated, once at least."""
    written = attributes.get(name, "1")
    return max(1, int(written)) if written.isdecimal() and len(written) <= 7 else 1
