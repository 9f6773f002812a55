"""The options that say how hits are written."""

from __future__ import annotations

from typing import Annotated

import typer

from index.errors import InputError
from search.cli.export_choice import CITATIONS, Export
from search.cli.option_groups import Command, with_options
from search.cli.options import CsvOption, ExcelOption, JsonOption, OutputOption

_JsonLinesOption = Annotated[
    bool, typer.Option("--jsonl", help="Print a line of JSON for each hit.")
]
_FieldsOption = Annotated[
    str | None,
    typer.Option(
        help="Fields of the hits to print, such as id,date,title,text,matched.", metavar="NAMES"
    ),
]


def takes_export(command: Command) -> Command:
    """Give a command the options of an export in the place of its parameter `export`."""
    return with_options(command, "export", _read_export)


def takes_export_of_lines(command: Command) -> Command:
    """Give a command the options of an export whose lines have no choice of fields."""
    return with_options(command, "export", _read_lines_export)


def _read_export(
    json: JsonOption = False,
    jsonl: _JsonLinesOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    fields: _FieldsOption = None,
    output: OutputOption = None,
) -> Export:
    """Make an export of the options; its own parameters are what Typer shows in the help."""
    return Export.of(json=json, jsonl=jsonl, csv=csv, excel=excel, fields=fields, output=output)


def _read_lines_export(
    json: JsonOption = False,
    jsonl: _JsonLinesOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
) -> Export:
    """Make an export of the options of a command whose lines have no choice of fields.

    Raises:
        InputError: Two formats were chosen, or one of citations.
    """
    export = Export.of(json=json, jsonl=jsonl, csv=csv, excel=excel, output=output)
    if export.format in CITATIONS:
        raise InputError("citations-of-articles")
    return export
