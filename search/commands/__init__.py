"""The commands of the program, one module each.

To add a command, write a module here whose function is decorated with `@app.command("name")`, and
add its row to `MODULES`. The module reads its options, makes one call to the library and prints
what that gives back. Its help texts need a line in `search.cli.words.french`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from importlib import import_module
from typing import Any, cast

import typer
from typer.main import get_command

from index.messages import Language
from search.cli import console
from search.cli.app import app
from search.cli.exit_codes import ERROR
from search.cli.usage import use_plain_signs

MODULES: Mapping[str, str] = {
    "index": "index",
    "query": "query",
    "batch": "batch",
    "timeline": "timeline",
    "people": "people",
    "entities": "entities",
    "quotes": "quotes",
    "concordance": "concordance",
    "kwic": "concordance",
    "save": "saved",
    "saved": "saved",
    "new": "saved",
    "serve": "serve",
    "mcp": "mcp",
    "show": "show",
    "cite": "cite",
    "similar": "similar",
    "status": "status",
    "doctor": "doctor",
    "trust": "trust",
    "help": "help",
}
"""The module of each command, in the order of the help."""

_ClickException = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""The base class of all errors of Typer about a command line that it cannot read.

Typer gives it no public name. `BadParameter` derives from `UsageError`, and that from it.
"""


def run_program(command_name: str, language: Language) -> int:
    """Run the program on `sys.argv`, and return its exit code. It says how it is used wrongly."""
    run = load_program(command_name, language)
    try:
        return int(run() or 0)
    except _ClickException as error:
        console.say_usage(error)
        return ERROR


def load_program(command_name: str, language: Language = "en") -> Callable[..., Any]:
    """Load the program with one command, or with all of them if there is none of that name.

    Loading and preparing all commands would take as long as a search.

    Returns:
        A function that runs the program on `sys.argv`, or on `args`. It raises Typer's errors of usage, and
        returns an exit code.
    """
    names = [command_name] if command_name in MODULES else list(MODULES)
    for module in dict.fromkeys(MODULES[name] for name in names):
        import_module(f"search.commands.{module}")
    program = copy(app)
    commands = {command.name: command for command in app.registered_commands}
    program.registered_commands = [commands[name] for name in names]
    command = get_command(program)
    use_plain_signs(command)
    if "_SEARCH_COMPLETE" in os.environ or command_name not in MODULES:
        from search.cli.shells import use_own_shells

        use_own_shells()
    if language == "fr":
        from search.cli.help import translate

        translate(command)
    return partial(command, prog_name="search", standalone_mode=False)
