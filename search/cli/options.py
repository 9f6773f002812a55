"""The options that several commands share."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from search.cli.console import Color


def _check_seconds(value: float) -> float:
    """Refuse `nan`, which Python reads as a number, in the words of Typer for what is none."""
    if math.isnan(value):
        raise typer.BadParameter("'nan' is not a valid float.")
    return value


QueryArgument = Annotated[
    list[str], typer.Argument(help='What to find, such as "Hachd al-Chaabi".', metavar="TEXT")
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(help="Files and folders of articles.", metavar="[FOLDER_OR_FILE]..."),
]
IndexOption = Annotated[
    Path | None, typer.Option("--index", help="Folder of the index.", metavar="DIR")
]
ColorOption = Annotated[Color, typer.Option(help="When to print matches in bold.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", help="Hits per page.", metavar="N")]
ExactOption = Annotated[
    bool,
    typer.Option("--exact", help="Match words as they were typed, not their inflections."),
]
JobsOption = Annotated[
    int | None, typer.Option(help="Number of processes, at least 1.", metavar="N", min=1)
]
WaitOption = Annotated[
    float,
    typer.Option(
        help="Seconds to wait while another process writes.",
        metavar="SECONDS",
        min=0,
        callback=_check_seconds,
    ),
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
