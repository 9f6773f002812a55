"""Write a table of figures: on a terminal, as JSON, or with a line for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, Protocol, TypeVar

import typer
from msgspec import Struct

from index.messages import Language, Message
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


class _Table(Protocol):
    """A table of figures."""

    @property
    def rows(self) -> Sequence[Struct]:
        """The rows."""

    def as_dict(self, language: Language) -> dict[str, Any]:
        """Return the whole table as JSON holds it, its notes in a language."""


Table = TypeVar("Table", bound=_Table)


def put_table(
    export: Export,
    table: Table,
    kind: type[Struct],
    show: Callable[[Table, Terminal], Iterable[str]],
) -> None:
    """Write a table in the format and to the place that were asked for.

    Args:
        export: The format and the place.
        table: The table.
        kind: The kind of its rows, whose fields are the columns.
        show: Yields its lines on a terminal.

    Raises:
        InputError: The file cannot be written.
    """
    with output_to(export.output) as write:
        match export.format:
            case "json":
                write([as_json(table.as_dict(console.language()))])
            case "jsonl":
                write(as_json(struct_as_json(row)) for row in table.rows)
            case "csv" | "excel":
                dialect = EXCEL if export.format == "excel" else CSV
                write(structs_as_csv(kind, table.rows, dialect))
            case _:
                write(show(table, console.terminal("never" if export.output else "auto")))


def table_notes(terminal: Terminal, method: Message, notes: Iterable[Message]) -> Iterator[str]:
    """Say below a table what was counted, and how the queries were read."""
    yield from terminal.wrap(terminal.text("counted", method=method))
    yield from terminal.notes(notes)
