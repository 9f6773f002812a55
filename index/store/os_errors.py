"""Report what the operating system refuses while an index is written as one kind of error."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from pathlib import Path

from index.errors import IndexUnwritable

_ERRNO_OF_SQLITE = {
    sqlite3.SQLITE_FULL: ENOSPC,
    sqlite3.SQLITE_READONLY: EROFS,
    sqlite3.SQLITE_IOERR: EIO,
    sqlite3.SQLITE_CANTOPEN: EACCES,
}
"""The operating system's code for each of SQLite's that means the same."""
_PRIMARY_CODE = 0xFF
"""Masks the part of SQLite's extended codes that names the kind of error.

`SQLITE_IOERR_WRITE` is 778, and 778 & 0xFF is 10, which is `SQLITE_IOERR`.
"""
_REMEDIES = {ENOSPC: "make-room", EDQUOT: "make-room", EFBIG: "make-room", EIO: "mend-disk"}
"""The remedy for each code of the operating system; any other code asks for permission."""


def errno_of(error: sqlite3.Error) -> int | None:
    """Return the operating system's code for an error of SQLite.

    Return None if the fault is in the database and not in the disk.
    """
    code = getattr(error, "sqlite_errorcode", 0)
    return _ERRNO_OF_SQLITE.get(code & _PRIMARY_CODE)


@contextmanager
def os_errors_as_unwritable(location: Path) -> Iterator[None]:
    """Raise `IndexUnwritable` in place of what the operating system refuses in the block.

    Args:
        location: The folder of the index.

    Raises:
        IndexUnwritable: The operating system refused something.
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
    """Return the error for an index that the operating system does not let us write to."""
    if location.is_file():
        place = str(location)
        return IndexUnwritable("index-is-file", location=place, remedy="choose-other-folder")
    return IndexUnwritable(
        "index-unwritable",
        location=str(location),
        reason=os.strerror(code),
        remedy=_REMEDIES.get(code, "get-permission"),
    )
