"""The options that say how hits are written: the format, the fields and the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer
from msgspec import Struct

from index.errors import InputError
from search.cli.export import FIELDS
from search.cli.option_groups import Command, with_options
from search.cli.options import CsvOption, ExcelOption, JsonOption, OutputOption

Format = Literal["json", "jsonl", "csv", "excel"]
"""The formats for programs and spreadsheets."""

_FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
_WORKBOOKS = frozenset((".xls", ".xlsx", ".ods"))
"""Suffixes of files that spreadsheets open, and that are not written here."""

_JsonLinesOption = Annotated[
    bool, typer.Option("--jsonl", help="Print a line of JSON for each hit.")
]
_FieldsOption = Annotated[
    str | None,
    typer.Option(
        help="Fields of the hits to print, such as id,date,title,text,matched.", metavar="NAMES"
    ),
]


class Export(Struct, frozen=True):
    """The way in which hits are written.

    Attributes:
        format: The format, or None for a page to be read.
        fields: The fields of each hit; none for the usual ones.
        output: The file to write, or None for the standard output.
    """

    format: Format | None = None
    fields: tuple[str, ...] = ()
    output: Path | None = None


NO_EXPORT = Export()
"""The hits are shown as a page to be read."""


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
    """Make an export of the options.

    Raises:
        InputError: Two formats were chosen, or fields without one; or there is no such field.
    """
    flags: dict[Format, bool] = {
        "json": json,
        "jsonl": jsonl,
        "csv": csv and not excel,
        "excel": excel,
    }
    format_ = _chosen_format(flags, output)
    names = tuple(name.strip() for name in fields.split(",")) if fields is not None else ()
    if names and format_ is None:
        raise InputError("fields-need-format")
    _check_fields(names)
    return Export(format_, names, output)


def _read_lines_export(
    json: JsonOption = False,
    jsonl: _JsonLinesOption = False,
    csv: CsvOption = False,
    excel: ExcelOption = False,
    output: OutputOption = None,
) -> Export:
    """Make an export of the options of a command whose lines have no choice of fields.

    Raises:
        InputError: Two formats were chosen.
    """
    return _read_export(json, jsonl, csv, excel, None, output)


def _chosen_format(flags: Mapping[Format, bool], output: Path | None) -> Format | None:
    """Return the format that an option or the name of the file asks for.

    Raises:
        InputError: Two formats were chosen, or the file is a workbook.
    """
    chosen = [format_ for format_, is_chosen in flags.items() if is_chosen]
    if len(chosen) > 1:
        raise InputError("formats-conflict")
    return chosen[0] if chosen else _format_of(output)


def _format_of(output: Path | None) -> Format | None:
    """Return the format that the name of a file asks for, or None if it asks for none.

    Raises:
        InputError: It asks for a workbook.
    """
    suffix = output.suffix.lower() if output else ""
    if suffix in _WORKBOOKS:
        raise InputError("output-is-workbook", suffix=suffix)
    return _FORMAT_OF_SUFFIX.get(suffix)


def _check_fields(names: Iterable[str]) -> None:
    """Refuse the name of a field that hits do not have.

    Raises:
        InputError: There is one.
    """
    for name in names:
        if name not in FIELDS:
            raise InputError("field-unknown", name=name, fields=FIELDS)
