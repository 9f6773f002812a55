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
ArticlesArgument = Annotated[
    list[str],
    typer.Argument(
        help="Articles: each by its id, the end of it, or its number in the last list of hits.",
        metavar="ID",
    ),
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
CountCopiesOption = Annotated[
    bool,
    typer.Option(
        "--count-copies", help="Count the hits without copies of one text, even of many hits."
    ),
]
NoVariantsOption = Annotated[
    bool,
    typer.Option(
        "--no-variants", help="Search for names in no other spelling, nor by other names."
    ),
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
ExcelOption = Annotated[
    bool,
    typer.Option("--excel", help="Print a table that Excel opens in French, with semicolons."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file instead.", metavar="FILE"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
