"""`search quotes`: list what a person is quoted with."""

from __future__ import annotations

from typing import Annotated

import typer

from index.engines.base import Sort
from search.cli import console
from search.cli.app import app
from search.cli.completion import people_names
from search.cli.exit_codes import NO_HITS
from search.cli.export import as_json, quotations_as_csv
from search.cli.filter_options import takes_filters
from search.cli.last_hits import remember
from search.cli.options import (
    ColorOption,
    CsvOption,
    ExactOption,
    ExcelOption,
    IndexOption,
    JsonOption,
    NoVariantsOption,
    OutputOption,
)
from search.cli.output import output_to
from search.cli.paging import say_page_missing
from search.cli.query_command import QueryCommand
from search.cli.quotations import quotation_lines
from search.cli.workspace import open_archive
from search.filters import Filters
from search.tables import CSV, EXCEL


@app.command("quotes", cls=QueryCommand)
@takes_filters
def quotes_command(
    speaker: Annotated[
        str,
        typer.Argument(
            help="Who is quoted, in any spelling.", metavar="NAME", autocompletion=people_names
        ),
    ],
    filters: Filters,
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Only quotations that hold these words.", metavar="[TEXT]"),
    ] = None,
    sort: Annotated[
        Sort | None, typer.Option(help="Order of the quotations; -date is latest first.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", help="Quotations per page.", metavar="N")
    ] = 10,
    page: Annotated[int, typer.Option(help="Which page of quotations.", metavar="N")] = 1,
    exact: ExactOption = False,
    no_variants: NoVariantsOption = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    color: ColorOption = "auto",
    index: IndexOption = None,
) -> None:
    """List what somebody is quoted with: the latest first, or those that match a text best."""
    text = " ".join(words or ())
    with open_archive(index) as archive:
        location = archive.location
        found = archive.quotations(
            speaker,
            text,
            filters=filters,
            sort=sort,
            limit=limit,
            page=page,
            exact=exact,
            variants=not no_variants,
        )
    first = (page - 1) * limit + 1
    with output_to(output) as write:
        if json:
            write([as_json(found.as_dict(console.language()))])
        elif csv or excel:
            write(quotations_as_csv(found.quotations, EXCEL if excel else CSV))
        else:
            terminal = console.terminal("never" if output else color)
            write(quotation_lines(found, terminal, first, page + 1 if found.has_more else None))
    if not (json or csv or excel):
        remember(location, first, [quotation.id for quotation in found.quotations])
        say_page_missing(found.total, limit, page)
    raise typer.Exit(0 if found.quotations else NO_HITS)
