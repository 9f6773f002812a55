"""Turn rows into data frames with typed columns: days are days, and names are lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from index.errors import InputError
from index.messages import Remedy
from search.notebooks.columns import ColumnType, columns_of, value_of

_PANDAS_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "texts": "object",
    "day": "datetime64[s]",  # the usual unit, nanoseconds, begins in 1677
    "days": "object",
    "integer": "Int64",
    "number": "float64",
    "truth": "boolean",
}
"""The types of pandas; those with a capital may lack values, as ours may."""


def to_pandas(rows: Iterable[Any], row_type: type[Struct]) -> Any:
    """Return a `pandas.DataFrame` of rows.

    Args:
        rows: The rows, such as all hits of `Archive.hits`.
        row_type: Their type.

    Raises:
        InputError: Pandas is missing.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("pandas") from error
    columns = {
        name: pd.Series(values, dtype=_PANDAS_TYPES[type_])
        for name, type_, values in _columns(rows, row_type)
    }
    return pd.DataFrame(columns)


def to_polars(rows: Iterable[Any], row_type: type[Struct]) -> Any:
    """Return a `polars.DataFrame` of rows; the arguments are those of `to_pandas`.

    Raises:
        InputError: Polars is missing.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise _missing("polars") from error
    types: dict[ColumnType, Any] = {
        "text": pl.String,
        "texts": pl.List(pl.String),
        "day": pl.Date,
        "days": pl.List(pl.Date),
        "integer": pl.Int64,
        "number": pl.Float64,
        "truth": pl.Boolean,
    }
    columns = _columns(rows, row_type)
    return pl.DataFrame([pl.Series(name, values, types[type_]) for name, type_, values in columns])


def _columns(
    rows: Iterable[Any], row_type: type[Struct]
) -> Iterator[tuple[str, ColumnType, list[Any]]]:
    """Yield the name, the type and the values of each column."""
    kept = list(rows)
    for name, type_ in columns_of(row_type).items():
        yield name, type_, [value_of(row, name) for row in kept]


def _missing(package: str) -> InputError:
    remedy = Remedy("install-extra", {"extra": package})
    return InputError("frame-package-missing", package=package, remedy=remedy)
