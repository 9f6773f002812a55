"""Find the file that an article was read from, and never one outside the folders of the index."""

from __future__ import annotations

import io
import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from mimetypes import MimeTypes
from pathlib import Path
from typing import IO

from msgspec import Struct

from index.article import Article
from index.errors import IndexBusy, IndexCorrupt, InputError
from index.files.names import original_path, printable_path
from index.files.roots import Root
from index.readers import Limits, Material, Member, members
from index.store.ledger import Ledger

UNKNOWN_TYPE = "application/octet-stream"
"""The media type of a file of which nothing is known."""
_ENCODED_TYPES = {"gzip": "application/gzip", "bzip2": "application/x-bzip2"}
"""The media types of files that are packed, by the name that `mimetypes` has for that."""


class Original(Struct, frozen=True):
    """The file that an article was read from, or the file in an archive.

    Attributes:
        name: Its name, without folders.
        media_type: Its media type, as its name tells it.
        size: Its size in bytes.
        content: The file on this machine that has its bytes, or the bytes themselves.
    """

    name: str
    media_type: str
    size: int
    content: Path | bytes

    @classmethod
    def of(cls, name: str, content: Path | bytes) -> Original:
        """Make an original, and look at its size.

        Raises:
            OSError: It is no file that can be read.
        """
        if isinstance(content, bytes):
            return cls(name, media_type(name), len(content), content)
        with _open_file(content) as stream:
            size = os.fstat(stream.fileno()).st_size
        return cls(name, media_type(name), size, content)

    def open(self) -> IO[bytes]:
        """Open a stream of the bytes from the start.

        Raises:
            OSError: The file is not there any more, or has become a link.
        """
        if isinstance(self.content, bytes):
            return io.BytesIO(self.content)
        return _open_file(self.content)


def find_original(
    article: Article, roots: Iterable[Root], generation: Path, limits: Limits | None = None
) -> Original:
    """Find the file that an article was read from.

    Args:
        article: The article.
        roots: The folders that the index was made from.
        generation: The folder of the generation, with its ledger.
        limits: Limits on the bytes that are unpacked of an archive.

    Raises:
        InputError: The file is not there any more, or lies outside the roots.
        UnreadableFile: It is in an archive that is damaged, or is too large to be unpacked.
    """
    file = locate(article.path, tuple(roots), generation)
    key = article.id.removeprefix(article.path).removeprefix("#")
    try:
        if key:
            unpacked = _unpack(Material(file.name, file, limits or Limits()), key)
            if unpacked is not None:
                return unpacked
        return Original.of(printable_path(file.name), file)
    except OSError as error:
        raise InputError("original-gone", path=article.path) from error


def media_type(name: str) -> str:
    """Return the media type that the name of a file tells, whatever this machine is set to."""
    kind, encoding = MimeTypes().guess_type(name)
    if encoding:
        return _ENCODED_TYPES.get(encoding, UNKNOWN_TYPE)
    return kind or UNKNOWN_TYPE


def locate(name: str, roots: tuple[Root, ...], generation: Path) -> Path:
    """Return where the file is that has a name in the index, with all links resolved.

    Raises:
        InputError: It is not there any more, or lies outside the roots.
    """
    is_there = False
    for place in _places(name, roots, generation):
        resolved = Path(os.path.realpath(place))
        is_there = is_there or resolved.is_file()
        if resolved.is_file() and _is_beneath(resolved, roots):
            return resolved
    raise InputError("original-outside" if is_there else "original-gone", path=name)


def _places(name: str, roots: tuple[Root, ...], generation: Path) -> Iterator[Path]:
    """Yield where a file may be: where the ledger says, or under each root in turn."""
    faults = (IndexBusy, IndexCorrupt, sqlite3.DatabaseError)
    with suppress(*faults), Ledger(generation, read_only=True) as ledger:
        place = ledger.place_of(name)
        if place:
            root, path = place
            yield Path(original_path(root), original_path(path))
            return
    for known in roots:
        yield Path(known.folder, original_path(name))


def _is_beneath(file: Path, roots: Iterable[Root]) -> bool:
    """Return True if a file, its links resolved, is one of those that a root contains."""
    for root in roots:
        folder = Path(os.path.realpath(root.folder))
        if root.only is None and file.is_relative_to(folder):
            return True
        if root.only is not None and file in {folder / name for name in root.only}:
            return True
    return False


def _unpack(material: Material, key: str, depth: int = 0) -> Original | None:
    """Return the file in an archive that an article was read from; None if there is no archive.

    Args:
        material: The archive, or another file.
        key: The key of the article in it, such as `lundi.zip#une.csv#3`.
        depth: The number of archives around it.

    Raises:
        InputError: It is an archive, and no file in it has the article.
        UnreadableFile: It is damaged, or the file is too large.
    """
    is_archive = False
    with closing(members(material)) as found:
        for member in found:
            is_archive = True
            own_key, rest = _split_key(member, key)
            if key == own_key or rest:
                return _unpack_member(member, rest, depth)
    if is_archive:
        raise InputError("original-not-in-archive", path=printable_path(material.name))
    return None


def _split_key(member: Member, key: str) -> tuple[str, str]:
    """Return the key of a file in an archive, and what follows it in the key of an article of it."""
    own_key = printable_path(member.key)
    start = f"{own_key}#"
    return own_key, key.removeprefix(start) if key.startswith(start) else ""


def _unpack_member(member: Member, key: str, depth: int) -> Original:
    """Return a file of an archive, or the file in it if it is an archive itself.

    Args:
        member: The file.
        key: The key of the article in it; empty if it has but one.
        depth: The number of archives around the archive.
    """
    may_go_deeper = depth + 1 < member.material.limits.max_archive_depth
    inner = _unpack(member.material, key, depth + 1) if key and may_go_deeper else None
    return inner or Original.of(member.material.name, member.material.whole())


def _open_file(path: Path) -> IO[bytes]:
    """Open a file that is a file: no link, which may lead elsewhere, and nothing that never ends.

    Raises:
        OSError: It is none, or cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(path)
    return os.fdopen(descriptor, "rb")
