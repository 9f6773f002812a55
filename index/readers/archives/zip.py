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
from index.readers.archives.members import Entry, copy, members, unharmed
from index.readers.archives.recovery import ENCRYPTED, NAMED_IN_UTF_8, recover_members
from index.readers.encoding import file_name
from index.readers.limits import MAX_COMPRESSION_RATIO, MAX_FILE_BYTES, MAX_MEMORY_BYTES
from index.readers.material import Material, Member, breaks
from index.readers.raw import Problem

_DOCUMENTS: Final = (
    ("[Content_Types].xml", "a Word, Excel or PowerPoint document"),
    ("META-INF/container.xml", "an e-book"),
    ("META-INF/manifest.xml", "an OpenDocument text, sheet or presentation"),
    ("META-INF/MANIFEST.MF", "a program"),
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
            yield from members(recover_members(stream))
            return
        with archive:
            _refuse_documents(archive)
            yield from members(_entries(archive, stream.seek(0, SEEK_END)))


@contextmanager
def _seekable(material: Material) -> Iterator[IO[bytes]]:
    """The archive, from a copy if it is compressed itself or in another archive: it is read from its end."""
    with breaks(), material.open() as stream:
        if isinstance(material.content, (Path, bytes)):
            yield stream
            return
        with SpooledTemporaryFile(MAX_MEMORY_BYTES) as spool:
            copy(stream, spool)
            yield spool


def _refuse_documents(archive: ZipFile) -> None:
    names = archive.NameToInfo
    for name, kind in _DOCUMENTS:
        if name in names:
            raise UnreadableFile(f"it is {kind}, not an archive of articles")


def _entries(archive: ZipFile, size: int) -> Iterator[Entry]:
    """What the archive lists, no further than is credible for one of its size."""
    total = 0
    for info in archive.infolist():
        if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
            continue
        total += info.file_size
        if total > MAX_COMPRESSION_RATIO * size + MAX_FILE_BYTES:
            raise UnreadableFile(
                f"its files would be more than {MAX_COMPRESSION_RATIO} times its size; what comes next is not"
            )
        yield Entry(_name(info), info.file_size, partial(_opened, archive, info), _refusal(info))


def _opened(archive: ZipFile, info: ZipInfo) -> IO[bytes]:
    with unharmed():
        return archive.open(info)


def _name(info: ZipInfo) -> str:
    """The name of a file; the module takes those that are not said to be UTF-8 for the DOS of the United States."""
    if info.flag_bits & NAMED_IN_UTF_8 or info.filename.isascii():
        return info.filename
    return file_name(info.orig_filename.encode("cp437"))


def _refusal(info: ZipInfo) -> str | None:
    if info.flag_bits & ENCRYPTED:
        return "it is encrypted"
    if (
        info.file_size > MAX_MEMORY_BYTES
        and info.file_size > MAX_COMPRESSION_RATIO * info.compress_size
    ):
        return f"it would be more than {MAX_COMPRESSION_RATIO} times the size it has in the archive"
    return None
