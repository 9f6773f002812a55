"""Read the command line of `search query` without Typer, if it is plain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from index.engines.base import Sort
from search.cli.console import Color
from search.cli.export_choice import Export
from search.cli.plain_line import PlainOptions
from search.cli.query_options import QueryOptions
from search.filters import Filters

_PLAIN = PlainOptions(
    flags={
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
    },
    texts={
        "--since": "since",
        "--until": "until",
        "--folder": "folder",
        "--fields": "fields",
    },
    lists={
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
    },
    numbers={"--limit": "limit", "-n": "limit", "--page": "page"},
    paths={"--output": "output", "-o": "output", "--index": "index"},
    choices={
        "--sort": ("sort", get_args(Sort)),
        "--color": ("color", get_args(Color)),
    },
)
OPTIONS = _PLAIN.names
"""The options that are read here."""

_EXPORT = ("json", "jsonl", "csv", "excel", "fields", "output")
"""The parameters that an export is made of."""


def read_plain_query(args: Sequence[str]) -> QueryOptions | None:
    """Read the arguments after `search query`, or return None if Typer has to read them.

    Raises:
        InputError: Options conflict, or there is no such field to export.
    """
    read = _PLAIN.read(args)
    if read is None:
        return None
    words, values = read
    return _options(words, values) if words else None


def _options(words: tuple[str, ...], values: dict[str, Any]) -> QueryOptions:
    """Make options of the values of parameters."""
    filters = Filters(**_taken(values, Filters.__struct_fields__))
    export = Export.of(**_taken(values, _EXPORT))
    return QueryOptions(words=words, filters=filters, export=export, **values)


def _taken(values: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Take some values away from others."""
    return {name: values.pop(name) for name in names if name in values}
