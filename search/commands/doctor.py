"""Check an index and repair it."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import NONE, app
from search.cli.export import as_json
from search.cli.options import IndexOption, JsonOption, WaitOption


@app.command("doctor")
def doctor_command(
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what is found: by a run, or by a rebuild.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(help="Processes to mend with.", metavar="N", min=1)
    ] = None,
    wait: WaitOption = 0.0,
    as_json_: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Check an index against what it was made from; exit 0 if it is as it should be, else 1."""
    treated = workspace.treated(index, mend=repair, jobs=jobs, wait=wait)
    console.put(as_json(treated.as_dict()) if as_json_ else console.treatment(treated))
    raise typer.Exit(0 if treated.healthy else NONE)
