"""Turn tables in JSON into records: by columns, by rows of lists, or with the names set apart.

They are the orients `columns`, `list` and `split` of pandas, and the values of a sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from index.lazy_pattern import lazy_pattern
from index.readers.records.header import fields_of

_NAME = r'\s*+"(?:[^"\\]|\\.){0,200}+"\s*+:\s*+'
COLUMNS_START = lazy_pattern(rf'\s*+\{{{_NAME}(?:\{{{_NAME}|\[\s*+)["0-9nt-]')
"""The start of an object whose first value holds texts or numbers, as a column does."""

COLUMNS_START_CHARS = 1000
"""Characters in which this start has to be."""

_NEEDED = frozenset(("title", "body"))
_MIN_KNOWN = 2
"""Names that are known among those of the columns."""


def names_columns(names: object) -> TypeGuard[list[str]]:
    """Return True if a value is a list of names of columns for articles."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return False
    fields = fields_of(names)
    return len(fields) >= min(_MIN_KNOWN, len(names)) and not fields.isdisjoint(_NEEDED)


def records_of(value: Mapping[str, Any]) -> Iterator[dict[str, Any]] | None:
    """Return the records of an object that is a table; None if it is none."""
    first = next(iter(value.values()), None)
    if not isinstance(first, (dict, list)) and "columns" not in value:
        return None  # as most records
    names = value.get("columns")
    data = value.get("data")
    if isinstance(data, list) and _are_rows(data) and names_columns(names):
        return (record_of_row(names, row) for row in data)
    if len(value) >= _MIN_KNOWN and names_columns(list(value)) and _are_columns(value):
        return _records_of_columns(value)
    return None


def record_of_row(names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    """Return the record of a row of cells."""
    return dict(zip(names, row, strict=False))


def _are_rows(data: list[Any]) -> bool:
    return bool(data) and all(isinstance(row, list) for row in data)


def _are_columns(value: Mapping[str, Any]) -> bool:
    """Return True if all values are columns of the same rows, with texts or numbers in them."""
    columns = list(value.values())
    rows = _row_names(columns[0])
    if not rows or any(_row_names(column) != rows for column in columns):
        return False
    return not any(isinstance(columns[0][row], (dict, list)) for row in rows)


def _row_names(column: object) -> list[Any]:
    """Return the names or numbers of the rows in a column; none if a value is no column."""
    if isinstance(column, dict):
        return list(column)
    return list(range(len(column))) if isinstance(column, list) else []


def _records_of_columns(columns: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for row in _row_names(next(iter(columns.values()))):
        yield {name: column[row] for name, column in columns.items()}
