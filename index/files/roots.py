"""Which folders an index is made from, and which part of them one run looks at."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from index.errors import InputError


class Root(Struct, frozen=True):
    """A folder whose files an index holds; only some of them if `only` names them."""

    folder: str
    only: tuple[str, ...] | None = None

    def holds(self, place: Path) -> bool:
        """Whether everything at a place belongs to this root."""
        return self.only is None and place.is_relative_to(self.folder)


class Scope(Struct, frozen=True):
    """A part of a root: one of its files, what one of its folders holds, or (`under` is empty) all of it."""

    root: str
    under: str = ""

    def within(self, other: Scope) -> bool:
        """Whether another scope has all of this one, and more."""
        return self.root == other.root and (
            self.under.startswith(f"{other.under}/") if other.under else self.under != ""
        )


def whole_scopes(roots: Iterable[Root]) -> tuple[Scope, ...]:
    """All that an index is made from."""
    return tuple(Scope(root.folder, under) for root in roots for under in (root.only or ("",)))


def add_paths(
    roots: Iterable[Root], sources: Iterable[Path]
) -> tuple[tuple[Root, ...], tuple[Scope, ...]]:
    """The roots once these files and folders belong to the index, and the parts of them that were named.

    A folder that another root holds is a part of that root; a folder that holds other roots takes their place.

    Raises:
        InputError: There is nothing at one of the sources, and the index knows nothing of it.
    """
    known, places = tuple(roots), [Path(os.path.realpath(source)) for source in sources]
    for place in places:
        if not any(root.holds(place) for root in known):
            known = _with_folder(known, place) if place.is_dir() else _with_file(known, place)
    scopes = dict.fromkeys(_scope(known, place) for place in places)
    return known, tuple(scope for scope in scopes if not any(map(scope.within, scopes)))


def _scope(roots: tuple[Root, ...], place: Path) -> Scope:
    for root in roots:
        if root.holds(place):
            under = place.relative_to(root.folder).as_posix()
            return Scope(root.folder, "" if under == "." else under)
    return Scope(str(place.parent), place.name)


def _with_folder(roots: tuple[Root, ...], place: Path) -> tuple[Root, ...]:
    return (
        *(root for root in roots if not Path(root.folder).is_relative_to(place)),
        Root(str(place)),
    )


def _with_file(roots: tuple[Root, ...], place: Path) -> tuple[Root, ...]:
    folder, name = str(place.parent), place.name
    partial = next((root for root in roots if root.folder == folder), Root(folder, ()))
    if not place.exists() and name not in (partial.only or ()):
        raise InputError(f"there is no file or folder {place}")
    only = tuple(dict.fromkeys((*(partial.only or ()), name)))
    return (*(root for root in roots if root.folder != folder), Root(folder, only))
