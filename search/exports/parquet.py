"""Write articles as Parquet, with typed columns: days are days, and names are lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from index.errors import InputError
from index.messages import Remedy
from search.exports.fields import FIELDS, Record

ROWS = 1000
"""Rows of a group, all of which are in memory at a time."""


def write(records: Iterable[Record], fields: Sequence[str], file: Path) -> None:
    """Write a row for every article.

    Raises:
        InputError: Pyarrow is missing.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "parquet"})
        raise InputError("export-package-missing", format="parquet", remedy=remedy) from error
    types = {
        "text": pa.string(),
        "day": pa.date32(),
        "texts": pa.list_(pa.string()),
        "days": pa.list_(pa.date32()),
    }
    schema = pa.schema([(name, types[FIELDS[name]]) for name in fields])
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _groups(records):
            writer.write_table(pa.Table.from_pylist(rows, schema))


def _groups(records: Iterable[Record]) -> Iterator[list[dict[str, Any]]]:
    """Yield the values of records, so many at a time; the last group may be smaller."""
    values = (dict(record.values) for record in records)
    while rows := list(islice(values, ROWS)):
        yield rows
