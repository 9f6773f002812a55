"""The program: start it, and end its process as soon as its work is done."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from search.cli.exit_codes import INTERRUPTED
from search.late_modules import load_libraries

_GARBAGE_THRESHOLD = 50_000
"""Objects that are made before garbage is collected. A search makes fewer, hardly any in cycles."""


def start() -> None:
    """Run a command as the only task of this process, and end the process when it is done.

    Collecting garbage and dismantling what the end of the process frees anyway would take a fifth
    of the time of a search.
    """
    gc.set_threshold(_GARBAGE_THRESHOLD)
    _occupy_closed_streams()
    is_query = sys.argv[1:2] == ["query"]
    try:
        load_libraries(for_query=is_query)
        main()
    except KeyboardInterrupt:  # the command has not begun, which would say that it was stopped
        sys.exit(INTERRUPTED)
    except SystemExit as end:
        if not is_query:
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
    """Run the command that was typed, and exit with its code."""
    from search.cli.program import run  # late: it loads msgspec

    sys.exit(run(sys.argv[1:]))
