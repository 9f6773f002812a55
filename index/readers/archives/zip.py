"""Read zip archives: the files in them, one after the other."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import SEEK_END
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZipFile, ZipInfo

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.archives.members import Entry, archive_errors_as_unreadable, members, spool
from index.readers.archives.recovery import ENCRYPTED, NAMED_IN_UTF_8, recover_members
from index.readers.encoding import decode_file_name
from index.readers.formats import unread_zip_message
from index.readers.limits import MAX_COMPRESSION_RATIO, MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, Member, compression_errors_as_unreadable
from index.readers.raw_article import Problem


def read(material: Material) -> Iterator[Member | Problem]:
    """Yield the files of an archive; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: No file can be found in it, or it is a document of a format that is not
            read and is kept as a zip archive.
    """
    with open_entries(material) as entries:
        yield from members(entries, material.limits)


@contextmanager
def open_entries(material: Material) -> Iterator[Iterator[Entry]]:
    """List the files of an archive, all of which can be opened until it is closed.

    Raises:
        UnreadableFile: It is a document of a format that is not read and is kept as a zip archive.
            Where an archive breaks off, the iteration raises the error.
    """
    limits = material.limits
    with _with_random_access(material) as stream:
        try:
            archive = _open(stream)
        except UnreadableFile:
            stream.seek(0)
            yield recover_members(stream, limits)
            return
        with archive:
            _refuse_documents(archive)
            size = stream.seek(0, SEEK_END)
            yield _entries(archive, size, limits)


def member_names(material: Material) -> frozenset[str]:
    """Return the names of the files in an archive; none if it is damaged."""
    try:
        with _with_random_access(material) as stream, _open(stream) as archive:
            return frozenset(archive.NameToInfo)
    except UnreadableFile:
        return frozenset()


def _open(stream: IO[bytes]) -> ZipFile:
    with archive_errors_as_unreadable():
        return ZipFile(stream)


@contextmanager
def _with_random_access(material: Material) -> Iterator[IO[bytes]]:
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


def _refuse_documents(archive: ZipFile) -> None:
    """Check that an archive is not a document that is kept as one.

    Raises:
        UnreadableFile: It is a document.
    """
    document_format = unread_zip_message(archive.NameToInfo)
    if document_format is not None:
        raise UnreadableFile("archive-of-other-kind", format=document_format)


def _entries(archive: ZipFile, archive_bytes: int, limits: Limits) -> Iterator[Entry]:
    """Yield the files of an archive, no more than is credible for its size.

    Raises:
        UnreadableFile: The files would become too large.
    """
    max_bytes = MAX_COMPRESSION_RATIO * archive_bytes + limits.max_file_bytes
    total_bytes = 0
    for info in archive.infolist():
        # folders and links are no files; the upper half of the attributes is the mode of Unix
        if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
            continue
        total_bytes += info.file_size
        if total_bytes > max_bytes:
            raise UnreadableFile("archive-swells", ratio=MAX_COMPRESSION_RATIO)
        open_member = partial(_open_member, archive, info)
        yield Entry(_name(info), info.file_size, open_member, _refusal(info))


def _open_member(archive: ZipFile, info: ZipInfo) -> IO[bytes]:
    with archive_errors_as_unreadable():
        return archive.open(info)


def _name(info: ZipInfo) -> str:
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
