"""How Tantivy fails, told as everything else that fails: corrupt files, and what the operating system refuses."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EIO, ENOSPC
from pathlib import Path
from shutil import disk_usage

from index.errors import IndexCorrupt

WRITER_MEMORY = 128_000_000
"""Bytes of postings held in memory before a segment is written."""

_CODE = re.compile(r"\bcode: ([0-9]+)|\(os error ([0-9]+)\)")
_DIED = "A worker thread encountered an error"


@contextmanager
def reading(
    failure: str = "the index cannot be read; make it again with: search index --rebuild",
) -> Iterator[None]:
    """Tell in one way that the files of the index are not as Tantivy wrote them.

    Raises:
        IndexCorrupt: They are not. Tantivy says so by errors, or panics, which are no subclass of `Exception`.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexCorrupt(f"{failure} ({error})") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexCorrupt(f"{failure} ({error})") from error


def system_error(error: Exception, folder: Path) -> OSError | None:
    """What the operating system refused, if that is what Tantivy complains of."""
    if isinstance(error, OSError):
        return error
    if found := _CODE.search(str(error)):
        code = int(found[1] or found[2])
    elif _DIED in str(error):
        code = (
            ENOSPC if disk_usage(folder).free < WRITER_MEMORY else EIO
        )  # Tantivy does not say which
    else:
        return None
    return OSError(code, os.strerror(code), str(folder))
