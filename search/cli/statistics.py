"""Write a table of figures: on a terminal, as JSON, or with a line for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any

import typer
from msgspec import Struct

from index.messages import Message
from search.cli import console
from search.cli.export import as_json, structs_as_csv
from search.cli.export_choice import Export
from search.cli.output import output_to
from search.cli.terminal import Terminal
from search.json_values import struct_as_json
from search.tables import CSV, EXCEL

OptionalQueryArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help="A query; by default all articles that pass the filters.", metavar="[TEXT]"
    ),
]
MinCountOption = Annotated[
    int, typer.Option("--min-count", help="Smallest number of times to be listed.", metavar="N")
]
StopWordsOption = Annotated[bool, typer.Option("--stop-words", help="List stop words, too.")]
WordLimitOption = Annotated[int, typer.Option("--limit", "-n", help="Number of rows.", metavar="N")]


def put_table(
    export: Export,
    *,
    record: Callable[[], dict[str, Any]],
    kind: type[Struct],
    rows: Sequence[Struct],
    show: Callable[[Terminal], Iterable[str]],
) -> None:
    """Write a table in the format and to the place that were asked for.

    Args:
        export: The format and the place.
        record: Returns the whole table as JSON holds it.
        kind: The kind of its rows, whose fields are the columns.
        rows: Its rows.
        show: Yields its lines on a terminal.

    Raises:
        InputError: The file cannot be written.
    """
    with output_to(export.output) as write:
        match export.format:
            case "json":
                write([as_json(record())])
            case "jsonl":
                write(as_json(struct_as_json(each)) for each in rows)
            case "csv" | "excel":
                write(structs_as_csv(kind, rows, EXCEL if export.format == "excel" else CSV))
            case _:
                write(show(console.terminal("never" if export.output else "auto")))


def table_notes(terminal: Terminal, method: Message, notes: Iterable[Message]) -> Iterator[str]:
    """Say below a table what was counted, and how the queries were read."""
    yield from terminal.wrap(terminal.text("counted", method=method))
    yield from terminal.notes(notes)
