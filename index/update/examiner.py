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
        materials = self.children.materials(self.materials)
        task = _task(takes_the_same, root, file, materials, hash_of_taken)
        try:
            [same] = self.children.values_of(task)
        except TaskError:  # one of them ends the child: that is seen to when the file is read
            self.children.died_of_companion(root, file.path)
            return False
        return bool(same)

    def has_article(self, root: str, file: File) -> bool:
        """Return True if a file has an article, or is right to have none.

        Raises:
            UnreadableFile: Nothing in the file can be read.
        """

        def task_with(materials: Materials) -> Task:
            return _task(has_article, root, file, materials)

        answers = self.children.values_about(root, file.path, self.materials, task_with)
        try:
            [answer] = answers
        except TaskError as failure:
            raise UnreadableFile.from_message(failure.message) from failure
        if isinstance(answer, Message):
            raise UnreadableFile.from_message(answer)
        return bool(answer)


def _task(
    question: Callable[..., Iterator[Any]],
    root: str,
    file: File,
    materials: Materials,
    *others: str,
) -> Task:
    """Return the task of answering a question about a file."""
    seconds = seconds_for(file.stamp.size, materials.limits)
    return Task(question, (root, file.path, file.location, materials, *others), seconds)
