"""Whoosh: pure Python, embedded; for machines without a Tantivy wheel, and the reference that Tantivy is held against.

`engine` keeps the index, `queries` translates nodes and mends what Whoosh gets wrong. Whoosh keeps parts of an index as
pickles; `unpickling` reads them so that an index made by somebody else runs no code.
"""

from __future__ import annotations

from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from index.engines.whoosh.engine import WhooshEngine, schema
from index.engines.whoosh.unpickling import guard
from index.errors import IndexCorrupt


def connect(folder: Path, *, create: bool = False) -> WhooshEngine:
    """The engine over the files in a folder.

    Args:
        folder: Where the files are.
        create: Whether to make them if there are none.

    Raises:
        IndexCorrupt: The files there cannot be opened.
        OSError: The files cannot be made.
    """
    guard()
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    storage, fields = FileStorage(str(folder)), schema()
    if create and not any(folder.glob("_MAIN_*.toc")):
        return WhooshEngine(storage.create_index(fields))
    try:
        return WhooshEngine(storage.open_index(schema=fields))
    except IndexCorrupt:
        raise
    except Exception as error:
        raise IndexCorrupt(
            f"{folder} cannot be opened as a Whoosh index ({error}); index again with: search index --rebuild"
        ) from error
