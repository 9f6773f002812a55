"""Let a run of the indexer crash just before its engine commits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from index.engines.base import Document, Engine, Writer


class Crash(BaseException):
    """An exception that no handler of errors expects."""


class DiscardingWriter(Writer):
    """A writer that takes every change, and forgets it."""

    def _delete_paths(self, paths: Iterable[str]) -> None:
        list(paths)

    def _add(self, document: Document) -> None:
        pass


@contextmanager
def crashing_writer(_: Engine, _checksums: Mapping[str, int]) -> Iterator[Writer]:
    """Give a writer that crashes instead of committing."""
    yield DiscardingWriter()
    raise Crash
