"""Tell the columns of rows from the types of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

ColumnType = Literal["text", "texts", "day", "days", "integer", "number", "truth"]
"""The type of a column: a text, a list of texts, a day, a list of days, a number or a truth value."""

_PLAIN: Mapping[type, ColumnType] = {
    bool: "truth",
    date: "day",
    float: "number",
    int: "integer",
    str: "text",
}
_LISTS: Mapping[ColumnType, ColumnType] = {"text": "texts", "day": "days"}
_PASSAGE = "text"
"""The field that stands for a value within a row, such as a snippet."""


@cache
def columns_of(row_type: type[Struct]) -> Mapping[str, ColumnType]:
    """Return the columns of rows by their names; fields that fit into none are left out.

    Passages, such as snippets, are lists of their texts, and counts by name lists of the names.
    """
    hints = get_type_hints(row_type)
    types = {name: _column_type(hints[name]) for name in row_type.__struct_fields__}
    return {name: type_ for name, type_ in types.items() if type_}


def value_of(row: Any, name: str) -> Any:
    """Return a value of a row as a column has it: lists of plain values, and names for enums."""
    value = getattr(row, name)
    if isinstance(value, Mapping | tuple):
        return [getattr(part, _PASSAGE, part) for part in value]
    return value.value if isinstance(value, Enum) else value


def _column_type(hint: Any) -> ColumnType | None:
    """Return the type of the column for a type, or None if there is none."""
    hint = _without_none(hint)
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return _PLAIN.get(type(arguments[0]))
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return _list_type(arguments[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "texts" if arguments[0] is str else None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "text"
    return _PLAIN.get(hint) if isinstance(hint, type) else None


def _list_type(hint: Any) -> ColumnType | None:
    """Return the type of the column for a tuple of many values, or None if there is none."""
    is_passage = isinstance(hint, type) and _PASSAGE in getattr(hint, "__struct_fields__", ())
    element = "text" if is_passage else _column_type(hint)
    return _LISTS.get(element) if element else None


def _without_none(hint: Any) -> Any:
    """Return the one type of `type | None`, or a type as it is."""
    if get_origin(hint) not in (Union, UnionType):
        return hint
    others = [part for part in get_args(hint) if part is not NoneType]
    return others[0] if len(others) == 1 else hint
