"""Translate Tantivy's errors: into `IndexCorrupt`, or into what the operating system refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from errno import EACCES, EIO, ENOSPC, EPERM, EROFS
from pathlib import Path

from msgspec import Struct

from index.errors import IndexCorrupt
from index.lazy_pattern import lazy_pattern
from index.messages import Value

WRITER_MEMORY_BYTES = 128_000_000
"""Size of the postings that are held in memory before a segment is written."""

_FORBIDDEN = frozenset({EACCES, EPERM, EROFS})
_ERROR_NUMBER = lazy_pattern(r"\bcode: ([0-9]+)|\(os error ([0-9]+)\)")
"""Matches the operating system's code in an error of Rust, which writes it in one of two ways:
`Os { code: 28, kind: StorageFull }` or `No space left on device (os error 28)`."""
_WORKER_DIED = "A worker thread encountered an error"
"""Tantivy's words for an error in a thread that writes."""


def errors_as_corrupt(code: str = "index-unreadable", **values: Value) -> ErrorsAsCorrupt:
    """Raise `IndexCorrupt` where files of the index are not as Tantivy wrote them.

    Args:
        code: The code of the message.
        values: Its values, besides the `reason`.
    """
    return ErrorsAsCorrupt(code, values)


class ErrorsAsCorrupt(Struct, frozen=True):
    """A block whose errors are told as damage; see `errors_as_corrupt`.

    Every article is read in one: a block of a generator takes four times as long to enter.
    """

    code: str
    values: Mapping[str, Value]

    def __enter__(self) -> None:
        """Enter the block."""

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        """Raise `IndexCorrupt` for an error of Tantivy, and let others pass."""
        if isinstance(error, ValueError | OSError) or _is_panic(error):
            raise IndexCorrupt(
                self.code, remedy="rebuild", reason=str(error), **self.values
            ) from error


def _is_panic(error: BaseException | None) -> bool:
    """Return True for a panic of Rust: it is no `Exception`, and its class cannot be imported."""
    return type(error).__name__ == "PanicException"


def system_error(error: BaseException | None, folder: Path) -> OSError | None:
    """Return the error of the operating system behind an error of Tantivy, or None.

    Args:
        error: The error. Tantivy raises a ValueError for almost everything.
        folder: The folder of the index.
    """
    if isinstance(error, OSError):
        return error
    if not isinstance(error, ValueError):
        return None
    code = _error_number(str(error), folder)
    if code is None:
        return None
    return OSError(code, os.strerror(code), str(folder))


def is_forbidden(error: Exception, folder: Path) -> bool:
    """Return True if an error of Tantivy says that nothing may be written to a folder."""
    refusal = system_error(error, folder)
    return refusal is not None and refusal.errno in _FORBIDDEN


def _error_number(text: str, folder: Path) -> int | None:
    """Return the operating system's code in the text of an error; None if it is another error."""
    match = _ERROR_NUMBER.search(text)
    if match is not None:
        return int(match[1] or match[2])  # only one of the two ways of writing it has matched
    if _WORKER_DIED not in text:
        return None
    from shutil import disk_usage  # late: it takes a while to load

    # Tantivy does not say why a worker died. A full disk is the usual reason.
    if disk_usage(folder).free < WRITER_MEMORY_BYTES:
        return ENOSPC
    return EIO
