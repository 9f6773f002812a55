"""Wait for a lock of Tantivy with patience, since Tantivy itself waits for it without end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexBusy

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # there is no such module

LOCK_SECONDS = 5.0
"""Seconds to wait for a lock that Tantivy holds for some milliseconds.

Anybody who may read the index can hold it for ever.
"""
_PAUSE_SECONDS = 0.002
_META_LOCK = ".tantivy-meta.lock"


def wait_for_meta_lock(folder: Path) -> None:
    """Wait until nobody holds the lock under which Tantivy opens and removes segments.

    Raises:
        IndexBusy: Somebody still holds it.
    """
    if fcntl is None:
        return
    deadline = time.monotonic() + LOCK_SECONDS
    try:
        with _opened(folder / _META_LOCK) as descriptor:
            while not _is_free(descriptor):
                if time.monotonic() > deadline:
                    raise IndexBusy("index-held", location=str(folder.parent), remedy="wait")
                time.sleep(_PAUSE_SECONDS)
    except OSError:
        return  # there is none yet, or Tantivy cannot open it either


@contextmanager
def _opened(file: Path) -> Iterator[int]:
    """Open a file that may be a pipe by mistake, and would then be waited for."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    """Return True if nobody holds the lock of a file. It is taken and released at once."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    return True
