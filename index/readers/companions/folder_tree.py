"""The files of a folder on disk, among which readers may look for what belongs to a file."""

from __future__ import annotations

import os
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from index.readers.limits import MAX_NAMES
from index.readers.material import Content, Place


class _Listing(Struct, frozen=True):
    """The names in a folder.

    Attributes:
        files: Names of files.
        folders: Names of folders.
    """

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


class FolderTree:
    """The files under a folder, as one run finds them.

    Attributes:
        root: The folder.
        only: Names of the files in the root that the tree consists of; None for all of its files.
        run: Tells one run from the next: a folder is listed once in a run.
        memo: Holds what was made of files of the tree, so that it is made once.
    """

    __slots__ = ("_listings", "_names", "_real_root", "memo", "only", "root", "run")

    def __init__(self, root: str | Path, run: int, only: tuple[str, ...] | None = None) -> None:
        self.root = Path(root)
        self.only = only
        self.run = run
        self.memo: dict[str, Any] = {}
        self._real_root = os.path.realpath(root)
        self._listings: dict[str, _Listing] = {}
        self._names = 0

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Send a tree to another process without what it remembers."""
        return folder_tree, (str(self.root), self.run, self.only)

    def files(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder, in order; none if there is no such folder."""
        return self._listing(folder).files

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder, in order; none if there is no such one."""
        return self._listing(folder).folders

    def content(self, path: str) -> Content | None:
        """Return where a file is on disk; None if it is not in the tree."""
        folder, _, name = path.rpartition("/")
        files = self.files(folder)
        place = bisect_left(files, name)
        return self.root / path if files[place : place + 1] == (name,) else None

    def _listing(self, folder: str) -> _Listing:
        """Return the names in a folder, which are remembered unless they are too many."""
        listing = self._listings.get(folder)
        if listing is None:
            listing = self._list(folder)
            self._names += len(listing.files) + len(listing.folders) + 1
            if self._names > MAX_NAMES:
                self._listings.clear()
                self._names = len(listing.files) + len(listing.folders) + 1
            self._listings[folder] = listing
        return listing

    def _list(self, folder: str) -> _Listing:
        """List a folder."""
        listing = _list(self.root / folder, self._real_root)
        if self.only is None:
            return listing
        only = frozenset(self.only)
        files = () if folder else tuple(name for name in listing.files if name in only)
        return _Listing(files)


@lru_cache(maxsize=2)
def folder_tree(root: str, run: int, only: tuple[str, ...] | None = None) -> FolderTree:
    """Return the tree of a folder, the same one as long as the run lasts."""
    return FolderTree(root, run, only)


def place_on_disk(root: str, path: str, run: int, only: tuple[str, ...] | None = None) -> Place:
    """Return the place of a file under a folder; see `FolderTree`."""
    return Place(folder_tree(root, run, only), path)


def _list(folder: Path, real_root: str) -> _Listing:
    """List a folder. One that a link leads to, out of the tree, has no names."""
    real = os.path.realpath(folder)
    if real != real_root and not real.startswith(os.path.join(real_root, "")):  # noqa: PTH118
        return _Listing()
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as listing:
            for child in listing:
                if not _is_nameable(child.name):
                    continue
                if child.is_file(follow_symlinks=False):
                    files.append(child.name)
                elif child.is_dir(follow_symlinks=False):
                    folders.append(child.name)
                if len(files) + len(folders) >= MAX_NAMES:
                    break
    except OSError:
        return _Listing()
    return _Listing(tuple(sorted(files)), tuple(sorted(folders)))


def _is_nameable(name: str) -> bool:
    """Return True for a name that is neither hidden nor written in bytes that are no text."""
    if name[0] == ".":
        return False
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)
