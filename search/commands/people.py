"""`search people`: list the people whom the articles name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from index.errors import InputError
from search.cli import console
from search.cli.app import app
from search.cli.completion import people_names
from search.cli.entities import write_entities
from search.cli.exit_codes import NO_HITS
from search.cli.filter_options import takes_filters_but_person
from search.cli.options import CsvOption, ExcelOption, IndexOption, JsonOption, OutputOption
from search.cli.output import output_to
from search.cli.workspace import open_archive
from search.filters import Filters


@app.command("people")
@takes_filters_but_person
def people_command(
    filters: Filters,
    name: Annotated[
        str | None,
        typer.Argument(help="Only people of this name or surname.", metavar="[NAME]"),
    ] = None,
    beside: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            help="Only people who appear in articles with this one; with all of them if repeated.",
            metavar="NAME",
            autocompletion=people_names,
        ),
    ] = None,
    network: Annotated[
        Path | None,
        typer.Option(
            "--network",
            help="Draw who is named with whom in this file, as SVG or GraphML.",
            metavar="FILE",
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="People per page.", metavar="N")] = 20,
    page: Annotated[int, typer.Option(help="Which page of people.", metavar="N")] = 1,
    json: JsonOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
    index: IndexOption = None,
) -> None:
    """List the people whom the articles name, most frequent first."""
    if network:
        if json or csv or excel or output:
            raise InputError("picture-alone")
        names = (*([name] if name else ()), *(beside or ()))
        write_network(network, replace(filters, person=names), index)
        return
    with open_archive(index) as archive:
        people = archive.people(name, filters=filters, beside=beside, limit=limit, page=page)
    code = write_entities(
        people, limit=limit, page=page, json=json, csv=csv, excel=excel, output=output
    )
    raise typer.Exit(code)


def write_network(file: Path, filters: Filters, index: Path | None) -> None:
    """Draw the people of the articles that pass some filters, and who is named with whom.

    Args:
        file: The file that is written.
        filters: The filters. The people whom they ask for are not drawn: all others are tied to them.
        index: The folder of the index, if it was typed.

    Raises:
        InputError: The name of the file is none of a format that networks are written in.
        typer.Exit: There is nobody to draw.
    """
    from search.pictures import as_graphml, network_sheet  # late: few draw

    suffix = file.suffix.lower()
    if suffix not in (".svg", ".graphml"):
        raise InputError("network-format", suffix=suffix or file.name)
    with open_archive(index) as archive:
        network = archive.network(filters=filters)
    with output_to(file) as write:
        if suffix == ".svg":
            write([network_sheet(network, console.language())])
        else:
            write(as_graphml(network))
    console.put_lines(console.terminal().notes(network.notes))
    raise typer.Exit(0 if network.people else NO_HITS)
