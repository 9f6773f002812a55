"""Count more different keys than memory holds."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, Self

from index.errors import InputError

MAX_KEYS = 400_000
"""Keys that are in memory: with their counts, about 60 MB."""


class SpillingCounter:
    """Counts keys. If there are too many, it writes them to temporary files, sorted.

    The counts are exact. It is a context manager, which deletes the files.
    """

    def __init__(self, max_keys: int = MAX_KEYS) -> None:
        """Count nothing yet.

        Args:
            max_keys: Number of keys that may be in memory.
        """
        self._max_keys = max_keys
        self._counts: Counter[str] = Counter()
        self._files: list[IO[str]] = []
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def update(self, keys: Iterable[str]) -> None:
        """Count some keys, which have neither tabs nor line breaks.

        Raises:
            InputError: They do not fit into memory, and no temporary file can be written.
        """
        self._counts.update(keys)
        if len(self._counts) > self._max_keys:
            try:
                self._spill()
            except OSError as error:
                reason = error.strerror or str(error)
                raise InputError("counts-unwritable", reason=reason) from error

    def most_frequent(self, min_count: int) -> Iterator[tuple[str, int]]:
        """Yield the keys that were counted at least so many times, in any order, and their counts."""
        if not self._files:
            counted: Iterable[tuple[str, int]] = self._counts.items()
        else:
            sorted_counts = map(_read, self._files)
            merged = heapq.merge(*sorted_counts, sorted(self._counts.items()))
            counted = (
                (key, sum(count for _, count in same))
                for key, same in groupby(merged, itemgetter(0))
            )
        return ((key, count) for key, count in counted if count >= min_count)

    def _spill(self) -> None:
        """Write all counts to a file, sorted by their keys."""
        file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115
        self._closing.enter_context(file)
        file.writelines(f"{key}\t{count}\n" for key, count in sorted(self._counts.items()))
        self._files.append(file)
        self._counts.clear()


def _read(file: IO[str]) -> Iterator[tuple[str, int]]:
    """Yield the counts of a file, in the order of their keys."""
    file.seek(0)
    for line in file:
        key, _, count = line.rpartition("\t")
        yield key, int(count)
