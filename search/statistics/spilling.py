"""Add up numbers by more different keys than memory holds."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, Self

from index.errors import InputError

MAX_KEYS = 1_000_000
"""Keys that are in memory: with their numbers, about 200 MB."""


class SpillingCounter:
    """Adds up numbers by keys. If there are too many keys, it writes them to temporary files, sorted.

    The sums are exact. It is a context manager, which deletes the files.
    """

    def __init__(self, max_keys: int = MAX_KEYS) -> None:
        """Count nothing yet.

        Args:
            max_keys: Number of keys that may be in memory.
        """
        self._max_keys = max_keys
        self._sums: dict[str, int] = {}
        self._files: list[IO[str]] = []
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def add(self, numbers: Mapping[str, int]) -> None:
        """Add numbers to those of some keys, which have neither tabs nor line breaks.

        Raises:
            InputError: They do not fit into memory, and no temporary file can be written.
        """
        sums = self._sums
        for key, number in numbers.items():
            sums[key] = sums.get(key, 0) + number
        if len(sums) > self._max_keys:
            try:
                self._spill()
            except OSError as error:
                reason = error.strerror or str(error)
                raise InputError("counts-unwritable", reason=reason) from error

    def sums(self) -> Iterator[tuple[str, int]]:
        """Yield every key once, in any order, with the sum of its numbers."""
        if not self._files:
            yield from self._sums.items()
            return
        merged = heapq.merge(*map(_read, self._files), sorted(self._sums.items()))
        for key, same in groupby(merged, itemgetter(0)):
            yield key, sum(number for _, number in same)

    def _spill(self) -> None:
        """Write all sums to a file, sorted by their keys."""
        file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115
        self._closing.enter_context(file)
        file.writelines(f"{key}\t{number}\n" for key, number in sorted(self._sums.items()))
        self._files.append(file)
        self._sums.clear()


def _read(file: IO[str]) -> Iterator[tuple[str, int]]:
    """Yield the sums of a file, in the order of their keys."""
    file.seek(0)
    for line in file:
        key, _, number = line.rpartition("\t")
        yield key, int(number)
