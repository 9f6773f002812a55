"""The files that a zip archive lists: their names, how they are opened, and why some are not."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZipFile, ZipInfo

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.archives.members import Entry, archive_errors_as_unreadable, spool
from index.readers.archives.recovery import ENCRYPTED, NAMED_IN_UTF_8
from index.readers.encoding import decode_file_name
from index.readers.limits import MAX_COMPRESSION_RATIO, MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, compression_errors_as_unreadable


def open_archive(stream: IO[bytes]) -> ZipFile:
    """Read the list of files of an archive.

    Raises:
        UnreadableFile: It is damaged.
    """
    with archive_errors_as_unreadable():
        return ZipFile(stream)


@contextmanager
def with_random_access(material: Material) -> Iterator[IO[bytes]]:
    """Open an archive so that it can be read from its end.

    One that is compressed, or in another archive, is copied to a temporary file.
    """
    with compression_errors_as_unreadable(), material.open() as stream:
        if isinstance(material.content, (Path, bytes)):
            yield stream
            return
        with SpooledTemporaryFile(MAX_MEMORY_BYTES) as copy:
            spool(stream, copy, material.limits)
            yield copy


def entries(archive: ZipFile, archive_bytes: int, limits: Limits) -> Iterator[Entry]:
    """Yield the files of an archive, no more than is credible for its size.

    Raises:
        UnreadableFile: The files would become too large.
    """
    max_bytes = MAX_COMPRESSION_RATIO * archive_bytes + limits.max_file_bytes
    total_bytes = 0
    for info in archive.infolist():
        if not is_file(info):
            continue
        total_bytes += info.file_size
        if total_bytes > max_bytes:
            raise UnreadableFile("archive-swells", ratio=MAX_COMPRESSION_RATIO)
        yield entry(archive, info)


def is_file(info: ZipInfo) -> bool:
    """Return False for a folder or a link of an archive."""
    # the upper half of the attributes is the mode of Unix
    return not info.filename.endswith("/") and not stat.S_ISLNK(info.external_attr >> 16)


def entry(archive: ZipFile, info: ZipInfo) -> Entry:
    """Return a file of an archive as it lists it."""
    open_member = partial(_open_member, archive, info)
    return Entry(entry_name(info), info.file_size, open_member, _refusal(info))


def _open_member(archive: ZipFile, info: ZipInfo) -> IO[bytes]:
    with archive_errors_as_unreadable():
        return archive.open(info)


def entry_name(info: ZipInfo) -> str:
    """Return the name of a file.

    If a name is not said to be UTF-8, `zipfile` decodes it as cp437, the encoding of DOS in the
    United States. This is undone.
    """
    if info.flag_bits & NAMED_IN_UTF_8 or info.filename.isascii():
        return info.filename
    return decode_file_name(info.orig_filename.encode("cp437"))


def _refusal(info: ZipInfo) -> Message | None:
    """Return why a file is not read; None if it is."""
    if info.flag_bits & ENCRYPTED:
        return Message.of("member-encrypted")
    swells = info.file_size > MAX_COMPRESSION_RATIO * info.compress_size
    if swells and info.file_size > MAX_MEMORY_BYTES:
        return Message.of("member-swells", ratio=MAX_COMPRESSION_RATIO)
    return None
