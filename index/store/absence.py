"""Say why a folder has no index that can be searched."""

from __future__ import annotations

from pathlib import Path

from index.errors import IndexBusy, IndexMissing, SearchError
from index.store.generations import has_index, is_being_written, unfinished_generations

USUAL_NAME = ".search"
"""The name that the folder of an index has by default. The articles are often beside it."""


def absence(location: Path) -> SearchError:
    """Return the error for a folder without an index: why there is none, and what can be done.

    The index may be made at this moment, its first run may have been interrupted, or it may be in
    a folder inside.
    """
    inside = location / USUAL_NAME
    if not location.is_dir():
        return IndexMissing("index-missing", location=str(location), remedy="create-index")
    if is_being_written(location):
        return IndexBusy("index-being-made", location=str(location), remedy="wait")
    if unfinished_generations(location):
        return IndexMissing("index-unfinished", location=str(location), remedy="index-again")
    if has_index(inside):
        return IndexMissing("index-is-inside", location=str(location), inside=str(inside))
    return IndexMissing("folder-without-index", location=str(location), remedy="create-index")
