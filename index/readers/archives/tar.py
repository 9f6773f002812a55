"""Tar archives: the files in them, one after the other, as the archive is read through once."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from tempfile import TemporaryFile
from typing import IO, cast

from index.errors import UnreadableFile
from index.readers.archives.members import Entry, copy, members, unharmed
from index.readers.encoding import file_name
from index.readers.limits import MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, Member, breaks
from index.readers.raw import Problem


def read(material: Material) -> Iterator[Member | Problem]:
    """The files of an archive; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: It is no archive, or there is no file in it.
    """
    with material.open() as stream:
        watched = _Watched(stream)
        with _archive(watched) as archive:
            yield from members(_entries(archive, watched, material.limits), material.limits)


def _archive(watched: _Watched) -> tarfile.TarFile:
    with unharmed(), breaks():
        stream = cast("IO[bytes]", watched)  # of which no more than `read` is asked
        return tarfile.open(mode="r|", fileobj=stream, encoding="utf-8", errors="surrogateescape")


def _entries(archive: tarfile.TarFile, watched: _Watched, limits: Limits) -> Iterator[Entry]:
    """The regular files of an archive: links and devices are passed over."""
    while info := _next(archive):
        if not info.isreg():
            continue
        name = file_name(info.name.encode("utf-8", "surrogateescape"))
        with ExitStack() as spools:
            opened = partial(_opened, archive, info)
            yield Entry(
                name,
                info.size,
                opened if info.size <= MAX_MEMORY_BYTES else _Spool(opened, spools, limits).open,
            )
    if watched.last(archive.offset).strip(
        b"\0"
    ):  # the module takes whatever is no header for the end
        raise UnreadableFile("archive-damaged")


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    with unharmed(), breaks():
        info = archive.next()
        archive.members.clear()  # type: ignore[attr-defined] # or it would keep all of them
        return info


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    with unharmed():
        file = archive.extractfile(info)
    if file is None:
        raise UnreadableFile("member-not-regular")
    return file


class _Watched:
    """A stream that remembers what was read last."""

    __slots__ = ("_end", "_last", "_stream")

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._last = b""
        self._end = 0

    def read(self, size: int) -> bytes:
        """Read on, and remember it unless it is the end."""
        data = self._stream.read(size)
        self._last = data or self._last
        self._end += len(data)
        return data

    def last(self, place: int) -> bytes:
        """The bytes of a place that were among those read last."""
        return self._last[max(0, place - self._end + len(self._last)) :][: tarfile.BLOCKSIZE]


class _Spool:
    """A file that can be read once, put on the disk when it is first asked for, so that it can be read again."""

    __slots__ = ("_copy", "_limits", "_source", "_spools")

    def __init__(self, source: Callable[[], IO[bytes]], spools: ExitStack, limits: Limits) -> None:
        self._limits = limits
        self._source = source
        self._spools = spools
        self._copy: IO[bytes] | None = None

    def open(self) -> IO[bytes]:
        """The file from its start; whoever opened it before must have read it."""
        if self._copy is None:
            self._copy = self._spools.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
            with self._source() as stream:
                copy(stream, self._copy, self._limits)
        again = os.fdopen(os.dup(self._copy.fileno()), "rb")
        again.seek(0)
        return again
