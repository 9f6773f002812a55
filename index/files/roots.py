"""Keep track of the folders an index is made from, and of the parts of them that a run looks at."""

# annotations are no texts here: msgspec would compile those of what it decodes, a field at a time

import os
from collections.abc import Iterable, Iterator, Sequence
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
        """Return True if everything at this location is indexed as a part of the root.

        A root of single files contains no location in this sense.
        """
        return self.only is None and location.is_relative_to(self.folder)


class Scope(Struct, frozen=True):
    """A part of a root that a run looks at.

    Attributes:
        root: The folder of the root.
        under: One of its files or folders, relative to the root; empty for the whole root.
        is_single_file: True if the root holds single files and this is one. It may be a link.
    """

    root: str
    under: str = ""
    is_single_file: bool = False

    def is_within(self, other: "Scope") -> bool:
        """Return True if another scope is a folder around this one, and not the same scope."""
        if self.root != other.root:
            return False
        if not other.under:
            return self.under != ""
        return self.under.startswith(f"{other.under}/")


def whole_scopes(roots: Iterable[Root]) -> tuple[Scope, ...]:
    """Return the scopes that cover these roots completely."""
    scopes: list[Scope] = []
    for root in roots:
        if root.only is None:
            scopes.append(Scope(root.folder))
        else:
            scopes.extend(Scope(root.folder, name, is_single_file=True) for name in root.only)
    return tuple(scopes)


def add_paths(
    roots: Iterable[Root], paths: Iterable[Path]
) -> tuple[tuple[Root, ...], tuple[Scope, ...]]:
    """Add files and folders to the roots of an index.

    A folder inside a root is a part of that root. A folder around other roots replaces them:
    where `/press/lemonde` is a root, `/press/lemonde/2019` adds no root, and `/press` takes its
    place. What a root reaches through a link is a part of it, under the name of the link.

    Returns:
        The new roots, and the scopes that these paths name.

    Raises:
        InputError: There is nothing at one of the paths, and the index does not know it.
    """
    all_roots = tuple(roots)
    locations: list[Path] = []
    for path in paths:
        for location in locations_of(path, all_roots):
            locations.append(location)
            all_roots = _add_path(all_roots, location)
    scopes = tuple(dict.fromkeys(_scope_of(location, all_roots) for location in locations))
    return all_roots, tuple(scope for scope in scopes if not _is_covered(scope, scopes))


def locations_of(path: Path, roots: Sequence[Root]) -> Iterator[Path]:
    """Yield where a path is: with links resolved, but for a link that leads out of a root.

    If a root has the path itself, too, that is a location as well: there may have been something
    else before a link to another part of the root.
    """
    named = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow the links
    location = _resolved(named, roots)
    yield location
    if location != named and any(root.contains(named) for root in roots):
        yield named


def _resolved(named: Path, roots: Sequence[Root]) -> Path:
    """Resolve the links in a path down to the last folder that a root contains, if one does."""
    for ancestor in (named, *named.parents):
        resolved = Path(os.path.realpath(ancestor))
        if any(root.contains(resolved) for root in roots):
            return resolved / named.relative_to(ancestor)
    return Path(os.path.realpath(named))


def _is_covered(scope: Scope, scopes: Iterable[Scope]) -> bool:
    """Return True if a scope lies inside another one, and need not be looked at itself."""
    return any(scope.is_within(other) for other in scopes)


def _scope_of(location: Path, roots: tuple[Root, ...]) -> Scope:
    """Return the scope of a location that the roots cover: as a part of a root, or a single file."""
    for root in roots:
        if root.contains(location):
            under = location.relative_to(root.folder).as_posix()
            return Scope(root.folder, "" if under == "." else under)
    return Scope(str(location.parent), location.name, is_single_file=True)


def _add_path(roots: tuple[Root, ...], location: Path) -> tuple[Root, ...]:
    """Return the roots with a file or folder added, unless they contain it already."""
    if any(root.contains(location) for root in roots):
        return roots
    if location.is_dir():
        return _add_folder(roots, location)
    return _add_file(roots, location)


def _add_folder(roots: tuple[Root, ...], location: Path) -> tuple[Root, ...]:
    """Return the roots with a folder added, in place of the roots inside it."""
    outside = [root for root in roots if not Path(root.folder).is_relative_to(location)]
    return (*outside, Root(str(location)))


def _add_file(roots: tuple[Root, ...], location: Path) -> tuple[Root, ...]:
    """Return the roots with a single file added. The single files of a folder share one root.

    Raises:
        InputError: There is no such file, and the index does not know it.
    """
    folder = str(location.parent)
    others = [root for root in roots if root.folder != folder]
    siblings = _single_files(roots, folder)
    if location.name in siblings:
        names = siblings
    elif location.exists():
        names = (*siblings, location.name)
    else:
        raise InputError("path-missing", path=str(location), remedy="check-path")
    return (*others, Root(folder, names))


def _single_files(roots: tuple[Root, ...], folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder that are indexed one by one."""
    for root in roots:
        if root.folder == folder:
            return root.only or ()
    return ()
