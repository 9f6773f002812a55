"""Tantivy's files: verify their checksums, and mirror them where nothing may be written."""

from __future__ import annotations

import json
import re
import stat
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zlib import crc32

from index.messages import Message

_META = "meta.json"
_MANAGED = ".managed.json"
_LOCK = ".tantivy-writer.lock"
_READ_AND_WRITE = 0o666
_MANAGED_NAME = re.compile(r"meta\.json|[0-9a-f]{32}(?:\.[a-z0-9]{1,16}){1,2}")
"""A name that Tantivy gives its files: `meta.json`, or `0123…cdef.store`, `0123…cdef.12.del`."""
_BLOCK_BYTES = 1 << 20
_END = struct.Struct("<II")
"""The last bytes of every file: the length of its footer, and a number that marks a footer."""
_FOOTER_MAGIC = 1337
"""The number with which Tantivy marks a footer."""
_DAMAGE = (OSError, ValueError, TypeError, LookupError, AttributeError, struct.error)
"""What reading a damaged file may raise."""


class Mirror:
    """A temporary folder of links to the files of an index.

    Tantivy makes a lock beside the files that it reads. Where that is forbidden, it reads through a
    mirror.
    """

    def __init__(self, folder: Path) -> None:
        """Mirror a folder for as long as this object lives."""
        self._folder = folder
        self._temporary = TemporaryDirectory(prefix="search-")
        self.sync()

    @property
    def folder(self) -> Path:
        """The folder of the links."""
        return Path(self._temporary.name)

    def sync(self) -> None:
        """Link to the files that the index has now."""
        files = {
            path.name: path.absolute()
            for path in self._folder.iterdir()
            if not path.name.endswith(".lock")
        }
        # the locks that Tantivy makes in the mirror are no links, and stay
        for link in self.folder.iterdir():
            if link.is_symlink() and link.name not in files:
                link.unlink()
        for name, path in files.items():
            with suppress(FileExistsError):
                (self.folder / name).symlink_to(path)

    def close(self) -> None:
        """Remove the links."""
        self._temporary.cleanup()


def names_only_own_files(folder: Path) -> bool:
    """Return True if the list of the files of an index names none but files that Tantivy writes.

    Tantivy deletes what stands in that list and is not in use any more. A path that leads out of
    the folder would delete any file of the user.
    """
    try:
        names = json.loads((folder / _MANAGED).read_bytes())
    except (FileNotFoundError, PermissionError):
        return True  # where the list cannot be read, Tantivy cannot read it either
    except (ValueError, RecursionError):
        return False
    return isinstance(names, list) and all(map(_is_managed_name, names))


def _is_managed_name(name: object) -> bool:
    return isinstance(name, str) and _MANAGED_NAME.fullmatch(name) is not None


def share_lists(folder: Path) -> None:
    """Let whoever may read the other files of an index read Tantivy's lists of them, too.

    Tantivy makes its lists for their owner alone, and then nobody else could search the index.
    """
    shared = stat.S_IMODE((folder / _LOCK).stat().st_mode) & _READ_AND_WRITE
    for name in (_META, _MANAGED):
        with suppress(OSError):  # it belongs to somebody else, who shares it or does not
            (folder / name).chmod(shared)


def verify_checksums(folder: Path) -> Iterator[Message]:
    """Yield each fault of the files of the segments in use."""
    try:
        segments = _segments(folder)
    except _DAMAGE as error:
        yield Message.of("index-file-unreadable", file=_META, reason=str(error))
        return
    for segment in segments:
        for path in sorted(folder.glob(f"{segment}.*")):
            if not _is_intact(path):
                yield Message.of("index-file-damaged", file=path.name)


def _segments(folder: Path) -> list[str]:
    """Return the names that the files of the segments in use begin with."""
    meta = json.loads((folder / _META).read_text("utf-8"))
    return [segment["segment_id"].replace("-", "") for segment in meta["segments"]]


def _is_intact(path: Path) -> bool:
    """Return True if a file has the checksum that its footer names."""
    try:
        with path.open("rb") as file:
            return _has_checksum(file)
    except _DAMAGE:
        return False


def _has_checksum(file: BinaryIO) -> bool:
    """Return True if a file ends in a footer with the checksum of what stands before it.

    A file is its body, then the footer, which is JSON, and then `_END`.
    """
    end = file.seek(0, 2) - _END.size
    file.seek(end)
    footer_bytes, magic = _END.unpack(file.read())
    body_bytes = end - footer_bytes
    file.seek(body_bytes)
    expected = json.loads(file.read(footer_bytes))["crc"]
    return bool(magic == _FOOTER_MAGIC and _checksum(file, body_bytes) == expected)


def _checksum(file: BinaryIO, length: int) -> int:
    """Return the CRC-32 of the first bytes of a file."""
    file.seek(0)
    checksum = 0
    left = length
    while left > 0:
        block = file.read(min(_BLOCK_BYTES, left))
        if not block:
            break
        checksum = crc32(block, checksum)
        left -= len(block)
    return checksum
