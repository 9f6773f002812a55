"""Read the pages of an issue as they are needed, and keep account of what no article has."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableFile
from index.readers.compression import unpacked
from index.readers.digitised.alto_page import Page, page_of
from index.readers.digitised.mets.document import Mets
from index.readers.digitised.mets.naming import PageFiles
from index.readers.digitised.mets.structure import Area
from index.readers.raw_article import Problem

_NO_PAGE = Page({}, {}, None, None)


class Pages:
    """The texts of the pages of an issue.

    Args:
        files: Finds their files.
        mets: The METS file that names them.
    """

    __slots__ = ("_files", "_mets", "_missing", "_pages", "_problems", "_used")

    def __init__(self, files: PageFiles, mets: Mets) -> None:
        self._files = files
        self._mets = mets
        self._pages: dict[str, Page] = {}
        self._used: set[tuple[str, str]] = set()
        self._missing: dict[str, str] = {}
        self._problems: list[Problem] = []

    def texts(self, area: Area) -> list[str]:
        """Return the texts of the blocks that an area names, and take them as used."""
        page = self._page(area.file)
        blocks = [area.block] if area.block in page.blocks else page.composed.get(area.block, [])
        if not area.block:
            blocks = list(page.blocks)
        self._used.update((area.file, block) for block in blocks)
        return list(filter(None, (page.blocks[block] for block in blocks)))

    def ids(self) -> list[str]:
        """Return the ids of the files of all pages, in their order."""
        pointed_at = self._mets.pointed_at()
        if not pointed_at:
            return list(self._mets.files)
        places = {file: place for place, file in enumerate(self._mets.files)}
        return sorted(pointed_at, key=lambda file: places.get(file, len(places)))

    def number(self, file: str) -> str | None:
        """Return the number of a page: as it was printed, or else as it was counted."""
        listed = self._mets.files.get(file)
        return self._page(file).number or (listed.number if listed else None)

    def check(self) -> None:
        """Check that there is a page.

        Raises:
            UnreadableFile: There is none.
        """
        ids = self.ids()
        for file in ids:
            self._page(file)
        if len(self._missing) == len(ids):
            names = list(self._missing.values())
            raise UnreadableFile("pages-missing", files=len(ids), name=names[0] if names else "")

    def problems(self) -> Iterator[Problem]:
        """Yield the problems of pages that are missing or cannot be read."""
        if self._missing:
            name = next(iter(self._missing.values()))
            yield Problem.of("pages-missing", files=len(self._missing), name=name)
        yield from self._problems

    def unused(self) -> tuple[int, int]:
        """Return how many blocks with a text have not been taken, and their characters."""
        lost = [
            len(text)
            for file, page in self._pages.items()
            for block, text in page.blocks.items()
            if text and (file, block) not in self._used
        ]
        return len(lost), sum(lost)

    def _page(self, file: str) -> Page:
        page = self._pages.get(file)
        if page is None:
            page = self._pages[file] = self._read(file)
        return page

    def _read(self, file: str) -> Page:
        """Read a page; one that cannot be read has no text."""
        material = self._files.find(file)
        if material is None:
            listed = self._mets.files.get(file)
            self._missing[file] = listed.href if listed else file
            return _NO_PAGE
        try:
            return page_of(unpacked(material)[0])
        except UnreadableFile as error:
            problem = Problem.of("problem-of-part", part=material.name, reason=error.message)
            self._problems.append(problem)
            return _NO_PAGE
