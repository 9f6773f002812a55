"""`search query`: find articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    CountCopiesOption,
    ExactOption,
    IndexOption,
    LimitOption,
    NoVariantsOption,
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
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Export articles with some of the words as well."),
    ] = False,
    export: Export = NO_EXPORT,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    no_group: Annotated[
        bool, typer.Option("--no-group", help="Show near-duplicates as hits of their own.")
    ] = False,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count all hits by source, person and year.")
    ] = False,
    count_copies: CountCopiesOption = False,
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
    if all_ and export.format not in ("jsonl", "csv", "excel"):
        raise InputError("all-needs-format")
    with open_archive(index) as archive:
        location = archive.location
        results = archive.find(
            text,
            filters=filters,
            sort=sort,
            limit=1 if all_ else limit,
            page=1 if all_ else page,
            exact=exact,
            variants=not no_variants,
            group=not no_group,
            facets=facets,
            count_copies=count_copies or facets,
            explain=explain,
        )
        if export.format not in (None, "json"):
            hits: Iterable[Hit] = results.hits
            if all_:
                hits = archive.hits(
                    text,
                    filters=filters,
                    sort=sort,
                    exact=exact,
                    variants=not no_variants,
                    partial=partial,
                )
            _export_hits(hits, results, export, partial=partial)
    first = (page - 1) * limit + 1
    with output_to(export.output) as write:
        if export.format:
            write([as_json(page_as_dict(results, export.fields, console.language()))])
        else:
            next_page = page + 1 if results.has_more else None
            terminal = console.terminal("never" if export.output else color)
            write([result_page(results, terminal, first, next_page=next_page)])
    if not export.format:
        remember(location, first, [hit.id for hit in results.hits])
        say_page_missing(results.total + results.partial, limit, page)
    raise typer.Exit(0 if results.hits else NO_HITS)


def _export_hits(
    hits: Iterable[Hit], results: ResultPage, export: Export, *, partial: bool
) -> NoReturn:
    """Write hits in a format that has a line for each, and exit.

    Args:
        hits: The hits.
        results: The page that tells how many hits there are.
        export: The format, the fields and the place.
        partial: True to write articles with some of the words as well. Else it is said how many
            were left out.

    Raises:
        typer.Exit: All hits were written.
    """
    wanted = (hit for hit in hits if hit.complete or partial)
    with output_to(export.output) as write:
        written = write(_lines(wanted, export))
    if results.partial and not partial:
        console.say_message("partial-left-out", partial=results.partial)
    header_lines = 0 if export.format == "jsonl" else 1
    raise typer.Exit(0 if written > header_lines else NO_HITS)


def _lines(hits: Iterable[Hit], export: Export) -> Iterator[str]:
    """Write hits in a format that has a line for each."""
    if export.format == "jsonl":
        return as_json_lines(hits, export.fields)
    return as_csv(hits, export.fields, EXCEL if export.format == "excel" else CSV)
