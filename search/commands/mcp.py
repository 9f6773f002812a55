"""`search mcp`: let an assistant on this machine search the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from index.errors import InputError
from index.messages import Remedy
from search.cli.app import app
from search.cli.options import IndexOption
from search.cli.workspace import open_archive
from search.pool import Pool


@app.command("mcp")
def mcp_command(
    index: IndexOption = None,
    base_url: Annotated[
        str, typer.Option(help="Address of the pages, which results lead to.", metavar="URL")
    ] = "",
    budget: Annotated[
        float, typer.Option(help="Seconds that a question may take.", metavar="SECONDS", min=0.1)
    ] = 10.0,
) -> None:
    """Let an assistant search the archive, by MCP over standard input and output."""
    serve = _load_server()
    with open_archive(index) as archive:
        location, access = archive.location, archive.access
    with Pool(location, access=access) as pool:
        serve(pool, budget, base_url)


def _load_server() -> Callable[[Pool, float, str], None]:
    """Load the server of assistants.

    Raises:
        InputError: A package that it needs is not installed.
    """
    try:
        from search.serve.assistant.server import serve_standard_streams
    except ModuleNotFoundError as error:
        if error.name != "mcp":
            raise
        raise InputError("mcp-missing", remedy=Remedy("install-extra", {"extra": "mcp"})) from error
    return serve_standard_streams
