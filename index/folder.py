"""Which files there are under a folder, and the stamp that tells whether one has changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from errno import ELOOP
from hashlib import blake2b
from pathlib import Path

from index.errors import InputError

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """Size in bytes and time of last change in nanoseconds: equal stamps mean that a file need not be read."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class File:
    """A file of an archive.

    Attributes:
        place: Where it is on this machine.
        path: Relative to its folder, with `/` between parts; bytes that are not UTF-8 are spelt out in hexadecimal.
        stamp: Its size and time of last change when it was listed.
    """

    place: Path
    path: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Closed:
    """A folder that cannot be listed: nobody knows what is in it.

    Attributes:
        path: Relative to where the walk began, as the paths of files are.
        reason: Why not.
    """

    path: str
    reason: str


def spelt(name: str) -> str:
    """A file's name as it is shown and stored: bytes that are not UTF-8 are spelt out in hexadecimal."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def walk(folder: Path, under: str = "", apart_from: Path | None = None) -> Iterator[File | Closed]:
    """The files under a folder, as they come, however many; hidden ones are left out, and links within it.

    Args:
        folder: Where to start.
        under: Only this file, or what this folder holds, relative to the folder; everything by default.
        apart_from: A folder that is passed over: the index itself.

    Raises:
        InputError: The folder itself cannot be listed.
    """
    start = folder / under
    barred = {_identity(apart_from.stat())} if apart_from and apart_from.exists() else set()
    if start.is_dir():
        try:
            next(start.iterdir(), None)
        except OSError as error:
            raise InputError(f"{start}: cannot be listed ({error.strerror})") from error
        yield from _walk(start, f"{spelt(under)}/" if under else "", folder.resolve(), frozenset(barred))
    elif start.is_file():
        yield _file(start, spelt(under), start.stat())


def _walk(folder: Path, prefix: str, root: Path, barred: frozenset[tuple[int, int]]) -> Iterator[File | Closed]:
    """The files below a folder, unless it is barred: the index's own, or one that a link leads back up to."""
    try:
        here = _identity(folder.stat())
        if here in barred:
            return
        with os.scandir(folder) as listing:
            for entry in listing:
                if entry.name[0] == "." or _stays_within(entry, root) or not (found := _status(entry)):
                    continue
                path = prefix + spelt(entry.name)
                if stat.S_ISDIR(found.st_mode):
                    yield from _walk(folder / entry.name, f"{path}/", root, barred | {here})
                elif stat.S_ISREG(found.st_mode):  # reading from a pipe or a device may never end
                    yield _file(folder / entry.name, path, found)
    except OSError as error:
        yield Closed(prefix.rstrip("/"), f"cannot be listed ({error.strerror})")


def _stays_within(entry: os.DirEntry[str], root: Path) -> bool:
    """Whether it is a link to what the walk comes to anyway: an article would count twice."""
    return entry.is_symlink() and Path(os.path.realpath(entry.path)).is_relative_to(root)


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What stands behind a name; nothing if it has just gone, or is a link to nowhere or to itself."""
    try:
        return entry.stat()
    except OSError as error:
        if isinstance(error, FileNotFoundError) or error.errno == ELOOP:
            return None
        raise


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _file(place: Path, path: str, found: os.stat_result) -> File:
    return File(place, path, Stamp(found.st_size, found.st_mtime_ns))


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
