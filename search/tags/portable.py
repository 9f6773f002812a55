"""Write tags and notes as a table, and read those in JSON Lines or CSV, which anybody may have made."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct, ValidationError, convert, json

from index.errors import InputError, UnreadableFile
from index.formulas import unmarked
from index.lazy_pattern import lazy_pattern
from index.messages import Message
from search.tables import CSV, JOINT, Dialect, row
from search.tags.annotation import Annotation

COLUMNS = ("id", "title", "date", "source", "tags", "note", "gone")
"""The columns of a table of annotations."""
_DELIMITERS = (",", ";", "\t")
"""The signs between the columns of tables."""
_FRENCH_DAY = lazy_pattern(r"\A(\d\d)/(\d\d)/(\d{4})\Z")
_QUOTE = '"'
_LINE_END = " ↵ "
"""Stands for the end of a line of a note in a table, of which no text has several lines."""
MAX_BYTES = 64 << 20
"""Bytes of a file that is read: a hundred thousand annotations with their notes take less."""


class _Record(Struct, frozen=True):
    """An annotation as JSON or a row of a table holds it; other fields are ignored."""

    id: str
    title: str = ""
    date: date | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""


def as_table(annotations: Iterable[Annotation], dialect: Dialect = CSV) -> Iterator[str]:
    """Write a header and a row for every annotation."""
    yield dialect.opening + row(COLUMNS, dialect)
    for each in annotations:
        fields = each.as_dict()
        fields["tags"] = JOINT.join(map(_quoted, each.tags))
        fields["note"] = each.note.replace("\n", _LINE_END)
        yield row([fields[name] for name in COLUMNS], dialect)


def _quoted(tag: str) -> str:
    """Return a tag as one of several in a cell: in quotes if it has quotes or a semicolon."""
    has_signs = '"' in tag or JOINT.strip() in tag
    return f'"{tag.replace(_QUOTE, 2 * _QUOTE)}"' if has_signs else tag


def read_annotations(content: bytes) -> Iterator[Annotation]:
    """Read annotations: JSON Lines, or a table with a header.

    Raises:
        InputError: A line is no annotation, or names no article, or the content is too large.
    """
    if len(content) > MAX_BYTES:
        raise InputError("tags-file-too-large", megabytes=MAX_BYTES >> 20)
    text = _decoded(content)
    records = _json_lines(text) if text.lstrip().startswith("{") else _table_rows(text)
    for line, record in records:
        try:
            read = convert(record, _Record, strict=False)
        except ValidationError as error:
            raise _unreadable(line, str(error)) from error
        if not read.id:
            raise _unreadable(line, Message.of("tags-id-missing"))
        yield Annotation(read.id, read.title, read.date, read.source, read.tags, read.note)


def _decoded(content: bytes) -> str:
    """Return the text of a file, in whatever encoding a spreadsheet saved it.

    Raises:
        InputError: It is no text.
    """
    from index.readers.encoding import decode  # late: searches look tags up, and read no files

    try:
        return decode(content)
    except UnreadableFile as error:
        raise _unreadable(1, error.message) from error


def _json_lines(text: str) -> Iterator[tuple[int, Any]]:
    """Yield each line of JSON with its number."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.decode(line)
            except (ValueError, RecursionError) as error:
                raise _unreadable(number, str(error)) from error


def _table_rows(text: str) -> Iterator[tuple[int, Any]]:
    """Yield each row of a table as a record with the number of its line."""
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if "id" not in (rows.fieldnames or ()):
        raise _unreadable(1, Message.of("tags-column-missing"))
    try:
        for fields in rows:
            if any(fields.values()):  # spreadsheets leave empty rows at the end
                yield rows.line_num, _from_row(fields)
    except csv.Error as error:
        raise _unreadable(rows.line_num, str(error)) from error


def _from_row(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the record of a row. Apostrophes before what a spreadsheet runs are taken away."""
    texts = {name: unmarked(fields.get(name) or "") for name in COLUMNS}
    tags = csv.reader([texts["tags"]], delimiter=JOINT.strip(), skipinitialspace=True)
    return {
        "id": texts["id"],
        "title": texts["title"],
        "date": _day(texts["date"]),
        "source": texts["source"] or None,
        "tags": [tag.strip() for names in tags for tag in names if tag.strip()],
        "note": texts["note"].replace(_LINE_END, "\n"),
    }


def _day(text: str) -> str | None:
    """Return a day as JSON has it; None if it is none. French spreadsheets write 02/01/2021."""
    try:
        return date.fromisoformat(_FRENCH_DAY.sub(r"\3-\2-\1", text)).isoformat()
    except ValueError:
        return None


def _unreadable(line: int, reason: str | Message) -> InputError:
    return InputError("tags-file-unreadable", line=line, reason=reason)
