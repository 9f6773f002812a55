"""Walk a folder and list its files, each with the stamp that shows whether it has changed.

A file has two names here: its `location` is where it is on this machine, and its `path` is
relative to the folder that is indexed, with `/` between parts.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from errno import ELOOP, ENOENT, ENOTDIR
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from index.errors import InputError
from index.files.names import printable_path
from index.messages import Message

DOUBTFUL_NS = 2_000_000_000
"""Nanoseconds before it was read within which a modification leaves a stamp in doubt.

The file may have been modified again after it was read, with the same stamp.
"""

_BLOCK_BYTES = 1 << 20
"""Bytes of a file that are read at a time."""
_BROKEN_LINK = Message("link-broken")
_BROKEN_LINK_ERRNOS = frozenset({ENOENT, ELOOP, ENOTDIR})
_SPECIAL_FILE = Message("file-special")

Identity: TypeAlias = tuple[int, int]
"""Device and inode of a file or folder: no other has both, and a new name does not change them."""


class Stamp(Struct, frozen=True):
    """Marks of a file, all of which stay the same as long as nobody writes to it.

    Anybody can set the time of modification back. Nobody can do that with the time of change, and
    a file that takes the place of another has another inode.

    Attributes:
        size: In bytes.
        mtime_ns: Time of the last modification in nanoseconds since 1970.
        ctime_ns: Time of the last change of the file or of its attributes in nanoseconds since
            1970; on Windows, the time when it was made.
        inode: Its number on its disk.
        companions: The stamps of the other files that its articles depend on, as one text; empty
            if there are none.
    """

    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0
    companions: str = ""

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """Return the stamp of a file with this status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)

    @property
    def changed_ns(self) -> int:
        """The time since which nobody has written to the file, in nanoseconds since 1970."""
        return max(self.mtime_ns, self.ctime_ns)


class File(Struct, frozen=True):
    """A file of an archive.

    Attributes:
        place: Where it is on this machine, as a text: of most files nobody asks for a path.
        path: Relative to its folder; bytes that are not UTF-8 are written in hexadecimal.
        stamp: Its stamp when it was listed.
    """

    place: str
    path: str
    stamp: Stamp

    @property
    def location(self) -> Path:
        """The path of its place."""
        return Path(self.place)


class Unreadable(Struct, frozen=True):
    """A folder that cannot be listed, or a file that cannot be examined.

    Attributes:
        path: Relative to the folder that is walked.
        reason: Why not.
    """

    path: str
    reason: Message


class NotAFile(Struct, frozen=True):
    """A pipe, a socket, a device or a link that leads nowhere.

    Attributes:
        path: Relative to the folder that is walked.
        reason: What it is.
    """

    path: str
    reason: Message


Entry: TypeAlias = File | Unreadable | NotAFile
"""An item that a walk lists."""


class _Folder(Struct, frozen=True):
    """A folder that the walk comes to."""

    location: Path
    path: str


class _FolderAhead(NamedTuple):
    """A folder that the walk has still to list.

    Attributes:
        folder: The folder.
        barred: The identities of folders that are not entered: the index's own, and those above
            this one, which a link may lead back up to.
    """

    folder: _Folder
    barred: frozenset[Identity]


def walk(
    folder: Path,
    under: str = "",
    excluded: Path | None = None,
    *,
    is_single_file: bool = False,
) -> Iterator[Entry]:
    """List the files under a folder, in no particular order.

    Hidden files are left out, and so are links to what the walk comes to anyway. Nothing is kept
    in memory, however many files there are.

    Args:
        folder: The folder that paths are relative to.
        under: List only this file, or what this folder holds; everything by default. Nothing is
            listed that a walk of the whole folder does not come to.
        excluded: A folder that is not entered: the index itself.
        is_single_file: True to list the file `under` even if it is a link.

    Raises:
        InputError: The folder itself cannot be listed.
    """
    start = folder / under
    root = folder.resolve()
    barred = _identities(excluded)
    if not is_single_file:
        try:
            barred = _barred_on_the_way(folder, under, root, barred)
        except OSError:
            return  # something on the way is gone, or is no folder
    if start.is_dir():
        _check_listable(start)
        prefix = f"{printable_path(under)}/" if under else ""
        yield from _walk(start, prefix, root, barred)
    elif start.is_file():
        yield File(str(start), printable_path(under), Stamp.of(start.stat()))


def _check_listable(folder: Path) -> None:
    """Refuse a folder that cannot be listed.

    Raises:
        InputError: It cannot, for lack of permission or because of a failing disk.
    """
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise InputError("root-unlistable", path=str(folder), reason=error.strerror) from error


