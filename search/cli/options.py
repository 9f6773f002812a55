"""The options that commands share: what they are called, and what their help says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from search.cli.completion import people_names, source_names


class Order(StrEnum):
    """The orders of hits."""

    relevance = "relevance"
    date = "date"
    latest = "-date"


class Period(StrEnum):
    """The lengths of periods."""

    day = "day"
    week = "week"
    month = "month"
    year = "year"


class Color(StrEnum):
    """When marks are bold."""

    auto = "auto"
    always = "always"
    never = "never"


QueryArgument = Annotated[
    list[str], typer.Argument(help='What to find, such as "Hachd al-Chaabi".', metavar="TEXT")
]
IndexOption = Annotated[
    Path | None, typer.Option("--index", help="Folder of the index.", metavar="DIR")
]
SinceOption = Annotated[
    str | None, typer.Option(help="No article before this day, month or year.", metavar="DATE")
]
UntilOption = Annotated[
    str | None, typer.Option(help="No article after this day, month or year.", metavar="DATE")
]
SourceOption = Annotated[
    str | None,
    typer.Option(help="Only articles of this source.", metavar="NAME", autocompletion=source_names),
]
PersonOption = Annotated[
    str | None,
    typer.Option(
        help="Only articles that name this person.", metavar="NAME", autocompletion=people_names
    ),
]
SourcesArgument = Annotated[
    list[Path] | None,
    typer.Argument(help="Files and folders of articles.", metavar="[FOLDER_OR_FILE]..."),
]
ColorOption = Annotated[Color, typer.Option(help="When to mark in bold.")]
LimitOption = Annotated[int, typer.Option(help="Hits of a page.", metavar="N")]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="Words as they were typed, not inflected.")
]
WaitOption = Annotated[
    float,
    typer.Option(help="How long to wait while another process writes.", metavar="SECONDS", min=0),
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
