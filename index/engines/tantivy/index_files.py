"""Tantivy's lists of files: check and share them."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError
from msgspec.json import decode

from index.lazy_pattern import lazy_pattern

MANAGED_LIST = ".managed.json"
"""The file in which Tantivy lists its files. A run that writes nothing may change it."""
LIST = "meta.json"
"""The file in which Tantivy lists the segments in use. It has no footer."""
_LOCK = ".tantivy-writer.lock"
_READ_AND_WRITE = 0o666
_MANAGED_NAME = lazy_pattern(r"meta\.json|[0-9a-f]{32}(?:\.[a-z0-9]{1,16}){1,2}")
"""A name that Tantivy gives its files: `meta.json`, or `0123…cdef.store`, `0123…cdef.12.del`."""
_TEMPORARY_NAME = lazy_pattern(r"\.tmp[A-Za-z0-9]{6}")
"""A name that Tantivy gives a list that it has not written to its end."""


def names_only_own_files(folder: Path) -> bool:
    """Return True if the list of the files of an index names none but files that Tantivy writes.

    Tantivy deletes what stands in that list and is not in use any more. A path that leads out of
    the folder would delete any file of the user.
    """
    try:
        names = decode((folder / MANAGED_LIST).read_bytes())
    except (FileNotFoundError, PermissionError):
        return True  # where the list cannot be read, Tantivy cannot read it either
    except (DecodeError, RecursionError):
        return False
    return isinstance(names, list) and all(map(_is_managed_name, names))


def _is_managed_name(name: object) -> bool:
    return isinstance(name, str) and _MANAGED_NAME.fullmatch(name) is not None


def find_temporary_files(folder: Path) -> list[Path]:
    """List the files that a commit of Tantivy has left unfinished."""
    return [path for path in folder.glob(".tmp*") if _TEMPORARY_NAME.fullmatch(path.name)]


def share_lists(folder: Path) -> None:
    """Let whoever may read the other files of an index read Tantivy's lists of them, too.

    Tantivy makes its lists for their owner alone, and then nobody else could search the index.
    """
    shared = stat.S_IMODE((folder / _LOCK).stat().st_mode) & _READ_AND_WRITE
    for name in (LIST, MANAGED_LIST):
        with suppress(OSError):  # it belongs to somebody else, who shares it or does not
            (folder / name).chmod(shared)
