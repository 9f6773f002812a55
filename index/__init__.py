"""Index a folder of press articles.

    from index import synchronise

    report = synchronise(["seeds"], ".search")

`search.Archive` searches the index. The errors are drawn as a tree in `index.errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import (
    ClusterDown,
    ClusterRefusal,
    DateError,
    IndexBusy,
    IndexCorrupt,
    IndexMissing,
    IndexMoved,
    IndexNewer,
    IndexOutdated,
    IndexUnwritable,
    InputError,
    QueryError,
    SearchError,
    UnreadableFile,
)
from index.messages import Message, Remedy

if TYPE_CHECKING:
    from index.doctor import CheckReport, Finding, RepairReport, check, repair
    from index.engines.config import ClusterConfig
    from index.indexer import Report, synchronise
    from index.previewing import FilePreview, preview
    from index.readers.limits import Limits
    from index.skipped import Skipped
    from index.watching import Notice, watch

__all__ = [
    "Article",
    "CheckReport",
    "ClusterConfig",
    "ClusterDown",
    "ClusterRefusal",
    "DateError",
    "FilePreview",
    "Finding",
    "IndexBusy",
    "IndexCorrupt",
    "IndexMissing",
    "IndexMoved",
    "IndexNewer",
    "IndexOutdated",
    "IndexUnwritable",
    "InputError",
    "Limits",
    "Message",
    "Notice",
    "QueryError",
    "Remedy",
    "RepairReport",
    "Report",
    "SearchError",
    "Skipped",
    "UnreadableFile",
    "check",
    "preview",
    "repair",
    "synchronise",
    "watch",
]

_LATE = {
    "CheckReport": "index.doctor",
    "ClusterConfig": "index.engines.config",
    "FilePreview": "index.previewing",
    "Finding": "index.doctor",
    "Limits": "index.readers.limits",
    "Notice": "index.watching",
    "RepairReport": "index.doctor",
    "Report": "index.indexer",
    "Skipped": "index.skipped",
    "check": "index.doctor",
    "preview": "index.previewing",
    "repair": "index.doctor",
    "synchronise": "index.indexer",
    "watch": "index.watching",
}
"""The modules that are loaded only for those who use them: a search starts without indexing."""


def __getattr__(name: str) -> object:
    """Load a name when it is first used."""
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
