"""`search entities`: list the people, organisations and places that the articles name."""

from __future__ import annotations

from typing import Annotated

import typer

from index.entities.kind import EntityKind
from search.cli import console
from search.cli.app import app
from search.cli.entities import entity_lines
from search.cli.exit_codes import NO_HITS
from search.cli.export import CSV, EXCEL, as_json, entities_as_csv
from search.cli.filter_options import takes_filters
from search.cli.options import CsvOption, ExcelOption, IndexOption, JsonOption, OutputOption
from search.cli.output import output_to
from search.cli.paging import say_page_missing
from search.cli.workspace import open_archive
from search.filters import Filters


@app.command("entities")
@takes_filters
def entities_command(
    filters: Filters,
    name: Annotated[
        str | None,
        typer.Argument(help="Only those of this name, in any spelling.", metavar="[NAME]"),
    ] = None,
    kind: Annotated[EntityKind | None, typer.Option(help="Only names of this kind.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="Names per page.", metavar="N")] = 20,
    page: Annotated[int, typer.Option(help="Which page of names.", metavar="N")] = 1,
    json: JsonOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """List the people, organisations and places that the articles name, most frequent first."""
    kind_name = kind.label if kind else None
    with open_archive(index) as archive:
        found = archive.entities(name, kind=kind_name, filters=filters, limit=limit, page=page)
    with output_to(output) as write:
        if json:
            write([as_json(found.as_dict(console.language()))])
        elif csv or excel:
            write(entities_as_csv(found, EXCEL if excel else CSV))
        else:
            first = (page - 1) * limit + 1
            write(entity_lines(found, console.terminal(), first))
            say_page_missing(found.total, limit, page)
    raise typer.Exit(0 if found.entities else NO_HITS)
