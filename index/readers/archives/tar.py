"""Read tar archives: the files in them, one after the other, in one pass."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from tempfile import TemporaryFile
from typing import IO, cast

from index.errors import UnreadableFile
from index.readers.archives.members import Entry, archive_errors_as_unreadable, members, spool
from index.readers.encoding import decode_file_name
from index.readers.limits import MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, Member, compression_errors_as_unreadable
from index.readers.raw_article import Problem


def read(material: Material) -> Iterator[Member | Problem]:
    """Yield the files of an archive; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: It is no archive, or there is no file in it.
    """
    limits = material.limits
    with material.open() as stream:
        recorder = _Recorder(stream)
        with _open(recorder) as archive:
            yield from members(_entries(archive, recorder, limits), limits)


def _open(recorder: _Recorder) -> tarfile.TarFile:
    """Open an archive that is read in one pass, which the mode `r|` stands for."""
    with archive_errors_as_unreadable(), compression_errors_as_unreadable():
        stream = cast("IO[bytes]", recorder)  # only its `read` is called
        return tarfile.open(mode="r|", fileobj=stream, encoding="utf-8", errors="surrogateescape")


def _entries(archive: tarfile.TarFile, recorder: _Recorder, limits: Limits) -> Iterator[Entry]:
    """Yield the regular files of an archive, without links and devices.

    Raises:
        UnreadableFile: The archive is damaged or cut short.
    """
    while info := _next(archive):
        if not info.isreg():
            continue
        name = decode_file_name(info.name.encode("utf-8", "surrogateescape"))
        open_once = partial(_open_member, archive, info)
        if info.size <= MAX_MEMORY_BYTES:
            yield Entry(name, info.size, open_once)
            continue
        with ExitStack() as closing:
            yield Entry(name, info.size, _Spool(open_once, closing, limits).open)
    # `tarfile` takes whatever is no header for the end, but the end is a block of NULs
    if recorder.block_at(archive.offset).strip(b"\0"):
        raise UnreadableFile("archive-damaged")


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    """Return the next entry of an archive; None at its end."""
    with archive_errors_as_unreadable(), compression_errors_as_unreadable():
        info = archive.next()
        archive.members.clear()  # type: ignore[attr-defined] # or it would keep all of them
        return info


def _open_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    """Open a file of an archive, which is possible once.

    Raises:
        UnreadableFile: It is no regular file.
    """
    with archive_errors_as_unreadable():
        file = archive.extractfile(info)
    if file is None:
        raise UnreadableFile("member-not-regular")
    return file


class _Recorder:
    """A stream that remembers the bytes that were read last, and where they stand."""

    __slots__ = ("_last", "_offset", "_stream")

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._last = b""
        self._offset = 0

    def read(self, size: int) -> bytes:
        """Read on, and remember what was read unless it is nothing."""
        data = self._stream.read(size)
        if data:
            self._last = data
        self._offset += len(data)
        return data

    def block_at(self, offset: int) -> bytes:
        """Return the block of the archive at an offset; empty if its bytes were not read last."""
        last_offset = self._offset - len(self._last)
        start = max(0, offset - last_offset)
        return self._last[start : start + tarfile.BLOCKSIZE]


class _Spool:
    """A file that can be opened once, copied to the disk so that it can be opened again.

    Args:
        open_once: Opens the file.
        closing: Closes the copy.
        limits: How much is copied.
    """

    __slots__ = ("_closing", "_copy", "_limits", "_open_once")

    def __init__(
        self, open_once: Callable[[], IO[bytes]], closing: ExitStack, limits: Limits
    ) -> None:
        self._open_once = open_once
        self._closing = closing
        self._limits = limits
        self._copy: IO[bytes] | None = None

    def open(self) -> IO[bytes]:
        """Open the file from its start.

        All streams share one position, so an earlier one has to be read to its end first.
        """
        if self._copy is None:
            self._copy = self._closing.enter_context(TemporaryFile())  # noqa: SIM115 - closed there
            with self._open_once() as stream:
                spool(stream, self._copy, self._limits)
        again = os.fdopen(os.dup(self._copy.fileno()), "rb")
        again.seek(0)
        return again
