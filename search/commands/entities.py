"""`search entities`: list the people, organisations and places that the articles name."""

from __future__ import annotations

from typing import Annotated

import typer

from index.entities.kind import EntityKind
from search.cli.app import app
from search.cli.entities import write_entities
from search.cli.filter_options import takes_filters
from search.cli.options import CsvOption, ExcelOption, IndexOption, JsonOption, OutputOption
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
    code = write_entities(
        found, limit=limit, page=page, json=json, csv=csv, excel=excel, output=output
    )
    raise typer.Exit(code)
