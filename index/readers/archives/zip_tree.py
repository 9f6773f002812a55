"""The files of a zip archive, among which readers may look for what belongs to one of them."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from msgspec.structs import replace

from index.readers.archives.members import (
    archive_errors_as_unreadable,
    is_hidden,
    printable_path,
    spool,
)
from index.readers.archives.zip_entries import entry, entry_name, is_file, open_archive
from index.readers.limits import MAX_MEMORY_BYTES, MAX_NAMES
from index.readers.material import Content, Material, compression_errors_as_unreadable


class ZipTree:
    """The files of an archive.

    Attributes:
        memo: Holds what was made of files of the tree, so that it is made once.
    """

    __slots__ = ("_archive", "_files", "_folders", "_infos", "_material", "_stream", "memo")

    def __init__(self, material: Material, archive: ZipFile | None = None) -> None:
        """Make the tree of an archive.

        Args:
            material: The archive.
            archive: The same, if it is open. It is opened again when that was closed.
        """
        self.memo: dict[str, Any] = {}
        self._material = replace(material, place=None)
        self._archive = archive
        self._stream: IO[bytes] | None = None
        self._infos: dict[str, ZipInfo] = {}
        self._files: dict[str, list[str]] = {}
        self._folders: dict[str, set[str]] = {}

    def __del__(self) -> None:
        """Close the archive, if it was opened again."""
        if self._stream is not None:
            self._stream.close()

    def __reduce__(self) -> tuple[object, tuple[Material]]:
        """Send a tree to another process without what it remembers."""
        return _zip_tree, (self._material,)

    def files(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder, in order; none if there is no such folder."""
        self._list()
        return tuple(sorted(self._files.get(folder, ())))

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder, in order; none if there is no such one."""
        self._list()
        return tuple(sorted(self._folders.get(folder, ())))

    def content(self, path: str) -> Content | None:
        """Return the bytes of a file, or what opens it; None if it is not there or not read."""
        self._list()
        info = self._infos.get(path)
        if info is None:
            return None
        member = entry(self._open(), info)
        if member.refusal:
            return None
        if member.size > MAX_MEMORY_BYTES:
            return member.open
        with (
            archive_errors_as_unreadable(),
            compression_errors_as_unreadable(),
            member.open() as stream,
        ):
            # the archive may state a smaller size than there is
            return stream.read(MAX_MEMORY_BYTES + 1)

    def _list(self) -> None:
        """Remember the files of the archive by their paths and folders."""
        if self._infos:
            return
        infos = filter(is_file, self._open().infolist())
        for info in islice(infos, MAX_NAMES):
            path = printable_path(entry_name(info))
            if not is_hidden(path) and path not in self._infos:
                self._infos[path] = info
                folder, _, name = path.rpartition("/")
                self._files.setdefault(folder, []).append(name)
                self._add_folders(folder)

    def _add_folders(self, folder: str) -> None:
        """Remember a folder and those around it."""
        while folder:
            outer, _, name = folder.rpartition("/")
            inner = self._folders.setdefault(outer, set())
            if name in inner:
                return
            inner.add(name)
            folder = outer

    def _open(self) -> ZipFile:
        """Return the archive, opened again if it was closed.

        Raises:
            UnreadableFile: It cannot be read any more.
        """
        if self._archive is None or self._archive.fp is None:
            self._stream = _random_access(self._material)
            self._archive = open_archive(self._stream)
        return self._archive


@lru_cache(maxsize=1)
def _zip_tree(material: Material) -> ZipTree:
    """Return the tree of an archive, the same one for all of its files that come one by one."""
    return ZipTree(material)


def _random_access(material: Material) -> IO[bytes]:
    """Open an archive so that it can be read from its end."""
    stream = material.open()
    if isinstance(material.content, (Path, bytes)):
        return stream
    copy = SpooledTemporaryFile(MAX_MEMORY_BYTES)  # noqa: SIM115 - closed with the tree
    with stream:
        spool(stream, copy, material.limits)
    return copy
