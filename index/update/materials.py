"""Make the material of a file of the archive, with the files around it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace

from index.files.names import printable_path
from index.files.roots import Root
from index.messages import Message
from index.readers import Limits
from index.readers.companions.folder_tree import place_on_disk
from index.readers.material import Material, Place
from index.update.conditions import reading_conditions
from index.update.dependencies import has_companions

READ_ALONE = Message("read-without-neighbours")
"""Said of a file that was read without those that may describe it: one of them ends processes."""


def folder_of(root: str, path: str) -> tuple[str, str]:
    """Return what tells the folder of a file from all others."""
    return root, path.rpartition("/")[0]


class Materials(Struct, frozen=True):
    """Makes the materials of the files that one run reads.

    Attributes:
        limits: How much of a file is read.
        roots: The folders that the index is made from. A file of another folder stands alone.
        run: Tells one run from the next: what is around a file may change between them.
        alone: The folders whose files are read without those that may describe them.
    """

    limits: Limits = Limits()
    roots: tuple[Root, ...] = ()
    run: int = field(default_factory=count(1).__next__)
    alone: frozenset[tuple[str, str]] = frozenset()

    @property
    def conditions(self) -> str:
        """The conditions under which files are read; see `index.update.conditions`."""
        return reading_conditions(self.limits)

    def of(self, root: str, path: str, location: Path) -> Material:
        """Return the material of a file.

        Args:
            root: The folder that its path is relative to, as the ledger has it.
            path: Its path.
            location: Where it is on this machine.
        """
        place = None if self.is_alone(root, path) else self.place(root, path)
        return Material(location.name, location, self.limits, place)

    def is_alone(self, root: str, path: str) -> bool:
        """Return True if a file is read without those that may describe it."""
        return folder_of(root, path) in self.alone

    def may_be_described(self, root: str, path: str) -> bool:
        """Return True if files beside a file may describe it."""
        place = self.place(root, path)
        return place is not None and has_companions(place)

    def notes(self, root: str, path: str) -> tuple[Message, ...]:
        """Return what is to be said of a file because of how it is read."""
        is_alone = self.is_alone(root, path) and self.may_be_described(root, path)
        return (READ_ALONE,) if is_alone else ()

    def with_alone(self, root: str, path: str) -> Self:
        """Return what reads the files in the folder of a file without those that may describe them."""
        return replace(self, alone=self.alone | {folder_of(root, path)})

    def single_files(self, root: str) -> tuple[str, ...]:
        """Return the names of the files of a folder that are indexed one by one, if they are."""
        for known in self.roots:
            if printable_path(known.folder) == root:
                return known.only or ()
        return ()

    def place(self, root: str, path: str) -> Place | None:
        """Return the place of a file among others; None if it stands alone."""
        for known in self.roots:
            if printable_path(known.folder) == root:
                return place_on_disk(known.folder, path, self.run, known.only)
        return None
