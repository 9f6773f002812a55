"""`search serve`: show the archive as pages in a browser."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from index.errors import InputError
from index.messages import Language, Remedy
from search.cli import console
from search.cli.app import app
from search.cli.options import IndexOption
from search.cli.settings import read_settings
from search.cli.workspace import open_archive

if TYPE_CHECKING:
    from search.serve.settings import ServeSettings

_WEB_PACKAGES = ("starlette", "uvicorn", "jinja2")
"""The packages of the extra that the pages need, by their modules."""


@app.command("serve")
def serve_command(
    index: IndexOption = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.", metavar="ADDRESS")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            help="Port to listen on; by default 8642, or the next that is free.", metavar="N"
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the pages in the browser.")] = False,
    title: Annotated[
        str | None, typer.Option(help="Name of the archive on the pages.", metavar="TEXT")
    ] = None,
    language: Annotated[
        Language | None,
        typer.Option("--lang", help="Language for readers whose browser asks for neither."),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            help="Address by which readers reach the pages through a proxy.", metavar="URL"
        ),
    ] = None,
    allowed_hosts: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", help="Name of this machine that requests may ask for.", metavar="NAME"
        ),
    ] = None,
    allowed_origins: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-origin",
            help="Site whose pages may read the API, by its origin.",
            metavar="URL",
        ),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(help="File with a token that requests must bring.", metavar="FILE"),
    ] = None,
    behind_proxy: Annotated[
        bool | None,
        typer.Option(
            "--behind-proxy", help="Believe what a proxy on this machine says of the reader."
        ),
    ] = None,
    read_only: Annotated[
        bool | None,
        typer.Option("--read-only", help="Show watches, folders and tags, and change none."),
    ] = None,
    originals: Annotated[
        bool | None, typer.Option(help="Give out the files that articles were read from.")
    ] = None,
    mcp: Annotated[bool | None, typer.Option(help="Answer assistants at /mcp.")] = None,
    watch: Annotated[
        bool | None,
        typer.Option("--watch", help="Keep the index up to date as well, in a process of its own."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(help="Number of processes that answer.", metavar="N", min=1)
    ] = None,
    readers: Annotated[
        int | None,
        typer.Option(help="Requests that ask the archive at the same time.", metavar="N", min=1),
    ] = None,
    budget: Annotated[
        float | None,
        typer.Option(help="Seconds that a question may take.", metavar="SECONDS", min=0),
    ] = None,
) -> None:
    """Show the archive as pages in a browser, until Ctrl-C."""
    options = {
        "host": host,
        "port": port,
        "title": title,
        "language": language,
        "base_url": base_url,
        "allowed_hosts": allowed_hosts or None,
        "allowed_origins": allowed_origins or None,
        "token_file": None if token_file is None else str(token_file),
        "behind_proxy": behind_proxy,
        "read_only": read_only,
        "originals": originals,
        "mcp": mcp,
        "watch": watch,
        "workers": workers,
        "readers": readers,
        "budget": budget,
    }
    chosen = {name: value for name, value in options.items() if value is not None}
    _serve(index, {**read_settings(os.environ).serve, **chosen}, opens_browser=open_)


def _serve(index: Path | None, values: dict[str, object], *, opens_browser: bool) -> None:
    """Make the index if there is none, and show it until Ctrl-C, which is no error."""
    server = _load_server()
    from search.serve.settings import ServeSettings

    with open_archive(index) as archive:
        settings = ServeSettings.read(values, archive.location, archive.access, archive.synonyms)
    with _kept_up_to_date(settings):
        listening = server.listen(settings)
        address = server.local_address(settings, listening)
        console.say_message("serving", address=address)
        if opens_browser:
            import webbrowser

            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            server.run(settings, listening)
    console.say_message("serving-stopped")
    os._exit(0)  # the interpreter would wait for threads whose answers nobody will read


def _kept_up_to_date(settings: ServeSettings) -> AbstractContextManager[None]:
    """Keep the index up to date during a block, if the settings say so.

    Raises:
        InputError: A package that this needs is not installed.
    """
    if not settings.watch:
        return nullcontext()
    from search.cli.watcher import kept_up_to_date  # late: it brings all that makes an index

    return kept_up_to_date(settings.location)


def _load_server() -> ModuleType:
    """Load the server of the pages.

    Raises:
        InputError: A package that it needs is not installed.
    """
    try:
        from search.serve import server
    except ModuleNotFoundError as error:
        if error.name not in _WEB_PACKAGES:
            raise
        raise InputError("web-missing", remedy=Remedy("install-extra", {"extra": "web"})) from error
    return server
