"""Answer `search index`: bring an index up to date, and tell what was done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from search.cli import console
from search.cli.workspace import RunOptions, update_index

if TYPE_CHECKING:
    from index import Report


class IndexOptions(Struct, frozen=True):
    """The options of `search index` for one run, however its command line was read.

    Attributes:
        paths: The files and folders; none for those that the index was made from.
        index: The folder of the index; None for that of the settings.
        run: The options of the run.
        json: True to write JSON.
    """

    paths: tuple[Path, ...]
    index: Path | None
    run: RunOptions
    json: bool


def answer_index(asked: IndexOptions) -> int:
    """Bring an index up to date, tell what was done, and return the exit code."""
    print_report(update_index(asked.paths, asked.index, asked.run), json=asked.json)
    return 0


def print_report(report: Report, *, json: bool) -> None:
    """Print what a run of the indexer did, in words or as JSON."""
    from search.cli.index_report import index_report  # late: a run is under way before

    console.put(as_json(report.as_dict(console.language())) if json else index_report(report))


def as_json(fields: Mapping[str, Any]) -> str:
    """Return fields as JSON."""
    from search.cli.export import as_json as export_json  # late: most runs are read by people

    return export_json(fields)
