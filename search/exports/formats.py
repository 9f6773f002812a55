"""The formats of exports, and what writes them.

To add a format, write a module here, and add its row to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from index.errors import InputError
from search.exports import (
    iramuteq,
    jsonl,
    markdown,
    parquet,
    table,
    tei,
    text,
    txm,
    workbook,
)
from search.exports.fields import FIELDS, Record

WritePieces = Callable[[Iterable[Record], Sequence[str]], Iterator[str]]
"""Writes the records of some fields as pieces of text, which follow one another in a file."""
WriteFile = Callable[[Iterable[Record], Sequence[str], Path], None]
"""Writes the records of some fields to a new file that is no text."""
WriteOne = Callable[[Record], str]
"""Writes a record as the whole content of a file."""

USUAL = tuple(name for name in FIELDS if name not in {"path", "possible_dates"})
"""The fields that tables and records have if none are chosen."""
VARIABLES = ("source", "date", "section", "page", "authors", "tags", "title", "text")
"""The fields of programs of textometry, if none are chosen: variables, and what was written."""
TO_BE_READ = ("title", "source", "date", "section", "page", "authors", "url", "text", "captions")
"""The fields of texts that people read, if none are chosen."""


class ExportFormat(Struct, frozen=True, kw_only=True):
    """A format of exports.

    Attributes:
        suffix: The suffix of its files, with the dot.
        media_type: Its media type.
        pieces: Writes all articles as one text; None if the format has no such file.
        file: Writes all articles as one file that is no text; None likewise.
        one: Writes an article as a file of its own; None if articles have none.
        table: Writes a table about these files; None if there is none.
        fields: The fields that articles have if none are chosen.
    """

    suffix: str
    media_type: str
    pieces: WritePieces | None = None
    file: WriteFile | None = None
    one: WriteOne | None = None
    table: WritePieces | None = None
    fields: tuple[str, ...] = USUAL


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "text": ExportFormat(
            suffix=".txt",
            media_type="text/plain",
            pieces=text.pieces,
            one=text.write,
            fields=TO_BE_READ,
        ),
        "jsonl": ExportFormat(suffix=".jsonl", media_type="application/jsonl", pieces=jsonl.pieces),
        "csv": ExportFormat(suffix=".csv", media_type="text/csv", pieces=table.pieces),
        "xlsx": ExportFormat(
            suffix=".xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            file=workbook.write,
        ),
        "parquet": ExportFormat(
            suffix=".parquet", media_type="application/vnd.apache.parquet", file=parquet.write
        ),
        "markdown": ExportFormat(
            suffix=".md",
            media_type="text/markdown",
            pieces=markdown.pieces,
            one=markdown.write,
        ),
        "tei": ExportFormat(
            suffix=".xml", media_type="application/tei+xml", pieces=tei.pieces, one=tei.write
        ),
        "iramuteq": ExportFormat(
            suffix=".txt", media_type="text/plain", pieces=iramuteq.pieces, fields=VARIABLES
        ),
        "txm": ExportFormat(
            suffix=".txt",
            media_type="text/plain",
            one=txm.write,
            table=txm.table,
            fields=(*VARIABLES, "captions", "url", "language"),
        ),
    }
)
"""The formats by the names that they are asked for."""


def format_named(name: str) -> ExportFormat:
    """Return the format of a name.

    Raises:
        InputError: There is no such format.
    """
    if name not in FORMATS:
        raise InputError("export-format-unknown", name=name, formats=tuple(FORMATS))
    return FORMATS[name]


def format_of(target: Path) -> str:
    """Return the name of the format that the name of a file asks for.

    Raises:
        InputError: It asks for none.
    """
    suffix = target.suffix.lower()
    for name, format_ in FORMATS.items():
        if format_.suffix == suffix:
            return name
    raise InputError("export-format-missing", path=str(target), formats=tuple(FORMATS))
