"""The command line: runs the command that was typed; errors are one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import cast

import typer

from index.errors import ClusterDown, IndexBusy, IndexMoved, SearchError
from search.cli import console
from search.commands import prepared

ERROR, BUSY = 2, 75
"""Exit codes beside 0 and 1: failed; locked or out of reach (a retry is worth it)."""
MISUSE = cast("type[Exception]", typer.BadParameter.__mro__[2])
"""The parent of all that Typer says of a command line it cannot read; it has no public name."""
GARBAGE = 50_000
"""Objects that are made before any is looked at again: a search makes fewer, and hardly any in circles."""
LATER = (IndexBusy, IndexMoved, ClusterDown)


def start() -> None:
    """Be the program: run a command in a process of its own, and end as soon as it has.

    Collecting garbage, and taking to pieces what the end of the process frees anyway, would take a fifth of a search.
    """
    gc.set_threshold(GARBAGE)
    try:
        main()
    except SystemExit as end:
        if sys.argv[1:2] != ["query"]:  # others may have processes to wait for
            gc.disable()
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(int(end.code or 0))


def main() -> None:
    """Run a command; errors are one line and an exit code."""
    try:
        sys.exit(prepared("".join(sys.argv[1:2]))(standalone_mode=False))
    except MISUSE as error:
        console.say_usage(error)
        sys.exit(ERROR)
    except SearchError as error:
        console.say(str(error))
        sys.exit(BUSY if isinstance(error, LATER) else ERROR)
    except OSError as error:
        console.say(f"{error.filename or 'a file'}: {error.strerror or error}")
        sys.exit(ERROR)
    except Exception as error:
        console.say(
            f"this is a fault of the program, please report it: {type(error).__name__}: {error}"
        )
        sys.exit(ERROR)
