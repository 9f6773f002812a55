"""Find the files of pages that a METS file names, and tell which pages are named by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.compression import unpacked, without_suffix
from index.readers.digitised.mets.document import Mets, document
from index.readers.encoding import decode_blocks
from index.readers.feed.items import find_root
from index.readers.material import Material, Place

_TELLING_NAME = re.compile(r"mets|manifest|toc|\AT[0-9]+", re.IGNORECASE)
"""Words in the names of METS files."""

_MAX_CANDIDATES = 50
"""XML files of a folder that are looked into, whatever their names."""

_MAX_REMEMBERED = 1000
_LAST_NUMBER = re.compile(r"[0-9]+(?=\D*\Z)")


class PageFiles:
    """The files of the pages that a METS file names.

    Args:
        material: The METS file.
        mets: The same, parsed.
    """

    __slots__ = ("_folders", "_material", "_mets")

    def __init__(self, material: Material, mets: Mets) -> None:
        self._material = material
        self._mets = mets
        self._folders: dict[str, str] | None = None

    def find(self, file: str) -> Material | None:
        """Return the file of an id; None if it is not there.

        It is looked for where the METS file says, and then by its name in the folders around. A
        file that is not listed is looked for by its number.
        """
        listed = self._mets.files.get(file)
        if listed is None:
            return self._by_number(file)
        return self._material.neighbour(listed.href) or self._by_name(listed.href)

    def _by_name(self, href: str) -> Material | None:
        name = href.replace("\\", "/").rpartition("/")[2]
        path = self._around().get(name.lower())
        return self._material.neighbour(path) if path else None

    def _by_number(self, file: str) -> Material | None:
        """Return the page with the number at the end of an id: `X0000003.xml` of `ocr.3`."""
        number = _LAST_NUMBER.search(file)
        if number is None:
            return None
        for name, path in self._around().items():
            own = _LAST_NUMBER.search(name.partition(".")[0])
            if own and int(own[0][-9:]) == int(number[0][-9:]) and "ocr" in path.lower():
                return self._material.neighbour(path)
        return None

    def _around(self) -> dict[str, str]:
        """Return the paths of the files around, by their names in lower case without compression."""
        if self._folders is None:
            self._folders = {}
            for folder in _folders_around(self._material):
                for name in self._material.neighbour_names(folder):
                    path = f"{folder}/{name}" if folder else name
                    self._folders.setdefault(without_suffix(name), path)
        return self._folders


def is_named_by_mets(material: Material) -> bool:
    """Return True if a METS file of the folders around tells the articles of a page."""
    place = material.place
    if place is None:
        return False
    for folder in ("", "..", "../toc", "../METS", "../mets"):
        outer = place.beside(folder)
        if outer is not None and place.path in _named_pages(material, folder, outer):
            return True
    return False


def _named_pages(material: Material, folder: str, place: Place) -> frozenset[str]:
    """Return the paths of the pages that the METS files of a folder name."""
    memo = place.tree.memo
    key = f"pages named in {place.path}"
    if key not in memo:
        if len(memo) >= _MAX_REMEMBERED:
            memo.clear()
        memo[key] = frozenset(_find_named_pages(material, folder))
    pages: frozenset[str] = memo[key]
    return pages


def _find_named_pages(material: Material, folder: str) -> Iterator[str]:
    for candidate in _candidates(material, folder):
        try:
            mets = _mets(candidate)
        except (UnreadableFile, OSError):
            continue
        if mets is None:
            continue
        files = PageFiles(candidate, mets)
        for file in {*mets.files, *mets.pointed_at()}:
            page = files.find(file)
            if page is not None and page.place is not None:
                yield page.place.path


def _candidates(material: Material, folder: str) -> Iterator[Material]:
    """Yield the files of a folder that may be METS files."""
    names = [
        name for name in material.neighbour_names(folder) if without_suffix(name).endswith(".xml")
    ]
    if len(names) > _MAX_CANDIDATES:
        names = list(filter(_TELLING_NAME.search, names))
    for name in names:
        candidate = material.neighbour(f"{folder}/{name}" if folder else name)
        if candidate is not None:
            yield candidate


def _mets(material: Material) -> Mets | None:
    """Parse a METS file; None if the file is something else.

    Raises:
        UnreadableFile: It cannot be read.
        OSError: It cannot be read.
    """
    plain, head = unpacked(material)
    start = "".join(decode_blocks([head]))
    if find_root(start).name.lower() != "mets":
        return None
    return document(plain)


def _folders_around(material: Material) -> Iterator[str]:
    """Yield the folders where the pages of an issue may be: this one, those in it and beside it."""
    place = material.place
    if place is None:
        return
    yield ""
    yield from place.tree.folders(place.folder)
    outer = place.beside("..")
    if outer is not None and place.folder:
        yield from (f"../{folder}" for folder in place.tree.folders(outer.path))
