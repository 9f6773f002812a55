"""Read the sheets that Excel and other programs write as XML (XML Spreadsheet 2003)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.limits import MAX_PAGE_CHARS
from index.readers.raw_article import Problem, RawArticle
from index.readers.records.rows import Row, problem_of_line, read_rows
from index.readers.xml.splitting import Splitter
from index.readers.xml.tree import parse

ROOT = "workbook"
_SHEET = "<worksheet"
_MAX_CELLS = 1 << 12
"""Cells of a row. An index beyond that is wrong."""


def articles(pieces: Iterable[str]) -> Iterator[RawArticle | Problem]:
    """Yield the article of every row below the column names of its sheet.

    Raises:
        UnreadableFile: The only sheet has no column for a text or a title, or no rows.
    """
    found = False
    error: UnreadableFile | None = None
    for sheet, rows in groupby(_rows(pieces), key=itemgetter(0)):
        try:
            for part in read_rows(row for _, row in rows):
                found = True
                yield _of_sheet(part, sheet)
        except UnreadableFile as refusal:
            error = error or refusal
            if sheet > 1 or found:
                yield Problem.of("problem-of-item", number=sheet, reason=refusal.message)
    if error is not None and not found:
        raise error
    if not found:
        raise UnreadableFile("article-missing")


def _of_sheet(part: RawArticle | Problem, sheet: int) -> RawArticle | Problem:
    """Return a part of a sheet; a key of a sheet that is not the first tells which one it is."""
    if isinstance(part, Problem) or sheet == 1:
        return part
    return replace(part, key=f"{sheet}-{part.key}")


def _rows(pieces: Iterable[str]) -> Iterator[tuple[int, Row | Problem]]:
    """Yield the rows of all sheets, each with the number of its sheet."""
    sheet = line = 0
    for piece in Splitter(["Row"], MAX_PAGE_CHARS).split(pieces):
        if not piece.is_element:
            sheets = piece.text.lower().count(_SHEET)
            sheet += sheets
            line = 0 if sheets else line
            continue
        line += 1
        try:
            yield max(1, sheet), Row(line, _cells(parse(piece.text)))
        except ET.ParseError as error:
            reason = Message.of("xml-broken", reason=str(error).partition(":")[0])
            yield max(1, sheet), problem_of_line(line, reason)


def _cells(row: ET.Element) -> list[str]:
    """Return the texts of the cells. One may tell its own number, where empty ones are left out."""
    cells: list[str] = []
    for cell in row.iter("cell"):
        index = cell.get("index", "")
        if index.isdecimal() and len(cells) < int(index[-9:]) <= _MAX_CELLS:
            cells += [""] * (int(index[-9:]) - 1 - len(cells))
        texts = chain.from_iterable(data.itertext() for data in cell.iter("data"))
        cells.append("".join(texts).strip())
    return cells
