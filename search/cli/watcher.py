"""Keep an index up to date beside another command, in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from pathlib import Path
from signal import SIGTERM, default_int_handler, signal
from threading import Thread

from index.errors import SearchError
from index.watching import Notice, check_watchfiles
from search.cli import console
from search.cli.index_report import index_report
from search.cli.workspace import RunOptions, watch_index

STOP_SECONDS = 2.0
"""Seconds that a run gets to end in good order. A later run finds what it has left undone."""


@contextmanager
def kept_up_to_date(location: Path) -> Iterator[None]:
    """Keep an index up to date during a block, or until this process ends in another way.

    Args:
        location: The folder of the index.

    Raises:
        InputError: watchfiles is not installed.
    """
    check_watchfiles()
    # a fork would share the sockets and the threads of a server
    process = get_context("spawn").Process(target=_keep_up_to_date, args=(location,))
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join(STOP_SECONDS)
        process.kill()


def _keep_up_to_date(location: Path) -> None:
    """Update an index whenever its files change, until Ctrl-C or the end of the other command."""
    signal(SIGTERM, default_int_handler)  # it then ends a run in good order, as Ctrl-C does
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        with suppress(KeyboardInterrupt):
            _say_events(location)
    except SearchError as error:
        console.say_message("watching-failed", reason=error.message)


def _say_events(location: Path) -> None:
    """Say what happens to an index that is watched."""
    for event in watch_index([], location, RunOptions(), poll=False):
        if isinstance(event, Notice):
            console.say(console.words().text(event.message))
        else:
            console.say(index_report(event))


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, in whatever way."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), SIGTERM)
