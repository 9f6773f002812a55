"""Find articles like one."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import NONE, app, unknown_article
from search.cli.export import as_json
from search.cli.options import (
    IndexOption,
    JsonOption,
    LimitOption,
)


@app.command("similar")
def similar_command(
    id: Annotated[str, typer.Argument(help="The article's id, as hits show it.")],
    limit: LimitOption = 10,
    as_json_: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Find articles like one: its near-duplicates, then those on the same subject."""
    with workspace.opened(index) as archive:
        found = archive.similar(id, limit=limit)
    if found is None:
        raise unknown_article(id)
    if as_json_:
        console.put(as_json({"id": id, "similar": [one.as_dict() for one in found]}))
    else:
        console.put_lines(console.terminal("auto").similar(found))
    raise typer.Exit(0 if found else NONE)
