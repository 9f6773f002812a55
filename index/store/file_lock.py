"""Hold the lock of a file, so that one process at a time writes what the file stands for.

It is the lock of `filelock`, which takes as long to load as a run takes to open an index. That is
loaded where there is no other: on Windows, and on disks without such locks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSYS
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # there is no such module

_PAUSE_SECONDS = 0.02
"""Seconds between two attempts."""


class FileLockedError(Exception):
    """Another process holds the lock of a file."""


@contextmanager
def locked(file: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of a file, which is made if there is none, during the block.

    Args:
        file: The file.
        wait: Seconds to wait for another process.

    Raises:
        FileLockedError: Another process still holds it.
        OSError: The file cannot be written to.
    """
    try:
        descriptor = None if fcntl is None else _wait_for(file, time.monotonic() + wait)
    except OSError as error:
        if error.errno != ENOSYS:
            raise
        descriptor = None
    if descriptor is None:
        with _locked_by_filelock(file, wait):
            yield
        return
    try:
        yield
    finally:
        # processes that began as copies of this one may have the file open still
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def _wait_for(file: Path, deadline: float) -> int:
    """Return the descriptor of a file whose lock this process then holds."""
    while True:
        descriptor = _try_to_lock(file)
        if descriptor is not None:
            return descriptor
        if time.monotonic() >= deadline:
            raise FileLockedError
        time.sleep(_PAUSE_SECONDS)


def _try_to_lock(file: Path) -> int | None:
    """Return the descriptor of a file whose lock was free; None if it was not, or the file is gone."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_NOFOLLOW, 0o644)
    is_held = False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # whoever held it until now may have removed the file, and others lock a new one
        is_held = os.fstat(descriptor).st_nlink > 0
    except BlockingIOError:
        return None
    finally:
        if not is_held:
            os.close(descriptor)
    return descriptor if is_held else None


@contextmanager
def _locked_by_filelock(file: Path, wait: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(file)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise FileLockedError from error
    try:
        yield
    finally:
        lock.release()
