"""The commands of the program, one module each.

To add a command, write a module here whose function is decorated with `@app.command("name")`, and
add its row to `COMMANDS`. The module reads its options, makes one call to the library and prints
what that gives back. Its help texts need a line in `search.cli.words.french`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple, cast

import typer
from typer.main import get_command
from typer.models import CommandInfo

from index.messages import Language
from search.cli import console
from search.cli.app import app
from search.cli.exit_codes import ERROR
from search.cli.usage import use_plain_signs


class Row(NamedTuple):
    """A command of the program.

    Attributes:
        module: Its module.
        summary: What it does, in a few words, for the list of commands.
        is_hidden: True if the list leaves it out.
    """

    module: str
    summary: str
    is_hidden: bool = False


COMMANDS: Mapping[str, Row] = {
    "index": Row("index", "Bring an index up to date."),
    "query": Row("query", "Find articles."),
    "batch": Row("batch", "Answer a file of queries."),
    "frequencies": Row("frequencies", "Count how frequent queries are."),
    "collocates": Row("collocates", "Find the words that stand near a query."),
    "keywords": Row("keywords", "Find the words of a part of the archive."),
    "ngrams": Row("ngrams", "Count the words that follow one another."),
    "timeline": Row("timeline", "Count the matching articles over time."),
    "people": Row("people", "List the people who are named."),
    "entities": Row("entities", "List the organisations and places that are named."),
    "quotes": Row("quotes", "List what somebody is quoted with."),
    "concordance": Row("concordance", "Show each match in its context."),
    "kwic": Row(
        "concordance",
        "Show each match of a query in its context, one below the other.",
        is_hidden=True,
    ),
    "export": Row("export", "Write articles as a corpus."),
    "review": Row("review", "Write a press review."),
    "save": Row("saved", "Save a query."),
    "saved": Row("saved", "List the saved queries."),
    "new": Row("saved", "Show what is new for saved queries."),
    "serve": Row("serve", "Show the archive as pages in a browser."),
    "mcp": Row("mcp", "Let an assistant on this machine search the archive."),
    "show": Row("show", "Show whole articles."),
    "cite": Row("cite", "Cite articles."),
    "similar": Row("similar", "Find articles like one, a text or a file."),
    "tag": Row("tags", "Give articles a tag."),
    "tags": Row("tags", "List the tags, or the articles that have one."),
    "note": Row("tags", "Write a note on an article, or show it."),
    "status": Row("status", "Show what an index holds."),
    "doctor": Row("doctor", "Check an index, and repair it."),
    "trust": Row("trust", "Obey the search.toml of a folder."),
    "help": Row("help", "Explain a command, or queries."),
}
"""The commands in the order of the help, by name."""

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
    """Load the program with one command, or with a list of commands if there is none of that name.

    Loading and preparing all commands would take as long as a search. None can be run in the list,
    which is enough for help and for errors of usage. For a shell that completes, all are loaded.

    Returns:
        A function that runs the program on `sys.argv`, or on `args`. It raises Typer's errors of usage, and
        returns an exit code.
    """
    is_typing = "_SEARCH_COMPLETE" in os.environ
    program = copy(app)
    if command_name in COMMANDS:
        program.registered_commands = load_commands([command_name])
    elif is_typing:
        program.registered_commands = load_commands(COMMANDS)
    else:
        _list_commands(program)
    command = get_command(program)
    use_plain_signs(command)
    if is_typing or command_name not in COMMANDS:
        from search.cli.shells import use_own_shells

        use_own_shells()
    if language == "fr":
        from search.cli.help import translate

        translate(command)
    return partial(command, prog_name="search", standalone_mode=False)


def load_commands(names: Iterable[str]) -> list[CommandInfo]:
    """Load some commands, and return what Typer knows of them, in their order."""
    for name in names:
        import_module(f"search.commands.{COMMANDS[name].module}")
    commands = {command.name: command for command in app.registered_commands}
    return [commands[name] for name in names]


def _list_commands(program: typer.Typer) -> None:
    """Put commands into a program that do nothing but stand in its help."""
    program.registered_commands = []
    for name, row in COMMANDS.items():
        program.command(name, short_help=row.summary, hidden=row.is_hidden)(_do_nothing)


def _do_nothing() -> None:
    return
