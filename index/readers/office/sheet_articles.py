"""Make articles of the rows of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.office.serial_days import day_of_serial
from index.readers.office.sheet import Cell, Row, Sheet
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.aliases import place_of
from index.readers.records.header import DESCRIBING
from index.readers.records.rows import fields_of, row_article, unknown_columns

_MAX_ROWS_ABOVE = 20
"""Rows at the top of a sheet among which one names the columns. Titles may stand above it."""

_MIN_NAMES = 2
"""Fields of an article that the names of columns tell."""

_ADDRESS = ("http://", "https://", "www.")
_MIN_SERIAL = 10_000
"""A number below is a year or the like, and no day."""


class _Header(Struct, frozen=True):
    """The row that names the columns.

    Attributes:
        names: The names by the column.
        date: The column with the day; None if there is none.
        url: The column with the address; None if there is none.
    """

    names: Mapping[int, str]
    date: int | None
    url: int | None


def sheet_articles(
    sheets: Iterable[Sheet], *, may_describe: bool = False
) -> Iterator[RawArticle | Problem]:
    """Yield the articles of all sheets, and a problem for each sheet and row that has none.

    Args:
        sheets: The sheets.
        may_describe: A table without texts and titles may tell something about files beside it.

    Raises:
        UnreadableFile: No sheet is a table of articles.
    """
    numbers = count(1)
    has_articles = False
    problems: list[Problem] = []
    try:
        for sheet in sheets:
            for part in _parts(sheet, numbers, may_describe=may_describe):
                if isinstance(part, RawArticle):
                    has_articles = True
                    yield part
                elif has_articles:
                    yield part
                else:  # they are told after the first article, or as the reason why there is none
                    problems.append(part)
    except UnreadableFile as error:
        if not has_articles:
            raise
        problems.append(Problem.of("broken-off-but-read", reason=error.message))
    if not has_articles and not any(problem.about for problem in problems):
        raise _refusal(problems)
    yield from problems


def _refusal(problems: list[Problem]) -> UnreadableFile:
    """Return the reason why no sheet has an article: the first that there is."""
    reason = problems[0].reason if problems else Message.of("table-rows-missing")
    return UnreadableFile.from_message(reason)


def _parts(
    sheet: Sheet, numbers: Iterator[int], *, may_describe: bool
) -> Iterator[RawArticle | Problem]:
    """Yield the articles of the rows of a sheet, and a problem for each row that is none."""
    above = list(islice(sheet.rows, _MAX_ROWS_ABOVE))
    if not above:
        return
    found = _header(above)
    if found is None:
        yield _problem(sheet, Message.of("sheet-without-columns"))
        return
    index, header = found
    names = list(header.names.values())
    unknown = unknown_columns(names)
    if unknown is not None and not (may_describe and fields_of(names) & DESCRIBING):
        yield _problem(sheet, unknown)
        return
    for row in (*above[index + 1 :], *sheet.rows):
        part = _article(row, header, numbers)
        if isinstance(part, Problem):
            about = part.about if may_describe else None
            part = _problem(sheet, unknown or part.reason, about)
        if part is not None:
            yield part


def _problem(sheet: Sheet, reason: Message, about: RawArticle | None = None) -> Problem:
    return Problem(Message.of("problem-of-part", part=sheet.name, reason=reason), about)


def _header(rows: list[Row]) -> tuple[int, _Header] | None:
    """Return the index of the row that names the columns, and what it says; None if none does."""
    for index, (_, cells) in enumerate(rows):
        names = {column: " ".join(cell.text.split()) for column, cell in cells.items()}
        if len(fields_of(names.values())) >= _MIN_NAMES:
            return index, _Header(names, _column(names, "date"), _column(names, "url"))
    return None


def _column(names: Mapping[int, str], field: str) -> int | None:
    """Return the column whose name is the likeliest for a field."""
    ranked = []
    for column, name in names.items():
        place = place_of(name)
        if place and place.field == field:
            ranked.append((place.rank, column))
    return min(ranked)[1] if ranked else None


def _article(row: Row, header: _Header, numbers: Iterator[int]) -> RawArticle | Problem | None:
    """Return the article of a row or the reason why it has none; None for a blank row."""
    line, cells = row
    named = {column: cell for column, cell in cells.items() if column in header.names}
    if not any(cell.text for cell in named.values()):
        return None
    columns = list(header.names.values())
    texts = [_text(named.get(column), column, header) for column in header.names]
    address = _address(named, header)
    if address is not None:
        columns.append("url")
        texts.append(address)
    return row_article(texts, columns, line, next(numbers))


def _text(cell: Cell | None, column: int, header: _Header) -> str:
    """Return the text of a cell; a number in the column of the days is a day."""
    if cell is None:
        return ""
    if column == header.url and not cell.text.startswith(_ADDRESS) and cell.url:
        return cell.url
    if column == header.date and cell.number is not None and cell.number >= _MIN_SERIAL:
        return day_of_serial(cell.number) or cell.text
    return cell.text


def _address(cells: Mapping[int, Cell], header: _Header) -> str | None:
    """Return the address to which a row leads, if no column gives it."""
    if header.url is not None and header.url in cells:
        return None
    return next((cell.url for _, cell in sorted(cells.items()) if cell.url), None)
