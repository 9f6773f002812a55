"""Lend archives to threads, to each of them one that nobody else asks at the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Self

from index.engines.config import ClusterConfig
from index.errors import InputError, PoolBusy, SearchError
from search.archive import Archive

DEFAULT_SIZE = 4
"""Archives of a pool. Searching is Python for the most part, and more threads do not hasten it."""
DEFAULT_WAIT_SECONDS = 5.0
"""Seconds to wait for an archive. Most questions take some milliseconds; a longer queue grows on."""


class Pool:
    """Archives of one index, each of which is lent to one thread at a time.

    An archive is made when it is first needed: that takes about a millisecond. Each sees what was
    written to the index with the next question.

        >>> from search.pool import Pool
        >>> with Pool(".search", size=2) as pool, pool.lend() as archive:
        ...     archive.find("séisme dévastateur").total
        1
    """

    def __init__(
        self,
        location: str | Path = ".search",
        size: int = DEFAULT_SIZE,
        wait: float = DEFAULT_WAIT_SECONDS,
        access: ClusterConfig | None = None,
        synonyms: Path | None = None,
    ) -> None:
        """Open no archive yet.

        Args:
            location: The folder of the index.
            size: The number of archives that may be lent at the same time.
            wait: The seconds to wait for one when all are lent.
            access: The way to reach the cluster; see `Archive`.
            synonyms: A file with further names that stand for each other; see `Archive`.

        Raises:
            InputError: The size is below 1.
        """
        if size < 1:
            raise InputError("pool-without-archives", size=size)
        self._location = Path(location)
        self._size = size
        self._wait = wait
        self._access = access
        self._synonyms = synonyms
        self._places = BoundedSemaphore(size)
        self._idle: deque[Archive] = deque()
        self._changing = Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def location(self) -> Path:
        """The folder of the index."""
        return self._location

    @contextmanager
    def lend(self) -> Iterator[Archive]:
        """Lend an archive for a block.

        Raises:
            PoolBusy: All archives stayed lent for as long as the pool waits.
            RuntimeError: The pool is closed.
            IndexMissing, IndexBusy, IndexOutdated, IndexCorrupt: See `Archive`.
        """
        if not self._places.acquire(timeout=self._wait):
            raise PoolBusy("pool-busy", remedy="retry", size=self._size, seconds=self._wait)
        try:
            archive = self._take()
            try:
                yield archive
            except SearchError:
                self._give_back(archive)
                raise
            except BaseException:
                archive.close()  # nobody knows what state it is in
                raise
            self._give_back(archive)
        finally:
            self._places.release()

    def close(self) -> None:
        """Close every archive: those that are lent, as soon as they come back."""
        with self._changing:
            self._is_closed = True
            idle = list(self._idle)
            self._idle.clear()
        for archive in idle:
            archive.close()

    def _take(self) -> Archive:
        """Return the archive that has been idle for longest, or a new one if there is none.

        They take turns, so that none keeps the files of an index that was replaced long ago.
        """
        with self._changing:
            if self._is_closed:
                raise RuntimeError("the pool is closed")
            if self._idle:
                return self._idle.popleft()
        return Archive(self._location, self._access, synonyms=self._synonyms)

    def _give_back(self, archive: Archive) -> None:
        with self._changing:
            if not self._is_closed:
                self._idle.append(archive)
                return
        archive.close()
