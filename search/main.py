"""The program: run the command that was typed; an error is one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import cast

import typer

from index.errors import ClusterDown, IndexBusy, IndexMoved, SearchError
from search.cli import console
from search.cli.language import chosen_language
from search.cli.words import current_catalogue, text
from search.commands import load_program

ERROR = 2
"""Exit code: the command failed."""
RETRY_LATER = 75
"""Exit code: the index is locked or out of reach, and a retry is worth it."""

_UsageError = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""The parent of all that Typer says of a command line it cannot read; it has no public name."""
_WORTH_A_RETRY = (IndexBusy, IndexMoved, ClusterDown)
_GARBAGE_THRESHOLD = 50_000
"""Objects that are made before any is collected: a search makes fewer, and hardly any in cycles."""


def start() -> None:
    """Be the program: run a command in a process of its own, and end as soon as it is done.

    Collecting garbage and dismantling what the end of the process frees anyway would take a fifth
    of the time of a search.
    """
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        main()
    except SystemExit as end:
        if sys.argv[1:2] != ["query"]:
            # other commands may have processes to wait for
            gc.disable()
            raise
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.flush()
        os._exit(int(end.code or 0))


def main() -> None:
    """Run a command and exit; an error is one line on standard error and an exit code."""
    command_name = "".join(sys.argv[1:2])
    try:
        sys.exit(load_program(command_name, chosen_language(os.environ))())
    except _UsageError as error:
        console.say_usage(error)
        sys.exit(ERROR)
    except SearchError as error:
        console.say(current_catalogue().text(error.message))
        sys.exit(RETRY_LATER if isinstance(error, _WORTH_A_RETRY) else ERROR)
    except OSError as error:
        file = error.filename or text("a-file")
        console.say_message("file-error", file=str(file), reason=error.strerror or str(error))
        sys.exit(ERROR)
    except Exception as error:
        console.say_message("program-fault", kind=type(error).__name__, reason=str(error))
        sys.exit(ERROR)
