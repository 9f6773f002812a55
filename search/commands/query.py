"""`search query`: find articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from index.engines.base import Sort
from index.errors import InputError
from search.cli import console
from search.cli.app import NO_HITS, app, say_page_missing
from search.cli.export import CSV, EXCEL, as_csv, as_json, as_json_lines, page_as_dict
from search.cli.export_options import NO_EXPORT, Export, takes_export
from search.cli.filter_options import takes_filters
from search.cli.hits import result_page
from search.cli.last_hits import remember
from search.cli.options import (
    ColorOption,
    ExactOption,
    IndexOption,
    LimitOption,
    QueryArgument,
)
from search.cli.output import output_to
from search.cli.query_command import QueryCommand
from search.cli.workspace import open_archive
from search.filters import Filters
from search.results import Hit, ResultPage


@app.command("query", short_help="Find articles.", cls=QueryCommand)
@takes_filters
@takes_export
def query_command(
    words: QueryArgument,
    filters: Filters,
    sort: Annotated[
        Sort | None, typer.Option(help="Order of the hits; -date is latest first.")
    ] = None,
    limit: LimitOption = 10,
    page: Annotated[int, typer.Option(help="Which page of hits.", metavar="N")] = 1,
    all_: Annotated[
        bool, typer.Option("--all", help="Print every hit, with --jsonl, --csv or --excel.")
    ] = False,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_group: Annotated[
        bool, typer.Option("--no-group", help="Show near-duplicates as hits of their own.")
    ] = False,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count all hits by source, person and year.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Explain how the query was read and what the scores are made of."
        ),
    ] = False,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """Find articles, best first, with the passages that match."""
    text = " ".join(words)
    if all_:
        _export_hits(text, filters, index, export, sort=sort, exact=exact)
    with open_archive(index) as archive:
        location = archive.location
        results = archive.find(
            text,
            filters=filters,
            sort=sort,
            limit=limit,
            page=page,
            exact=exact,
            group=not no_group,
            facets=facets,
            explain=explain,
        )
    first = (page - 1) * limit + 1
    with output_to(export.output) as write:
        if export.format:
            write(_exported(results, export))
        else:
            next_page = page + 1 if results.has_more else None
            terminal = console.terminal("never" if export.output else color)
            write([result_page(results, terminal, first, next_page=next_page)])
    if not export.format:
        remember(location, first, [hit.id for hit in results.hits])
        say_page_missing(results.total, limit, page)
    raise typer.Exit(0 if results.hits else NO_HITS)


def _exported(page: ResultPage, export: Export) -> Iterable[str]:
    """Write a page in the format of an export."""
    if export.format == "json":
        return [as_json(page_as_dict(page, export.fields, console.language()))]
    return _lines(page.hits, export)


def _lines(hits: Iterable[Hit], export: Export) -> Iterator[str]:
    """Write hits in a format that has a line for each."""
    if export.format == "jsonl":
        return as_json_lines(hits, export.fields)
    return as_csv(hits, export.fields, EXCEL if export.format == "excel" else CSV)


def _export_hits(
    text: str,
    filters: Filters,
    index: Path | None,
    export: Export,
    *,
    sort: Sort | None,
    exact: bool,
) -> NoReturn:
    """Write every hit, one after the other, and exit.

    Raises:
        InputError: No format was chosen that has a line for each hit.
        typer.Exit: All hits were written.
    """
    if export.format not in ("jsonl", "csv", "excel"):
        raise InputError("all-needs-format")
    with open_archive(index) as archive, output_to(export.output) as write:
        hits = archive.hits(text, filters=filters, sort=sort, exact=exact)
        written = write(_lines(hits, export))
    header_lines = 0 if export.format == "jsonl" else 1
    raise typer.Exit(0 if written > header_lines else NO_HITS)
