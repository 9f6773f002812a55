"""What may keep an index from being written to, told in words that its owner can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from pathlib import Path

from index.errors import IndexUnwritable

_SQLITE = {
    sqlite3.SQLITE_FULL: ENOSPC,
    sqlite3.SQLITE_READONLY: EROFS,
    sqlite3.SQLITE_IOERR: EIO,
    sqlite3.SQLITE_CANTOPEN: EACCES,
}
"""What SQLite's codes mean in the terms of the operating system."""
_ROOM = "make room, then index again"
_PERMISSION = (
    "searching does not need to; to index, give permission, or choose another folder with --index"
)
_ADVICE = {ENOSPC: _ROOM, EDQUOT: _ROOM, EFBIG: _ROOM, EIO: "look after the disk, then index again"}


def errno_of(error: sqlite3.Error) -> int | None:
    """The operating system's code for what SQLite was refused; None where the file is at fault, not the disk."""
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


@contextmanager
def os_errors_as_unwritable(location: Path) -> Iterator[None]:
    """Turn what the operating system refuses while an index is written into one kind of error.

    Raises:
        IndexUnwritable: It refused something.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        code = errno_of(error)
        if code is None:
            raise
        raise _unwritable(location, code) from error
    except OSError as error:
        raise _unwritable(location, error.errno or EIO) from error


def _unwritable(location: Path, code: int) -> IndexUnwritable:
    advice = _ADVICE.get(code, _PERMISSION)
    return IndexUnwritable(
        f"the index in {location} cannot be written to ({os.strerror(code)}): {advice}"
    )
