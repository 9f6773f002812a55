"""List the people whom the articles name."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import NONE, app
from search.cli.export import as_json, people_as_csv
from search.cli.options import (
    CsvOption,
    IndexOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
)
from search.filters import Filters


@app.command("people")
def people_command(
    name: Annotated[
        str | None, typer.Argument(help="Only people of this name or surname.", metavar="[NAME]")
    ] = None,
    beside: Annotated[
        str | None, typer.Option("--with", help="Only people who appear with them.", metavar="NAME")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    limit: Annotated[int, typer.Option(help="People of a page.", metavar="N")] = 20,
    page: Annotated[int, typer.Option(help="Which page of people.", metavar="N")] = 1,
    as_json_: JsonOption = False,
    csv: CsvOption = False,
    index: IndexOption = None,
) -> None:
    """List the people whom the articles name, most frequent first, with their spellings."""
    with workspace.opened(index) as archive:
        filters = Filters(since, until, source)
        found = archive.people(name, beside=beside, filters=filters, limit=limit, page=page)
    if as_json_:
        console.put(as_json(found.as_dict()))
    else:
        console.put(
            people_as_csv(found)
            if csv
            else console.terminal("auto").people(found, (page - 1) * limit + 1)
        )
    raise typer.Exit(0 if found.people else NONE)
