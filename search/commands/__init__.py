"""The commands: each reads its options, makes one call to the library, and prints what it gives back."""

from __future__ import annotations

from copy import copy
from importlib import import_module

from typer import Typer

from search.cli.app import app

MODULES = {
    "index": "index",
    "query": "query",
    "batch": "batch",
    "timeline": "timeline",
    "people": "people",
    "save": "saved",
    "saved": "saved",
    "new": "saved",
    "show": "show",
    "similar": "similar",
    "status": "status",
    "doctor": "doctor",
}
"""Where each command is, in the order in which they are listed."""


def prepared(name: str) -> Typer:
    """The program with the command that is asked for alone, or with all of them where there is none of that name.

    To load and prepare them all takes as long as a search.
    """
    names = [name] if name in MODULES else list(MODULES)
    for module in dict.fromkeys(MODULES[each] for each in names):
        import_module(f"search.commands.{module}")
    asked = copy(app)
    asked.registered_commands = sorted(
        (command for command in app.registered_commands if command.name in names),
        key=lambda command: names.index(str(command.name)),
    )
    return asked
