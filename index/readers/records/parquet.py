"""Read Parquet files, the tables of data sets: an article a row.

A file is read a few rows at a time. Strings are taken as bytes, as not all of them are UTF-8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import SEEK_END
from typing import Any

from index.errors import UnreadableFile
from index.messages import Remedy
from index.readers.archives.zip_entries import with_random_access
from index.readers.limits import MAX_COMPRESSION_RATIO, Limits
from index.readers.material import Material
from index.readers.raw_article import Problem, RawArticle
from index.readers.records import aliases
from index.readers.records.foreign_text import decoded, text_in
from index.readers.records.rows import Row, problem_of_line, read_named_rows

_BATCH_BYTES = 64 << 20
"""Bytes of the largest column that the rows read at a time may have, if each had all of it.

A value that many rows share is written once, so the size of the column tells nothing about that of
each row.
"""

_BATCH_ROWS = (8, 512)
"""Rows that are read at a time, at least and at most."""

_MAX_COLUMNS = 1000


def read(material: Material) -> Iterator[RawArticle | Problem]:
    """Yield the article of every row, and a problem for every row that is none.

    Raises:
        UnreadableFile: It is damaged or holds no articles, or pyarrow is missing.
    """
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    except ImportError as error:
        remedy = Remedy("install-extra", {"extra": "parquet"})
        raise UnreadableFile("parquet-reader-missing", remedy=remedy) from error
    is_empty = True
    try:
        with with_random_access(material) as source:
            size = source.seek(0, SEEK_END)
            for part in _articles(ParquetFile(source), size, material.limits):
                yield part
                is_empty = False
    except (ArrowException, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        damaged = UnreadableFile("parquet-damaged", reason=_first_line(error))
        if is_empty:
            raise damaged from error
        yield Problem.of("broken-off-but-read", reason=damaged.message)


def _first_line(error: Exception) -> str:
    """Return the first line of what pyarrow says, which may go on with its source code."""
    return str(error).partition("\n")[0][:200]


def _articles(file: Any, size: int, limits: Limits) -> Iterator[RawArticle | Problem]:
    """Yield the articles of an open file of so many bytes.

    Raises:
        UnreadableFile: It has no column for a text or a title, or unpacks to too much.
    """
    columns = _columns(file.schema_arrow)
    if not columns:
        raise UnreadableFile("article-missing")
    _refuse_trap(file.metadata, limits)
    max_chars = MAX_COMPRESSION_RATIO * size + limits.max_file_bytes
    return read_named_rows(columns, _bounded(_rows(file, columns, limits), max_chars))


def _columns(schema: Any) -> list[str]:
    """Return the names of the columns that are read: texts, and others whose names are known."""
    from pyarrow import types

    names: list[str] = []
    for field in schema:
        is_text = types.is_string(field.type) or types.is_large_string(field.type)
        is_known = aliases.place_of(field.name) or field.name.lower() in aliases.WRAPPERS
        if (is_text or is_known) and field.name not in names:
            names.append(field.name)
    return names[:_MAX_COLUMNS]


def _refuse_trap(metadata: Any, limits: Limits) -> None:
    """Check that the columns do not unpack to more than is credible.

    Raises:
        UnreadableFile: One of them does.
    """
    for column in _chunks(metadata):
        allowed = MAX_COMPRESSION_RATIO * column.total_compressed_size + limits.max_file_bytes
        if column.total_uncompressed_size > allowed:
            raise UnreadableFile("parquet-swells", ratio=MAX_COMPRESSION_RATIO)


def _chunks(metadata: Any) -> Iterable[Any]:
    """Yield the parts in which the columns are stored."""
    for group_number in range(metadata.num_row_groups):
        group = metadata.row_group(group_number)
        for column_number in range(group.num_columns):
            yield group.column(column_number)


def _rows(file: Any, columns: list[str], limits: Limits) -> Iterator[Row | Problem]:
    """Yield the rows of a file."""
    largest = max((chunk.total_uncompressed_size for chunk in _chunks(file.metadata)), default=1)
    least, most = _BATCH_ROWS
    batch_rows = min(most, max(least, _BATCH_BYTES // max(1, largest)))
    number = 0
    for batch in file.iter_batches(batch_rows, columns=columns, use_threads=False):
        by_name = dict(zip(batch.schema.names, batch.columns, strict=True))
        cells = [_values(by_name[name]) for name in columns]
        for row in zip(*cells, strict=True):
            number += 1
            if any(isinstance(cell, str) and len(cell) > limits.max_file_bytes for cell in row):
                megabytes = limits.max_file_bytes >> 20
                too_long = Problem.of("json-value-too-large", megabytes=megabytes)
                yield problem_of_line(number, too_long.reason)
            else:
                yield Row(number, list(row))


def _bounded(rows: Iterable[Row | Problem], max_chars: int) -> Iterator[Row | Problem]:
    """Yield rows up to a number of characters of the longest text of each.

    A text that all rows share is written once, and tells nothing about the size of the file.

    A problem takes the place of those that are too many.
    """
    for row in rows:
        if isinstance(row, Row):
            lengths = (len(cell) for cell in row.cells if isinstance(cell, str))
            max_chars -= 1 + max(lengths, default=0)
            if max_chars < 0:
                yield Problem.of("parquet-swells", ratio=MAX_COMPRESSION_RATIO)
                return
        yield row


def _values(column: Any) -> list[Any]:
    """Return the values of a column; None for those that Python has no equal for."""
    import pyarrow as pa

    kind = column.type
    decode: Callable[[bytes], str | None] = text_in
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        decode = decoded
        column = column.cast(pa.large_binary() if pa.types.is_large_string(kind) else pa.binary())
    elif pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us"), safe=False)
    try:
        values = column.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        values = list(map(_value, column))
    return [decode(value) if isinstance(value, bytes) else value for value in values]


def _value(scalar: Any) -> Any:
    """Return a value; None if Python has no equal: a day after the year 9999, a broken text."""
    try:
        return scalar.as_py()
    except (ValueError, OverflowError):
        return None
