"""Tantivy: written in Rust, embedded, fast. The default.

`documents` knows what an index holds, `queries` translates nodes, `failures` tells what went wrong, and `files` knows
what is on disk.
"""

from __future__ import annotations

from errno import EACCES, EPERM, EROFS
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy as tv

from index.engines.tantivy.documents import schema
from index.engines.tantivy.engine import TantivyEngine
from index.engines.tantivy.failures import reading, system_error
from index.errors import IndexCorrupt

if TYPE_CHECKING:
    from index.engines.tantivy.files import Mirror

_FORBIDDEN = (EACCES, EPERM, EROFS)


def connect(folder: Path, *, create: bool = False) -> TantivyEngine:
    """The engine over the files in a folder.

    Args:
        folder: Where the files are.
        create: Whether to make them if there are none.

    Raises:
        IndexCorrupt: The files there are not of an index with our schema.
        OSError: The files cannot be made.
    """
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with reading(
            f"{folder} cannot be opened as a Tantivy index; index again with: search index --rebuild"
        ):
            if create and not tv.Index.exists(str(folder)):
                return TantivyEngine(tv.Index(schema(), str(folder)), folder)
            return TantivyEngine(*_opened(folder))
    except IndexCorrupt as error:
        if (
            create
            and isinstance(error.__cause__, Exception)
            and (failure := system_error(error.__cause__, folder))
        ):
            raise failure from error
        raise


def _opened(folder: Path) -> tuple[tv.Index, Path, Mirror | None]:
    """The index there, through a mirror if its own folder must not be written to.

    Raises:
        ValueError: There is none, or one of another schema.
    """
    mirror = None
    try:
        index = tv.Index.open(str(folder))
    except ValueError as error:
        failure = system_error(error, folder)
        if not (failure and failure.errno in _FORBIDDEN):
            raise
        from index.engines.tantivy.files import Mirror  # late: most indexes may be written beside

        mirror = Mirror(folder)
        index = tv.Index.open(str(mirror.place))
    if index.schema != schema():
        raise ValueError("its fields are others")
    return index, folder, mirror
