"""Which files there are under a folder, and the stamp that tells whether one has changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from errno import ELOOP, ENOENT, ENOTDIR
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from index.errors import InputError

_BLOCK = 1 << 20
_NOWHERE = "is a link that leads nowhere"


class Stamp(Struct, frozen=True):
    """Size in bytes and time of last change in nanoseconds: equal stamps mean that a file need not be read."""

    size: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        """The stamp of a file that was looked at."""
        return cls(found.st_size, found.st_mtime_ns)


class File(Struct, frozen=True):
    """A file of an archive.

    Attributes:
        place: Where it is on this machine.
        path: Relative to its folder, with `/` between parts; bytes that are not UTF-8 are spelt out in hexadecimal.
        stamp: Its size and time of last change when it was listed.
    """

    place: Path
    path: str
    stamp: Stamp


class Unreadable(Struct, frozen=True):
    """A folder that cannot be listed, or a file that cannot be looked at: nobody knows what is in it.

    Attributes:
        path: As the paths of files are.
        reason: Why not.
    """

    path: str
    reason: str


class NotAFile(Struct, frozen=True):
    """What stands in a folder and is no file: a pipe, a socket, a device, a link that leads nowhere.

    Attributes:
        path: As the paths of files are.
        reason: What it is.
    """

    path: str
    reason: str


Found = File | Unreadable | NotAFile


def printable_path(name: str) -> str:
    """A file's name as it is shown and stored: bytes that are not UTF-8 are spelt out in hexadecimal."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def walk(folder: Path, under: str = "", apart_from: Path | None = None) -> Iterator[Found]:
    """The files under a folder, as they come, however many; hidden ones are left out, and links within it.

    Args:
        folder: Where to start.
        under: Only this file, or what this folder holds, relative to the folder; everything by default.
        apart_from: A folder that is passed over: the index itself.

    Raises:
        InputError: The folder itself cannot be listed.
    """
    start = folder / under
    barred = {file_identity(apart_from.stat())} if apart_from and apart_from.exists() else set()
    if start.is_dir():
        try:
            next(start.iterdir(), None)
        except OSError as error:
            raise InputError(f"{start}: cannot be listed ({error.strerror})") from error
        yield from _walk(
            start, f"{printable_path(under)}/" if under else "", folder.resolve(), frozenset(barred)
        )
    elif start.is_file():
        yield _file(start, printable_path(under), start.stat())


def _walk(
    folder: Path, prefix: str, root: Path, barred: frozenset[tuple[int, int]]
) -> Iterator[Found]:
    """The files below a folder, unless it is barred: the index's own, or one that a link leads back up to."""
    try:
        here = file_identity(folder.stat())
        if here in barred:
            return
        with os.scandir(folder) as listing:
            for entry in listing:
                if entry.name[0] == ".":
                    continue
                path = prefix + printable_path(entry.name)
                found = _status(entry, path, root)
                if isinstance(found, Unreadable | NotAFile):
                    yield found
                elif found and stat.S_ISDIR(found.st_mode):
                    yield from _walk(folder / entry.name, f"{path}/", root, barred | {here})
                elif found and stat.S_ISREG(found.st_mode):
                    yield _file(folder / entry.name, path, found)
                elif found:
                    yield NotAFile(
                        path, "is a pipe, a socket or a device: reading from it may never end"
                    )
    except OSError as error:
        yield Unreadable(prefix.rstrip("/"), f"cannot be listed ({error.strerror})")


def _status(
    entry: os.DirEntry[str], path: str, root: Path
) -> os.stat_result | Unreadable | NotAFile | None:
    """What stands behind a name; nothing if it has just gone, or is a link to what the walk comes to anyway."""
    is_link = entry.is_symlink()
    try:
        if (
            is_link
            and (place := Path(os.path.realpath(entry.path))).is_relative_to(root)
            and os.path.lexists(place)
        ):
            return None if not place.is_symlink() else NotAFile(path, _NOWHERE)
        return entry.stat()
    except OSError as error:
        if is_link and error.errno in {ENOENT, ELOOP, ENOTDIR}:
            return NotAFile(path, _NOWHERE)
        return (
            None
            if error.errno == ENOENT
            else Unreadable(path, f"cannot be read ({error.strerror})")
        )


def file_identity(found: os.stat_result) -> tuple[int, int]:
    """What tells a file or folder from all others, whatever it is called."""
    return found.st_dev, found.st_ino


def _file(place: Path, path: str, found: os.stat_result) -> File:
    return File(place, path, Stamp.of(found))


def digest(place: Path) -> str:
    """A fingerprint of a file's content, for when its stamp leaves doubt.

    Raises:
        OSError: The file cannot be read.
    """
    fingerprint = blake2b(digest_size=16)
    with place.open("rb") as file:
        while block := file.read(_BLOCK):
            fingerprint.update(block)
    return fingerprint.hexdigest()
