"""Make articles of the rows of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from msgspec import Struct

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.office.sheet import Cell, Sheet
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.aliases import place_of
from index.readers.records.header import MAX_ROWS_ABOVE, row_of_names
from index.readers.records.rows import Row, read_rows

_BLANK = "file-empty"
"""The code of the reason why a blank sheet is not read, which nobody has to be told."""

_ADDRESS = ("http://", "https://", "www.")


class _Columns(Struct, frozen=True):
    """The columns of a table.

    Attributes:
        header: The number of the row that names them; None if there is none.
        width: How many there are.
        url: The index of the one with the address; None if there is none.
    """

    header: int | None
    width: int
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
    problems: list[Problem] = []
    has_articles = False
    try:
        for part in chain.from_iterable(_parts(sheet, may_describe) for sheet in sheets):
            if isinstance(part, RawArticle):
                has_articles = True
                yield part
            else:
                problems.append(part)
            if has_articles:  # what was wrong before the first article is told after it
                yield from problems
                problems.clear()
    except UnreadableFile as error:
        if not has_articles:
            raise
        yield Problem.of("broken-off-but-read", reason=error.message)
    if not has_articles:
        _refuse_unless_describing(problems)
    yield from problems


def _refuse_unless_describing(problems: list[Problem]) -> None:
    """Check that some of the problems of a file without articles tell something of other files.

    Raises:
        UnreadableFile: None does.
    """
    if not any(problem.about for problem in problems):
        reason = problems[0].reason if problems else Message.of(_BLANK)
        raise UnreadableFile.from_message(reason)


def _parts(sheet: Sheet, may_describe: bool) -> Iterator[RawArticle | Problem]:
    """Yield the articles of a sheet, and problems that name it."""
    try:
        for part in read_rows(_rows(sheet), may_describe=may_describe):
            yield _named(sheet, part)
    except UnreadableFile as error:
        if error.message.code != _BLANK:
            yield _problem(sheet, error.message)


def _named(sheet: Sheet, part: RawArticle | Problem) -> RawArticle | Problem:
    """Return a problem with the name of its sheet, and an article unchanged."""
    if isinstance(part, RawArticle):
        return part
    return _problem(sheet, part.reason, part.about)


def _problem(sheet: Sheet, reason: Message, about: RawArticle | None = None) -> Problem:
    return Problem(Message.of("problem-of-part", part=sheet.name, reason=reason), about)


def _rows(sheet: Sheet) -> Iterator[Row]:
    """Yield the rows of a sheet as those of a table, with a column for addresses of hyperlinks."""
    above = list(islice(sheet.rows, MAX_ROWS_ABOVE + 1))
    columns = _columns([cells for _, cells in above])
    for line, cells in chain(above, sheet.rows):
        texts = [_text(cells.get(index), index, columns) for index in range(columns.width)]
        if columns.url is None and columns.header is not None:
            is_header = line == above[columns.header][0]
            texts.append("url" if is_header else _address(cells))
        yield Row(line, texts)


def _columns(rows: list[dict[int, Cell]]) -> _Columns:
    """Return the columns that one of the first rows of a sheet names."""
    if not rows:
        return _Columns(None, 0, None)
    number = row_of_names([[cell.text for cell in cells.values()] for cells in rows])
    if number is None:
        return _Columns(None, max(max(cells, default=-1) + 1 for cells in rows), None)
    names = rows[number]
    return _Columns(number, max(names) + 1, _url_column(names))


def _url_column(cells: Mapping[int, Cell]) -> int | None:
    """Return the column whose name is the likeliest for an address."""
    ranked = []
    for column, cell in cells.items():
        place = place_of(cell.text)
        if place and place.field == "url":
            ranked.append((place.rank, column))
    return min(ranked)[1] if ranked else None


def _text(cell: Cell | None, index: int, columns: _Columns) -> str:
    """Return the text of a cell, or the address to which it leads if it should be one."""
    if cell is None:
        return ""
    if index == columns.url and cell.url and not cell.text.startswith(_ADDRESS):
        return cell.url
    return cell.text


def _address(cells: Mapping[int, Cell]) -> str:
    """Return the first address to which the cells of a row lead; empty if there is none."""
    return next((cell.url for _, cell in sorted(cells.items()) if cell.url), "")
