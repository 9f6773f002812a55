"""The way in: a folder of articles becomes an index.

from index import synchronise
report = synchronise(["seeds"], ".search")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Article
from index.errors import SearchError

if TYPE_CHECKING:
    from index.indexer import Report, Skipped, synchronise

__all__ = ["Article", "Report", "SearchError", "Skipped", "synchronise"]


def __getattr__(name: str) -> object:
    """Load the indexer only for those who index: a search starts without it."""
    if name in __all__:
        from index import indexer

        return getattr(indexer, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
