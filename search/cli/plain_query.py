"""Read the command line of `search query` without Typer, if it is plain.

Loading Typer costs as much time as a search. It stays the definition of the command: what is read
here is what it would read, and a test compares the two. Everything else is left to it: help, words
that begin with a hyphen, options that there are not, and values that it refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from index.engines.base import Sort
from search.cli.console import Color
from search.cli.export_choice import Export
from search.cli.query_options import QueryOptions
from search.filters import Filters

_FLAGS: Mapping[str, str] = {
    "--undated": "undated",
    "--all": "all_",
    "--partial": "partial",
    "--json": "json",
    "--jsonl": "jsonl",
    "--csv": "csv",
    "--excel": "excel",
    "--exact": "exact",
    "--no-variants": "no_variants",
    "--no-group": "no_group",
    "--facets": "facets",
    "--count-copies": "count_copies",
    "--explain": "explain",
}
"""The parameters of the options without a value."""
_TEXTS: Mapping[str, str] = {
    "--since": "since",
    "--until": "until",
    "--folder": "folder",
    "--fields": "fields",
}
"""The parameters of the options with any text as their value, of which the last counts."""
_LISTS: Mapping[str, str] = {
    "--source": "source",
    "--not-source": "not_source",
    "--person": "person",
    "--not-person": "not_person",
    "--organisation": "organisation",
    "--not-organisation": "not_organisation",
    "--place": "place",
    "--not-place": "not_place",
    "--tag": "tag",
    "--not-tag": "not_tag",
}
"""The parameters of the options that may be repeated."""
_NUMBERS: Mapping[str, str] = {"--limit": "limit", "-n": "limit", "--page": "page"}
"""The parameters of the options with a whole number."""
_PATHS: Mapping[str, str] = {"--output": "output", "-o": "output", "--index": "index"}
"""The parameters of the options with a path."""
_CHOICES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "--sort": ("sort", get_args(Sort)),
    "--color": ("color", get_args(Color)),
}
"""The parameters of the options with one of a few values, and the values."""

OPTIONS = frozenset((*_FLAGS, *_TEXTS, *_LISTS, *_NUMBERS, *_PATHS, *_CHOICES))
"""The options that are read here."""

_EXPORT = ("json", "jsonl", "csv", "excel", "fields", "output")
"""The parameters that an export is made of."""
_MAX_DIGITS = 9
"""Digits of a number. Longer ones are left to Typer."""


def read_plain_query(args: Sequence[str]) -> QueryOptions | None:
    """Read the arguments after `search query`, or return None if Typer has to read them.

    Raises:
        InputError: Options conflict, or there is no such field to export.
    """
    words: list[str] = []
    values: dict[str, Any] = dict.fromkeys(_LISTS.values(), ())
    rest = iter(args)
    try:
        for arg in rest:
            if arg == "--":
                words += rest
            elif arg.startswith("-"):
                _read_option(arg, rest, values)
            else:
                words.append(arg)
    except _NotPlainError:
        return None
    return _options(tuple(words), values) if words else None


class _NotPlainError(Exception):
    """Typer has to read a command line."""


def _read_option(arg: str, rest: Iterator[str], values: dict[str, Any]) -> None:
    """Read an option, and its value if it takes one.

    Args:
        arg: The option, perhaps with its value: `--limit=5`.
        rest: The arguments after it.
        values: The values of parameters, to which it adds.

    Raises:
        _NotPlainError: Typer has to read it.
    """
    if arg in _FLAGS:
        values[_FLAGS[arg]] = True
        return
    name, has_value, value = arg.partition("=")
    if name not in OPTIONS or name in _FLAGS or (has_value and not name.startswith("--")):
        raise _NotPlainError
    if not has_value:
        value = next(rest, "-")
    if name in _LISTS:
        parameter = _LISTS[name]
        values[parameter] = (*values[parameter], _text(value))
    else:
        parameter, values_parameter = _single_value(name, value)
        values[parameter] = values_parameter


def _single_value(name: str, value: str) -> tuple[str, Any]:
    """Return the parameter of an option whose last value counts, and the value."""
    if name in _CHOICES:
        parameter, choices = _CHOICES[name]
        if value not in choices:
            raise _NotPlainError
        return parameter, value
    if name in _NUMBERS:
        return _NUMBERS[name], _number(value)
    if name in _PATHS:
        return _PATHS[name], Path(_text(value))
    return _TEXTS[name], _text(value)


def _text(value: str) -> str:
    """Return a value that is not taken for an option."""
    if value.startswith("-"):
        raise _NotPlainError
    return value


def _number(value: str) -> int:
    """Return a whole number without a sign."""
    if not (value.isascii() and value.isdigit()) or len(value) > _MAX_DIGITS:
        raise _NotPlainError
    return int(value)


def _options(words: tuple[str, ...], values: dict[str, Any]) -> QueryOptions:
    """Make options of the values of parameters."""
    filters = Filters(**_taken(values, Filters.__struct_fields__))
    export = Export.of(**_taken(values, _EXPORT))
    return QueryOptions(words=words, filters=filters, export=export, **values)


def _taken(values: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Take some values away from others."""
    return {name: values.pop(name) for name in names if name in values}
