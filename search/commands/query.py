"""`search query`: find articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from index.engines.base import Sort
from index.errors import InputError
from search.cli import console
from search.cli.app import NO_HITS, app, say_page_missing
from search.cli.export import as_csv, as_json, as_json_lines
from search.cli.filter_options import takes_filters
from search.cli.hits import result_page
from search.cli.last_hits import remember
from search.cli.options import (
    ColorOption,
    CsvOption,
    ExactOption,
    IndexOption,
    JsonOption,
    LimitOption,
    QueryArgument,
)
from search.cli.query_command import QueryCommand
from search.cli.workspace import open_archive
from search.filters import Filters


@app.command("query", short_help="Find articles.", cls=QueryCommand)
@takes_filters
def query_command(
    words: QueryArgument,
    filters: Filters,
    sort: Annotated[
        Sort | None, typer.Option(help="Order of the hits; -date is latest first.")
    ] = None,
    limit: LimitOption = 10,
    page: Annotated[int, typer.Option(help="Which page of hits.", metavar="N")] = 1,
    all_: Annotated[
        bool, typer.Option("--all", help="Print every hit, with --jsonl or --csv.")
    ] = False,
    json: JsonOption = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Print a line of JSON for each hit.")
    ] = False,
    csv: CsvOption = False,
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
    if json + jsonl + csv > 1:  # at most one format
        raise InputError("formats-conflict")
    if all_:
        _export_hits(text, filters, index, sort=sort, exact=exact, csv=csv, jsonl=jsonl)
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
    if json:
        console.put(as_json(results.as_dict(console.language())))
    elif jsonl:
        console.put_lines(as_json_lines(results.hits))
    elif csv:
        console.put_lines(as_csv(results.hits))
    else:
        first = (page - 1) * limit + 1
        next_page = page + 1 if results.has_more else None
        console.put(result_page(results, console.terminal(color), first, next_page=next_page))
        remember(location, first, [hit.id for hit in results.hits])
        say_page_missing(results.total, limit, page)
    raise typer.Exit(0 if results.hits else NO_HITS)


def _export_hits(
    text: str,
    filters: Filters,
    index: Path | None,
    *,
    sort: Sort | None,
    exact: bool,
    csv: bool,
    jsonl: bool,
) -> NoReturn:
    """Print every hit, one after the other, and exit.

    Raises:
        InputError: Neither of the formats was chosen.
        typer.Exit: All hits were printed.
    """
    if not (csv or jsonl):
        raise InputError("all-needs-format")
    with open_archive(index) as archive:
        hits = archive.hits(text, filters=filters, sort=sort, exact=exact)
        lines = as_csv(hits) if csv else as_json_lines(hits)
        printed = console.put_lines(lines)
    header_lines = 1 if csv else 0
    raise typer.Exit(0 if printed > header_lines else NO_HITS)
