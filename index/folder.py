"""Which files there are under a folder, in a fixed order, and the stamp that tells whether one has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
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


def order(path: str) -> str:
    """What sorts paths as `walk` gives them: a folder's files stand together."""
    return path.replace("/", "\x01")


def walk(folder: Path, under: str = "", apart_from: Path | None = None) -> Iterator[File]:
    """The files under a folder, in the order of their paths; hidden ones are left out, links are followed once.

    Args:
        folder: Where to start.
        under: Only this file, or what this folder holds, relative to the folder; everything by default.
        apart_from: A folder that is passed over: the index itself.

    Raises:
        InputError: The folder cannot be listed.
    """
    start = folder / under
    if start.is_dir():
        try:
            yield from _walk(start, f"{under}/" if under else "", apart_from, frozenset())
        except OSError as error:
            raise InputError(f"{error.filename or start}: cannot be listed ({error.strerror})") from error
    elif start.exists():
        yield _file(start, under)


def _walk(folder: Path, prefix: str, apart_from: Path | None, above: frozenset[tuple[int, int]]) -> Iterator[File]:
    here = folder.stat()
    identity = (here.st_dev, here.st_ino)
    if identity in above or folder == apart_from:
        return  # a link that leads back up, or our own files
    with os.scandir(folder) as listing:
        entries = sorted((_readable(entry.name), entry.name, entry.is_dir()) for entry in listing)
    for shown, name, is_folder in entries:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(folder / name, f"{prefix}{shown}/", apart_from, above | {identity})
        elif (place := folder / name).exists():
            yield _file(place, prefix + shown)


def _file(place: Path, path: str) -> File:
    found = place.stat()
    return File(place, path, Stamp(found.st_size, found.st_mtime_ns))


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


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
