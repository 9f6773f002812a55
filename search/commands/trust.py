"""`search trust`: obey the settings of a folder from now on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from index.errors import InputError
from search.cli import console
from search.cli.app import app
from search.cli.settings import FOLDER_FILE
from search.cli.trust import distrust, is_own, trust


@app.command("trust")
def trust_command(
    folder: Annotated[
        Path, typer.Argument(help="The folder of search.toml.", metavar="FOLDER")
    ] = Path(),
    forget: Annotated[
        bool, typer.Option("--forget", help="Do not obey its settings any more.")
    ] = False,
) -> None:
    """Obey the search.toml of a folder."""
    if forget:
        distrust(folder, os.environ)
        console.say_message("folder-distrusted", folder=str(folder.resolve()))
        return
    file = folder / FOLDER_FILE
    if not file.is_file():
        raise InputError("trust-nothing", folder=str(folder))
    if not is_own(file):
        raise InputError("trust-not-own", file=str(file))
    trust(folder, os.environ)
    console.say_message("folder-trusted", folder=str(folder.resolve()))
