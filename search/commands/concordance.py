"""`search concordance`: show each match of a query between what precedes and what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Annotated

import typer
from msgspec.structs import replace

from index.errors import InputError
from search.cli import console
from search.cli.app import app
from search.cli.concordance import Grouping, concordance_lines, group_of
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json, concordance_as_csv
from search.cli.export_choice import NO_EXPORT, Export
from search.cli.export_options import takes_export_of_lines
from search.cli.filter_options import takes_filters
from search.cli.last_hits import remember
from search.cli.options import (
    ColorOption,
    ExactOption,
    IndexOption,
    NoVariantsOption,
    QueryArgument,
)
from search.cli.output import output_to, write_each
from search.cli.query_command import QueryCommand
from search.cli.workspace import open_archive
from search.concordance import Concordance, ConcordanceLine, Order
from search.filters import Filters
from search.json_values import struct_as_json
from search.tables import CSV, EXCEL

_LINE_FORMATS = ("jsonl", "csv", "excel")
"""The formats in which every line can be written, as they come."""


@app.command("kwic", hidden=True, cls=QueryCommand)
@app.command("concordance", cls=QueryCommand)
@takes_filters
@takes_export_of_lines
def concordance_command(
    words: QueryArgument,
    filters: Filters,
    sort: Annotated[
        Order,
        typer.Option(help="Order of the lines: by what follows, by what precedes, or by day."),
    ] = "right",
    by: Annotated[
        Grouping | None, typer.Option(help="Group the lines by source or by year.")
    ] = None,
    width: Annotated[
        int, typer.Option(help="Characters on each side of a match.", metavar="N")
    ] = 70,
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Number of lines.", metavar="N")
    ] = 100,
    all_: Annotated[
        bool,
        typer.Option("--all", help="Print every line, by article, with --jsonl, --csv or --excel."),
    ] = False,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """Show each match of a query in its context, one below the other."""
    text = " ".join(words)
    if all_ and export.format not in _LINE_FORMATS:
        raise InputError("all-lines-need-format")
    with open_archive(index) as archive:
        location = archive.location
        if all_:
            lines = archive.concordance_lines(
                text,
                width=width,
                sort="date" if sort == "date" else None,
                exact=exact,
                variants=not no_variants,
                filters=filters,
            )
            raise typer.Exit(_export(lines, export))
        found = archive.concordance(
            text,
            width=width,
            limit=limit,
            order=sort,
            exact=exact,
            variants=not no_variants,
            filters=filters,
        )
    found = _grouped(found, by)
    if export.format not in (None, "json"):
        raise typer.Exit(_export(found.lines, export))
    with output_to(export.output) as write:
        if export.format:
            write([as_json(found.as_dict(console.language()))])
        else:
            terminal = console.terminal("never" if export.output else color)
            write(concordance_lines(found, terminal, by))
    if not export.format:
        remember(location, 1, [line.id for line in found.lines])
        if len(found.lines) == limit:
            console.say_message("concordance-cut", limit=limit)
    raise typer.Exit(0 if found.lines else NO_HITS)


def _grouped(found: Concordance, by: Grouping | None) -> Concordance:
    """Put the lines of each group together, in their order. Those without a group come last."""

    def group(line: ConcordanceLine) -> tuple[bool, str]:
        name = group_of(line, by)
        return not name, name

    return replace(found, lines=tuple(sorted(found.lines, key=group))) if by else found


def _export(lines: Iterable[ConcordanceLine], export: Export) -> int:
    """Write lines in a format that has a line for each, and return the exit code."""
    return write_each(lines, partial(_written, export=export), export.output)


def _written(lines: Iterable[ConcordanceLine], export: Export) -> Iterator[str]:
    """Write lines in a format that has a line for each."""
    if export.format == "jsonl":
        return (as_json(struct_as_json(line)) for line in lines)
    return concordance_as_csv(lines, EXCEL if export.format == "excel" else CSV)
