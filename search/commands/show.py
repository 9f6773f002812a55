"""Show a whole article."""

from __future__ import annotations

from typing import Annotated

import typer

from search.cli import console, workspace
from search.cli.app import app, unknown_article
from search.cli.export import as_json
from search.cli.options import (
    Color,
    ColorOption,
    IndexOption,
    JsonOption,
)


@app.command("show")
def show_command(
    id: Annotated[str, typer.Argument(help="The article's id, as hits show it.")],
    as_json_: JsonOption = False,
    color: ColorOption = Color.auto,
    index: IndexOption = None,
) -> None:
    """Show a whole article."""
    with workspace.opened(index) as archive:
        stored = archive.stored(id)
    if stored is None:
        raise unknown_article(id)
    console.put(
        as_json(stored.article.as_dict())
        if as_json_
        else console.terminal(color.value).dossier(stored)
    )
