"""Zip archives: the files in them, one after the other."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import SEEK_END
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from zipfile import ZipFile, ZipInfo

from index.errors import UnreadableFile
from index.messages import Message
from index.readers.archives.members import Entry, copy, members, unharmed
from index.readers.archives.recovery import ENCRYPTED, NAMED_IN_UTF_8, recover_members
from index.readers.encoding import file_name
from index.readers.limits import MAX_COMPRESSION_RATIO, MAX_MEMORY_BYTES, Limits
from index.readers.material import Material, Member, breaks
from index.readers.raw import Problem

_DOCUMENTS: Final = (
    ("[Content_Types].xml", "format-ooxml"),
    ("META-INF/container.xml", "format-epub"),
    ("META-INF/manifest.xml", "format-opendocument"),
    ("META-INF/MANIFEST.MF", "format-program"),
)


def read(material: Material) -> Iterator[Member | Problem]:
    """The files of an archive; of one that is cut short, those before the cut.

    Raises:
        UnreadableFile: No file can be found in it, or it is a document of another kind that is kept as a zip archive.
    """
    with _seekable(material) as stream:
        try:
            with unharmed():
                archive = ZipFile(stream)
        except UnreadableFile:
            stream.seek(0)
            yield from members(recover_members(stream, material.limits), material.limits)
            return
        with archive:
            _refuse_documents(archive)
            size = stream.seek(0, SEEK_END)
            yield from members(_entries(archive, size, material.limits), material.limits)


@contextmanager
def _seekable(material: Material) -> Iterator[IO[bytes]]:
    """The archive, from a copy if it is compressed itself or in another archive: it is read from its end."""
    with breaks(), material.open() as stream:
        if isinstance(material.content, (Path, bytes)):
            yield stream
            return
        with SpooledTemporaryFile(MAX_MEMORY_BYTES) as spool:
            copy(stream, spool, material.limits)
            yield spool


def _refuse_documents(archive: ZipFile) -> None:
    names = archive.NameToInfo
    for name, kind in _DOCUMENTS:
        if name in names:
            raise UnreadableFile("archive-of-other-kind", format=Message.of(kind))


def _entries(archive: ZipFile, size: int, limits: Limits) -> Iterator[Entry]:
    """What the archive lists, no further than is credible for one of its size."""
    total = 0
    for info in archive.infolist():
        if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
            continue
        total += info.file_size
        if total > MAX_COMPRESSION_RATIO * size + limits.max_file_bytes:
            raise UnreadableFile("archive-swells", ratio=MAX_COMPRESSION_RATIO)
        yield Entry(_name(info), info.file_size, partial(_opened, archive, info), _refusal(info))


def _opened(archive: ZipFile, info: ZipInfo) -> IO[bytes]:
    with unharmed():
        return archive.open(info)


def _name(info: ZipInfo) -> str:
    """The name of a file; the module takes those that are not said to be UTF-8 for the DOS of the United States."""
    if info.flag_bits & NAMED_IN_UTF_8 or info.filename.isascii():
        return info.filename
    return file_name(info.orig_filename.encode("cp437"))


def _refusal(info: ZipInfo) -> Message | None:
    if info.flag_bits & ENCRYPTED:
        return Message.of("member-encrypted")
    if (
        info.file_size > MAX_MEMORY_BYTES
        and info.file_size > MAX_COMPRESSION_RATIO * info.compress_size
    ):
        return Message.of("member-swells", ratio=MAX_COMPRESSION_RATIO)
    return None
