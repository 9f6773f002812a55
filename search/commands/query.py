"""Find articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from index.engines.base import Sort
from index.errors import InputError
from search.cli import console, workspace
from search.cli.app import NONE, QUERYING, app, typed
from search.cli.export import as_csv, as_json, as_json_lines
from search.cli.options import (
    Color,
    ColorOption,
    CsvOption,
    ExactOption,
    IndexOption,
    JsonOption,
    LimitOption,
    Order,
    PersonOption,
    QueryArgument,
    SinceOption,
    SourceOption,
    UntilOption,
)
from search.filters import Filters


@app.command("query", context_settings=QUERYING)
def query_command(
    words: QueryArgument,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    sort: Annotated[
        Order | None, typer.Option(help="Order of the hits; -date is latest first.")
    ] = None,
    limit: LimitOption = 10,
    page: Annotated[int, typer.Option(help="Which page of hits.", metavar="N")] = 1,
    all_: Annotated[bool, typer.Option("--all", help="Every hit, for --jsonl and --csv.")] = False,
    as_json_: JsonOption = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Print a line of JSON for each hit.")
    ] = False,
    csv: CsvOption = False,
    exact: ExactOption = False,
    no_group: Annotated[
        bool, typer.Option("--no-group", help="Show near-duplicates as hits of their own.")
    ] = False,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count all hits by source, person and time.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell what the scores are made of.")
    ] = False,
    color: ColorOption = Color.auto,
    index: IndexOption = None,
) -> None:
    """Find articles, best first, with the passages that match."""
    text = typed(words)
    if as_json_ + jsonl + csv > 1:
        raise InputError("choose one of --json, --jsonl and --csv")
    order = cast("Sort | None", sort and sort.value)
    filters = Filters(since, until, source, person)
    if all_:
        _export(text, filters, index, csv=csv, jsonl=jsonl, exact=exact, sort=order)
    with workspace.opened(index) as archive:
        found = archive.find(
            text,
            filters=filters,
            sort=order,
            limit=limit,
            page=page,
            exact=exact,
            group=not no_group,
            facets=facets,
            explain=explain,
        )
    if as_json_:
        console.put(as_json(found.as_dict()))
    elif jsonl or csv:
        console.put_lines(as_json_lines(found.hits) if jsonl else as_csv(found.hits))
    else:
        console.put(console.terminal(color.value).page(found, (page - 1) * limit + 1))
    raise typer.Exit(0 if found.hits else NONE)


def _export(
    text: str,
    filters: Filters,
    index: Path | None,
    *,
    csv: bool,
    jsonl: bool,
    exact: bool,
    sort: Sort | None,
) -> None:
    """Print every hit, one after the other."""
    if not (csv or jsonl):
        raise InputError(
            "--all prints every hit for a program or a spreadsheet: add --jsonl or --csv"
        )
    with workspace.opened(index) as archive:
        hits = archive.hits(text, filters=filters, exact=exact, sort=sort)
        printed = (
            console.put_lines(as_csv(hits) if csv else as_json_lines(hits)) - csv
        )  # the first line is no hit
    raise typer.Exit(0 if printed else NONE)
