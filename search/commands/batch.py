"""Answer a file of queries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import NONE, app
from search.cli.export import as_json
from search.cli.options import (
    ExactOption,
    IndexOption,
    LimitOption,
    PersonOption,
    SinceOption,
    SourceOption,
    UntilOption,
)
from search.filters import Filters


@app.command("batch")
def batch_command(
    file: Annotated[
        Path, typer.Argument(help="A query a line, or JSON Lines with id and text; - is the input.")
    ],
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    person: PersonOption = None,
    limit: LimitOption = 10,
    exact: ExactOption = False,
    index: IndexOption = None,
) -> None:
    """Answer many queries: a line of JSON for each, in order."""
    filters = Filters(since, until, source, person)
    hits = False
    with workspace.opened(index) as archive:
        for answer in workspace.answers(archive, file, filters, exact=exact, limit=limit):
            hits = hits or bool(answer.get("hits"))
            console.put(as_json(answer))
    raise typer.Exit(0 if hits else NONE)
