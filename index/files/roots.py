"""Keep track of the folders an index is made from, and of the parts of them that a run looks at."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from index.errors import InputError


class Root(Struct, frozen=True):
    """A folder that an index is made from.

    Attributes:
        folder: Its absolute path.
        only: Names of the files that are indexed; None for all files, at any depth.
    """

    folder: str
    only: tuple[str, ...] | None = None

    def contains(self, location: Path) -> bool:
        """Return True if everything at this location is indexed as a part of the root."""
        return self.only is None and location.is_relative_to(self.folder)


class Scope(Struct, frozen=True):
    """A part of a root that a run looks at.

    Attributes:
        root: The folder of the root.
        under: One of its files or folders, relative to the root; empty for the whole root.
    """

    root: str
    under: str = ""

    def is_within(self, other: Scope) -> bool:
        """Return True if another scope covers all of this one, and more."""
        if self.root != other.root:
            return False
        if not other.under:
            return self.under != ""
        return self.under.startswith(f"{other.under}/")


def whole_scopes(roots: Iterable[Root]) -> tuple[Scope, ...]:
    """Return the scopes that cover these roots completely."""
    scopes: list[Scope] = []
    for root in roots:
        parts = root.only or ("",)
        scopes.extend(Scope(root.folder, under) for under in parts)
    return tuple(scopes)


def add_paths(
    roots: Iterable[Root], paths: Iterable[Path]
) -> tuple[tuple[Root, ...], tuple[Scope, ...]]:
    """Add files and folders to the roots of an index.

    A folder inside a root is a part of that root. A folder around other roots replaces them.

    Returns:
        The new roots, and the scopes that these paths name.

    Raises:
        InputError: There is nothing at one of the paths, and the index does not know it.
    """
    all_roots = tuple(roots)
    locations = [Path(os.path.realpath(path)) for path in paths]
    for location in locations:
        all_roots = _add_path(all_roots, location)
    scopes = tuple(dict.fromkeys(_scope_of(location, all_roots) for location in locations))
    return all_roots, tuple(scope for scope in scopes if not _is_covered(scope, scopes))


def _is_covered(scope: Scope, scopes: Iterable[Scope]) -> bool:
    return any(scope.is_within(other) for other in scopes)


def _scope_of(location: Path, roots: tuple[Root, ...]) -> Scope:
    for root in roots:
        if root.contains(location):
            under = location.relative_to(root.folder).as_posix()
            return Scope(root.folder, "" if under == "." else under)
    return Scope(str(location.parent), location.name)


def _add_path(roots: tuple[Root, ...], location: Path) -> tuple[Root, ...]:
    if any(root.contains(location) for root in roots):
        return roots
    if location.is_dir():
        return _add_folder(roots, location)
    return _add_file(roots, location)


def _add_folder(roots: tuple[Root, ...], location: Path) -> tuple[Root, ...]:
    outside = [root for root in roots if not Path(root.folder).is_relative_to(location)]
    return (*outside, Root(str(location)))


def _add_file(roots: tuple[Root, ...], location: Path) -> tuple[Root, ...]:
    folder = str(location.parent)
    others = [root for root in roots if root.folder != folder]
    siblings = _single_files(roots, folder)
    if location.name in siblings:
        names = siblings
    elif location.exists():
        names = (*siblings, location.name)
    else:
        raise InputError("path-missing", path=str(location))
    return (*others, Root(folder, names))


def _single_files(roots: tuple[Root, ...], folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder that are indexed one by one."""
    for root in roots:
        if root.folder == folder:
            return root.only or ()
    return ()
