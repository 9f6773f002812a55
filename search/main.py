"""The program: run the command that was typed; an error is one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import cast

import typer
from msgspec.structs import replace

from index.errors import ClusterDown, IndexBusy, IndexMoved, SearchError
from index.messages import Message, Remedy
from search.cli import console
from search.cli.language import chosen_language, names_a_language
from search.cli.words import current_catalogue, text
from search.commands import load_program

ERROR = 2
"""Exit code: the command failed."""
INTERRUPTED = 130
"""Exit code: Ctrl-C ended the command, as shells count it."""
RETRY_LATER = 75
"""Exit code: the index is locked or out of reach, and a retry is worth it."""
_ClickException = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""The base class of all errors of Typer about a command line that it cannot read.

Typer gives it no public name. `BadParameter` derives from `UsageError`, and that from it.
"""
_WORTH_A_RETRY = (IndexBusy, IndexMoved, ClusterDown)
_COMMANDS_THAT_WAIT = ("index", "doctor")
"""The commands that have an option to wait for another process."""
_GARBAGE_THRESHOLD = 50_000
"""Objects that are made before garbage is collected. A search makes fewer, hardly any in cycles."""


def start() -> None:
    """Run a command as the only task of this process, and end the process when it is done.

    Collecting garbage and dismantling what the end of the process frees anyway would take a fifth
    of the time of a search.
    """
    gc.set_threshold(_GARBAGE_THRESHOLD)
    _occupy_closed_streams()
    try:
        main()
    except SystemExit as end:
        if sys.argv[1:2] != ["query"]:
            # other commands may have worker processes, which must end in an orderly way
            gc.disable()
            raise
        # os._exit writes out nothing that is still in a buffer
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.flush()
        os._exit(int(end.code or 0))


def _occupy_closed_streams() -> None:
    """Open nothing in place of standard streams that are closed.

    A file that is opened later would get their number, and what is meant for the stream.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it gets the lowest number that is free


def main() -> None:
    """Run a command and exit; an error is one line on standard error and an exit code."""
    command_name = "".join(sys.argv[1:2])  # empty if nothing follows the program's name
    is_typing = "_SEARCH_COMPLETE" in os.environ  # a shell asks for completions
    if not is_typing and not names_a_language(os.environ.get("SEARCH_LANG", "")):
        console.say_message("language-unknown", value=os.environ["SEARCH_LANG"])
    try:
        run_program = load_program(command_name, chosen_language(os.environ))
        code = run_program()
        if code == INTERRUPTED:
            console.say_message(_interruption(command_name))
        sys.exit(code)
    except KeyboardInterrupt:
        console.say_message(_interruption(command_name))
        sys.exit(INTERRUPTED)
    except _ClickException as error:
        console.say_usage(error)
        sys.exit(ERROR)
    except SearchError as error:
        console.say(current_catalogue().text(_for_command(error.message, command_name)))
        sys.exit(RETRY_LATER if isinstance(error, _WORTH_A_RETRY) else ERROR)
    except OSError as error:
        file = error.filename or text("a-file")
        console.say_message("file-error", file=str(file), reason=error.strerror or str(error))
        sys.exit(ERROR)
    except Exception as error:
        console.say_message("program-fault", kind=type(error).__name__, reason=str(error))
        sys.exit(ERROR)


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
