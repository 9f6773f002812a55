"""Tell which other files the articles of a file depend on, by names and stamps alone.

A text depends on the files that may describe it, a table on the names of the files that it may
describe, and an issue on its pages. When one of these changes, comes or goes, the text, the table
or the issue is looked at again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from index.files.walk import DOUBTFUL_NS, Stamp, digest
from index.readers import trace
from index.readers.companions.described_files import files_below
from index.readers.companions.paths import (
    companion_paths,
    companions_in,
    described_paths,
    folders_above,
    is_companion,
    is_issue,
    is_page,
    issue_paths,
    sidecar_paths,
    table_paths,
)
from index.readers.material import Material, Place, Tree, remembered

Mark: TypeAlias = tuple[str, int, int]
"""The path of a file, its size and when it changed. Where only its name matters, both are 0.

A mark may also stand for several files: it then is a hash, their number and the latest time.
"""


def has_companions(place: Place) -> bool:
    """Return False if no file in the folder of a file depends on another."""
    folders = folders_above(place.path)
    return any(companions_in(place.tree, folder) for folder in folders)


def companion_stamp(place: Place) -> str:
    """Return a text that changes when a file changes on which the articles of another depend.

    Returns:
        The text; empty if the articles of the file depend on no other.
    """
    marks = _marks(place)
    if not marks:
        return ""
    now = time.time_ns()
    if now - max(changed for _, _, changed in marks) < DOUBTFUL_NS:
        # it may change once more and have the same stamp: the next run looks at it again
        marks = (*marks, ("", 0, now))
    return _hash(repr(marks))


def fingerprint(material: Material, content: Path | bytes) -> str:
    """Return a hash of the content of a file, and one of what its articles take from other files.

    Args:
        material: The file.
        content: Where it is, or its bytes.

    Raises:
        OSError: A file cannot be read.
    """
    return f"{digest(content)} {hash_of_taken(material)}".rstrip()


def hash_of_taken(material: Material) -> str:
    """Return a hash of what the articles of a file take from others; empty if that is nothing."""
    taken = trace(material)
    if material.place and is_page(material.place.path):
        taken += "".join(map(repr, _page_marks(material.place)))
    return _hash(taken) if taken else ""


def dependent_paths(place: Place) -> Iterator[str]:
    """Yield the paths of the files, or folders of files, that may depend on a file.

    The file may have vanished.
    """
    tree, folder = place.tree, place.folder
    if is_companion(place.path):
        texts = list(described_paths(place))
        is_there = tree.content(place.path) is not None
        # what has vanished may have described anything in its folder
        yield from texts if is_there and len(texts) <= 1 else (folder,)
        return
    yield from companion_paths(place)
    if is_issue(place.path):
        yield folder
    elif is_page(place.path):
        yield from issue_paths(place)


def _marks(place: Place) -> tuple[Mark, ...]:
    """Return the marks of the files that the articles of a file depend on."""
    if is_companion(place.path):
        return tuple((path, 0, 0) for path in described_paths(place))
    marks = _shared_marks(place, "tables", table_paths)
    sidecars = tuple(sidecar_paths(place))
    if sidecars:
        marks += _stamps(place.tree, sidecars)
    return marks + _page_marks(place) if is_page(place.path) else marks


def _page_marks(place: Place) -> tuple[Mark, ...]:
    """Return the marks of the files that name a page, and for one that names pages, of these."""
    marks = _shared_marks(place, "issues", issue_paths)
    return marks + _shared_marks(place, "pages", _pages_below) if is_issue(place.path) else marks


def _pages_below(place: Place) -> Iterator[str]:
    prefix = f"{place.folder}/" if place.folder else ""
    return (prefix + path for path in files_below(place.tree, place.folder) if is_page(path))


def _shared_marks(
    place: Place, kind: str, paths: Callable[[Place], Iterable[str]]
) -> tuple[Mark, ...]:
    """Return one mark for all the files that every file of a folder depends on, or none."""
    tree = place.tree
    return remembered(tree, f"{kind} {place.folder}", lambda: _joined(_stamps(tree, paths(place))))


def _joined(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return one mark for several."""
    if not marks:
        return ()
    return ((_hash(repr(marks)), len(marks), max(changed for _, _, changed in marks)),)


def _stamps(tree: Tree, paths: Iterable[str]) -> tuple[Mark, ...]:
    """Return the marks of files, without those that have vanished."""
    marks: list[Mark] = []
    for path in paths:
        content = tree.content(path)
        if isinstance(content, Path):
            with suppress(OSError):
                status = os.stat(content)  # noqa: PTH116 - quicker
                marks.append((path, status.st_size, Stamp.of(status).changed_ns))
    return tuple(marks)


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