def _identities(excluded: Path | None) -> frozenset[Identity]:
    """Return the identity of the excluded folder, or nothing if there is no such folder."""
    if excluded is None or not excluded.exists():
        return frozenset()
    return frozenset({file_identity(excluded.stat())})


def _barred_on_the_way(
    folder: Path, under: str, root: Path, barred: frozenset[Identity]
) -> frozenset[Identity]:
    """Return the folders that are not entered once a walk has come to a part of a folder.

    Args:
        folder: The folder.
        under: The part, relative to it.
        root: The folder with links resolved.
        barred: Folders that are not entered anywhere.

    Raises:
        OSError: A walk does not come there.
    """
    place = folder
    for name in Path(under).parts:
        identity = file_identity(place.stat())
        if identity in barred or _leads_back(place / name, root):
            raise NotADirectoryError(place)
        barred |= {identity}
        place /= name
    return barred


def _leads_back(place: Path, root: Path) -> bool:
    """Return True for a link to what a walk of the root comes to anyway."""
    if not place.is_symlink():
        return False
    target = Path(os.path.realpath(place))
    return target.is_relative_to(root) and os.path.lexists(target)


def _walk(start: Path, prefix: str, root: Path, barred: frozenset[Identity]) -> Iterator[Entry]:
    """List what is in a folder, at any depth.

    Args:
        start: Where it is on this machine.
        prefix: What the paths of its files begin with.
        root: The folder where the walk began, with links resolved.
        barred: Folders that are not entered: the index's own.
    """
    ahead = [_FolderAhead(_Folder(start, prefix.rstrip("/")), barred)]
    while ahead:  # folders may be nested more deeply than functions may be
        folder, barred = ahead.pop()
        try:
            identity = file_identity(folder.location.stat())
            if identity in barred:
                continue
            for item in _items(folder, root):
                if isinstance(item, _Folder):
                    ahead.append(_FolderAhead(item, barred | {identity}))
                else:
                    yield item
        except OSError as error:
            reason = Message.of("folder-unlistable", reason=error.strerror)
            yield Unreadable(folder.path, reason)


def _items(folder: _Folder, root: Path) -> Iterator[Entry | _Folder]:
    """Yield what the names in a folder stand for, without hidden ones.

    Raises:
        OSError: It cannot be listed.
    """
    prefix = f"{folder.path}/" if folder.path else ""
    with os.scandir(folder.location) as listing:
        for child in listing:
            item = None if child.name[0] == "." else _examine(child, prefix, root)
            if item is not None:
                yield item


def _examine(child: os.DirEntry[str], prefix: str, root: Path) -> Entry | _Folder | None:
    """Return what a name in a folder stands for.

    Return None if it has just been deleted, or if it is a link to what the walk comes to anyway.
    """
    path = prefix + printable_path(child.name)
    is_link = child.is_symlink()
    try:
        if is_link:
            target = Path(os.path.realpath(child.path))
            if target.is_relative_to(root) and os.path.lexists(target):
                # The walk comes to the target itself. Only a link that leads back to itself is
                # still a link after it has been resolved.
                is_loop = target.is_symlink()
                return NotAFile(path, _BROKEN_LINK) if is_loop else None
        status = child.stat()
    except OSError as error:
        if is_link and error.errno in _BROKEN_LINK_ERRNOS:
            return NotAFile(path, _BROKEN_LINK)
        if error.errno == ENOENT:
            return None  # it has just been deleted
        return Unreadable(path, Message.of("file-inaccessible", reason=error.strerror))
    return _classify(child.path, path, status)


def _classify(place: str, path: str, status: os.stat_result) -> Entry | _Folder:
    """Return a folder to enter, a file, or the note that it is neither, such as a pipe."""
    if stat.S_ISDIR(status.st_mode):
        return _Folder(Path(place), path)
    if stat.S_ISREG(status.st_mode):
        return File(place, path, Stamp.of(status))
    return NotAFile(path, _SPECIAL_FILE)


def file_identity(status: os.stat_result) -> Identity:
    """Return the device and inode of a file or folder with this status."""
    return status.st_dev, status.st_ino


def digest(content: Path | bytes) -> str:
    """Return a hash of the content of a file, or of bytes, which shows whether it has changed.

    Raises:
        OSError: The file cannot be read.
    """
    content_hash = blake2b(digest_size=16)
    if isinstance(content, bytes):
        content_hash.update(content)
        return content_hash.hexdigest()
    with content.open("rb") as stream:
        while block := stream.read(_BLOCK_BYTES):
            content_hash.update(block)
    return content_hash.hexdigest()
