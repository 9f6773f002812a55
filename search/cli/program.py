"""Run the command that was typed; an error is one line on standard error and an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence

from msgspec.structs import replace

from index.errors import ClusterDown, IndexBusy, IndexMoved, SearchError
from index.messages import Message, Remedy
from search.cli import console
from search.cli.exit_codes import ERROR, INTERRUPTED, RETRY_LATER
from search.cli.language import chosen_language, names_a_language
from search.cli.words import current_catalogue, text

_WORTH_A_RETRY = (IndexBusy, IndexMoved, ClusterDown)
_COMMANDS_THAT_WAIT = ("index", "doctor")
"""The commands that have an option to wait for another process."""


def run(args: Sequence[str]) -> int:
    """Run a command, and return its exit code. It says what fails.

    Args:
        args: The arguments of the program, of which the first names the command.
    """
    command_name = "".join(args[:1])  # empty if nothing follows the program's name
    is_typing = "_SEARCH_COMPLETE" in os.environ  # a shell asks for completions
    if not is_typing and not names_a_language(os.environ.get("SEARCH_LANG", "")):
        console.say_message("language-unknown", value=os.environ["SEARCH_LANG"])
    try:
        code = None if is_typing else _run_plainly(command_name, args[1:])
        if code is None:
            code = _run_with_typer(command_name)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SearchError as error:
        console.say(current_catalogue().text(_for_command(error.message, command_name)))
        return RETRY_LATER if isinstance(error, _WORTH_A_RETRY) else ERROR
    except OSError as error:
        file = error.filename or text("a-file")
        console.say_message("file-error", file=str(file), reason=error.strerror or str(error))
        return ERROR
    except Exception as error:
        console.say_message("program-fault", kind=type(error).__name__, reason=str(error))
        return ERROR
    if code == INTERRUPTED:
        console.say_message(_interruption(command_name))
    return code


def _run_plainly(command_name: str, args: Sequence[str]) -> int | None:
    """Run a command without Typer, or return None if its command line is not plain."""
    if command_name == "query":
        from search.cli.plain_query import read_plain_query  # late: other commands need none of it

        query = read_plain_query(args)
        if query is None:
            return None
        from search.cli.query_answer import answer_query

        return answer_query(query)
    if command_name == "index":
        from search.cli.index_answer import answer_index  # late: as above
        from search.cli.plain_index import read_plain_index

        update = read_plain_index(args)
        return None if update is None else answer_index(update)
    return None


def _run_with_typer(command_name: str) -> int:
    """Run any command."""
    from search.commands import run_program  # late: Typer takes as long to load as a search

    return run_program(command_name, chosen_language(os.environ))


def _interruption(command_name: str) -> str:
    """Return the code of the message about a command that Ctrl-C has ended."""
    if command_name in _COMMANDS_THAT_WAIT:
        return "interrupted-before-writing"
    return "interrupted"


def _for_command(message: Message, command_name: str) -> Message:
    """Name the option to wait in a remedy, if the command has one."""
    if message.remedy == Remedy("wait") and command_name in _COMMANDS_THAT_WAIT:
        return replace(message, remedy=Remedy("wait-longer"))
    return message
