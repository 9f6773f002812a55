"""Tell whether a known file has changed, and whether it has articles still.

Children read it for that: a file that was harmless the last time may be a trap now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, field

from index.errors import UnreadableFile
from index.files.walk import File, digest
from index.messages import Message
from index.readers import Limits
from index.store.ledger import FileEntry
from index.update.budget import seconds_for
from index.update.child import Task, TaskError
from index.update.children import Children
from index.update.materials import Materials
from index.update.reading import has_article, takes_the_same


class Examiner(Struct, frozen=True):
    """Examines the known files of a run.

    Attributes:
        materials: Makes the materials of files.
        children: They read the files.
    """

    materials: Materials = Materials(run=0)
    children: Children = field(default_factory=lambda: Children(Limits()))

    @property
    def conditions(self) -> str:
        """The conditions under which files are read."""
        return self.materials.conditions

    def is_unchanged(self, root: str, file: File, entry: FileEntry) -> bool:
        """Return True if a file would be read as it was when the ledger recorded it.

        Raises:
            OSError: It cannot be read.
            UnreadableFile: What it takes from other files cannot be read.
        """
        content_hash, _, hash_of_taken = entry.digest.partition(" ")
        if digest(file.location) != content_hash:
            return False
        # other files are not read if they are as they were
        if file.stamp.companions == entry.stamp.companions:
            return True
        return bool(self._ask(takes_the_same, root, file, hash_of_taken))

    def has_article(self, root: str, file: File) -> bool:
        """Return True if a file has an article, or is right to have none.

        Raises:
            UnreadableFile: Nothing in the file can be read.
        """
        return bool(self._ask(has_article, root, file))

    def _ask(
        self, question: Callable[..., Iterator[Any]], root: str, file: File, *others: str
    ) -> object:
        """Let a child answer a question about a file.

        Raises:
            UnreadableFile: The file, or one that it depends on, cannot be read.
        """
        limits = self.materials.limits
        seconds = seconds_for(file.stamp.size, limits)
        arguments = (root, file.path, file.location, self.materials, *others)
        try:
            [answer] = self.children.values_of(Task(question, arguments, seconds))
        except TaskError as failure:
            raise UnreadableFile.from_message(failure.message) from failure
        if isinstance(answer, Message):
            raise UnreadableFile.from_message(answer)
        return answer
