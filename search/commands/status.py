"""Show what an index holds."""

from __future__ import annotations

from search.cli import console, workspace
from search.cli.app import app
from search.cli.export import as_json
from search.cli.options import IndexOption, JsonOption


@app.command("status")
def status_command(as_json_: JsonOption = False, index: IndexOption = None) -> None:
    """Show what an index holds."""
    with workspace.opened(index) as archive:
        status = archive.status()
    console.put(as_json(status.as_dict()) if as_json_ else console.terminal("auto").status(status))
