"""Read the command line of `search index` without Typer, if it is that of a plain update."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search.cli.index_answer import IndexOptions
from search.cli.plain_line import PlainOptions
from search.cli.workspace import RunOptions

_PLAIN = PlainOptions(
    flags={"--rebuild": "rebuild", "--prune": "prune", "--json": "json"},
    texts={"--engine": "engine", "--shard": "shard"},
    numbers={"--jobs": "jobs"},
    paths={"--index": "index"},
)
OPTIONS = _PLAIN.names
"""The options that are read here. The others are those of runs that need not start at once."""


def read_plain_index(args: Sequence[str]) -> IndexOptions | None:
    """Read the arguments after `search index`, or return None if Typer has to read them."""
    read = _PLAIN.read(args)
    if read is None:
        return None
    words, values = read
    if values.get("jobs") == 0:  # Typer says that it is too few
        return None
    index, json = values.pop("index", None), values.pop("json", False)
    return IndexOptions(tuple(map(Path, words)), index, RunOptions(**values), json)
