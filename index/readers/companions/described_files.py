"""Find the files that records name, whatever notation they name them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from index.readers.limits import MAX_NAMES
from index.readers.material import Tree

MAX_LEVELS = 3
"""Folders in which a described file may stand, from that of the record down: `files/1/une.html`."""

_MAX_SUFFIX_CHARS = 6


class DescribedFiles:
    """Files by the names that records may have for them.

    A record may name a file by its path, by the end of a path that it had elsewhere, or by its bare
    name, with its suffix or without. Case and the notation of accents make no difference, nor do
    the zeros before a number, which spreadsheets drop.
    """

    __slots__ = ("_by_name", "_by_number", "_by_path")

    def __init__(self, paths: Iterable[str]) -> None:
        """Make the index of some files.

        Args:
            paths: Their paths, relative to the folder that the records stand in.
        """
        self._by_path: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_number: dict[str, list[str]] = {}
        for path in paths:
            stem = folded(without_suffix(path))
            self._by_path.setdefault(stem, []).append(path)
            if "/" in stem:
                self._by_name.setdefault(stem.rpartition("/")[2], []).append(path)
            elif stem.isdigit():
                self._by_number.setdefault(stem.lstrip("0"), []).append(path)

    def __bool__(self) -> bool:
        """Return True if there is a file."""
        return bool(self._by_path)

    def find_all(self, names: Iterable[str]) -> list[str]:
        """Return the paths of the files that any of the names of a record stands for.

        Once a file is found, only names with a suffix stand for others: the id of the record may be
        the name of something else.
        """
        paths: list[str] = []
        for name in names:
            if not paths or "." in name:
                paths += self.find(name)
        return paths

    def find(self, name: str) -> list[str]:
        """Return the paths of the files that a name stands for.

        A bare name has to be that of one file, unless that stands in the folder of the records. A
        name with `..` in it stands for none.
        """
        parts = _parts(name)
        for start in range(len(parts)):
            paths = _of_name(self._by_path, "/".join(parts[start:]))
            if paths:
                return paths
        if not parts:
            return []
        number = without_suffix(parts[-1])
        paths = _of_name(self._by_name, parts[-1])
        if not paths and number.isdigit():
            paths = self._by_number.get(number.lstrip("0"), [])
        return paths if len(paths) == 1 else []


def files_below(tree: Tree, folder: str) -> Iterator[str]:
    """Yield the paths of the files in a folder, and then of those in folders below it.

    They are relative to the folder, no more than `MAX_NAMES`, and no deeper than `MAX_LEVELS`.
    """
    prefix = f"{folder}/" if folder else ""
    level = [""]
    count = 0
    for _ in range(MAX_LEVELS):
        inner: list[str] = []
        for path in level:
            for name in tree.files(f"{prefix}{path}".rstrip("/")):
                count += 1
                if count > MAX_NAMES:
                    return
                yield f"{path}{name}"
            inner += [f"{path}{name}/" for name in tree.folders(f"{prefix}{path}".rstrip("/"))]
        level = inner


def folded(name: str) -> str:
    """Return a name without capitals, its accents in one notation."""
    return name.casefold() if name.isascii() else normalize("NFC", name).casefold()


def without_suffix(name: str) -> str:
    """Return a name or path without the suffix of the file, if it has one."""
    stem, dot, suffix = name.rpartition(".")
    is_suffix = dot and stem and not stem.endswith("/") and len(suffix) <= _MAX_SUFFIX_CHARS
    return stem if is_suffix and "/" not in suffix else name


def _parts(name: str) -> list[str]:
    """Split the name that a record gives at its slashes; none of an address, or one with `..`."""
    if "%" in name:
        from urllib.parse import unquote  # late: few names have one

        name = unquote(name)
    scheme, separator, _ = name.partition("://")
    if separator and scheme.lower() != "file":
        return []
    parts = [part for part in folded(name).replace("\\", "/").split("/") if part not in {"", "."}]
    return [] if ".." in parts else parts


def _of_name(files: dict[str, list[str]], name: str) -> list[str]:
    """Return the files of a name with its suffix, or else without, or else with another one.

    A list may name the PDF files of which the text files were made.
    """
    stem = without_suffix(name)
    paths = files.get(stem, [])
    if stem == name:
        return paths
    last = name.rpartition("/")[2]
    exact = [path for path in paths if folded(path.rpartition("/")[2]) == last]
    return exact or files.get(name, []) or (paths if len(paths) == 1 else [])
