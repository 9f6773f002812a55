"""Find the files of pages that a METS file names, and tell which pages are named by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.companions.paths import is_page, issue_paths
from index.readers.compression import unpacked, without_suffix
from index.readers.digitised.mets.document import Mets, document
from index.readers.encoding import decode_blocks
from index.readers.material import Material, Place, Tree, remembered
from index.readers.xml.root import find_root

_TELLING_FOLDER = lazy_pattern(r"mets|toc", re.IGNORECASE)
"""Words in the names of folders with METS files, beside those with pages."""

MANIFEST = "../manifest.xml"
"""The path of the manifest of an issue, from the folder `toc`."""

_MAX_CANDIDATES = 50
"""XML files of a folder that are looked into, whatever their names."""

_LAST_NUMBER = lazy_pattern(r"[0-9]+(?=\D*\Z)")


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
    paths = dict.fromkeys((*issue_paths(place), *_candidates(place)))
    return any(place.path in _pages_named(material, place.tree, path) for path in paths)


def articles_beside(manifest: Material) -> Material | None:
    """Return the file beside the manifest of an issue that tells its articles; None if none does.

    The BnF keeps it in the folder `toc`.
    """
    for name in manifest.neighbour_names("toc"):
        other = manifest.neighbour(f"toc/{name}")
        if other is not None and without_suffix(name).endswith(".xml"):
            plain = _if_mets(other)
            if plain is not None:
                return plain
    return None


def is_beside_manifest(material: Material) -> bool:
    """Return True if the manifest of an issue gives the articles that a METS file tells."""
    place = material.place
    if place is None or place.folder.rpartition("/")[2].lower() != "toc":
        return False
    return material.neighbour(MANIFEST) is not None


def _candidates(place: Place) -> Iterator[str]:
    """Yield the paths of XML files around a page that may be METS files, whatever their names."""
    outer = place.folder.rpartition("/")[0]
    beside = filter(_TELLING_FOLDER.search, place.tree.folders(outer))
    folders = (f"{outer}/{name}" if outer else name for name in beside)
    for folder in dict.fromkeys((place.folder, outer, *folders)):
        names = [name for name in place.tree.files(folder) if is_page(name)]
        if len(names) <= _MAX_CANDIDATES:
            yield from (f"{folder}/{name}" if folder else name for name in names)


def _pages_named(material: Material, tree: Tree, path: str) -> frozenset[str]:
    """Return the paths of the pages that a file names; none if it is no METS file."""

    def make() -> frozenset[str]:
        content = tree.content(path)
        if content is None:
            return frozenset()
        name = path.rpartition("/")[2]
        mets = Material(name, content, material.limits, Place(tree, path))
        try:
            return frozenset(_find_pages(mets))
        except (UnreadableFile, OSError):
            return frozenset()

    return remembered(tree, f"pages named in {path}", make)


def _find_pages(material: Material) -> Iterator[str]:
    """Yield the paths of the pages that a file names, if it is a METS file.

    Raises:
        UnreadableFile: It cannot be read.
        OSError: It cannot be read.
    """
    plain = _if_mets(material)
    plain = plain and (articles_beside(plain) or plain)
    if plain is None:
        return
    mets = document(plain)
    files = PageFiles(plain, mets)
    for file in {*mets.files, *mets.pointed_at()}:
        page = files.find(file)
        if page is not None and page.place is not None:
            yield page.place.path


def _if_mets(material: Material) -> Material | None:
    """Return a file, decompressed, if it is a METS file; None if it is another one.

    Raises:
        UnreadableFile: It cannot be read.
        OSError: It cannot be read.
    """
    plain, head = unpacked(material)
    try:
        name = find_root("".join(decode_blocks([head]))).name
    except UnreadableFile:
        return None
    return plain if name.lower() == "mets" else None


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
