"""Cut the files to read into batches of work for other processes.

Small files are read by the process that does the work. A large file of many articles is read by a
process of its own and cut into slices, so that several processes can work on it.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Self, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from index.files.walk import Stamp
from index.messages import Message
from index.readers import Part, holds_many, parts, read_member
from index.readers.material import Material, Member
from index.readers.raw_article import Problem, RawArticle
from index.store.ledger import PlannedRead
from index.update.budget import seconds_for
from index.update.child import Task, TaskError
from index.update.children import Children
from index.update.dependencies import fingerprint
from index.update.failures import digest_of_failed, failure_message
from index.update.materials import Materials

CHANGED_MEANWHILE = Message("file-changed-while-read")
"""Why the next run reads a file again: its hash may not be that of what was read."""

BATCH_BYTES = 200_000
"""Bytes of work from which a batch is complete: less is not worth sending to another process."""


class FileSlice(Struct, frozen=True):
    """A slice of a large file of many articles.

    Attributes:
        file: The file.
        pickled: The parts that were read of it, as `pickle` writes them. The run passes them on
            from one process to another, and never looks at them.
        size: Bytes of work.
        digest: Hash of the whole file; empty if it could not be read.
        is_last: True for the slice that ends the file.
    """

    file: PlannedRead
    pickled: bytes
    size: int
    digest: str
    is_last: bool

    @classmethod
    def of(
        cls, file: PlannedRead, parts: Sequence[Part], size: int, digest: str, *, is_last: bool
    ) -> Self:
        """Make a slice of some parts of a file."""
        return cls(file, pickle.dumps(parts), size, digest, is_last)

    @property
    def parts(self) -> Sequence[Part]:
        """The parts that were read of the file: articles, small files inside it, and problems."""
        parts: Sequence[Part] = pickle.loads(self.pickled)  # noqa: S301 - a child of the run made it
        return parts


WorkItem: TypeAlias = PlannedRead | FileSlice
"""A file that the process which does the work reads itself, or a slice that was read before."""


def make_batches(
    files: Iterable[PlannedRead], materials: Materials, children: Children
) -> Iterator[list[WorkItem]]:
    """Cut files into batches of about `BATCH_BYTES` of work, in order.

    Args:
        files: The files to read.
        materials: Makes the materials of files.
        children: One of them reads large files.
    """
    batch: list[WorkItem] = []
    size = 0
    for item in _work_items(files, materials, children):
        batch.append(item)
        size += item.size
        if size >= BATCH_BYTES:
            yield batch
            batch = []
            size = 0
    if batch:
        yield batch


def _work_items(
    files: Iterable[PlannedRead], materials: Materials, children: Children
) -> Iterator[WorkItem]:
    """Yield small files as they are, and a large file of many articles in slices."""
    for file in files:
        if file.size > BATCH_BYTES and holds_many(file.path):
            yield from _slices_of(file, materials, children)
        else:
            yield file


def _slices_of(file: PlannedRead, materials: Materials, children: Children) -> Iterator[FileSlice]:
    """Let a child cut a file into slices. If it dies of that, the last slice says so."""
    seconds = seconds_for(file.size, materials.limits)

    def task_with(materials: Materials) -> Task:
        return Task(slices, (file, materials), seconds)

    try:
        yield from children.values_about(file.root, file.path, materials, task_with)
    except TaskError as failure:
        problem = Problem(failure.message)
        content_hash = digest_of_failed(file.location, failure.message)
        yield FileSlice.of(file, [problem], 0, content_hash, is_last=True)


def slices(file: PlannedRead, materials: Materials) -> Iterator[FileSlice]:
    """Read a file and cut it into slices. If an error ends the reading, the last slice reports it."""
    slice_parts: list[Part] = []
    size = 0
    content_hash = ""
    before: Stamp | None = None
    try:
        before = stamp_of(file)
        content_hash = fingerprint(materials.of(file.root, file.path, file.location), file.location)
        for part in with_unique_keys(_parts(file, materials)):
            slice_parts.append(part)
            size += _size(part)
            if size >= BATCH_BYTES:
                yield FileSlice.of(file, slice_parts, size, content_hash, is_last=False)
                slice_parts = []
                size = 0
    except Exception as error:
        slice_parts.append(Problem(failure_message(error)))
    slice_parts += map(Problem, materials.notes(file.root, file.path))
    if stamp_of(file) != before:
        slice_parts.append(Problem(CHANGED_MEANWHILE))
        content_hash = ""  # no content has this hash: the next run reads the file again
    yield FileSlice.of(file, slice_parts, size, content_hash, is_last=True)


def stamp_of(file: PlannedRead) -> Stamp | None:
    """Return the stamp that a file has at this moment; None if it cannot be examined."""
    try:
        return Stamp.of(file.location.stat())
    except OSError:
        return None


def _parts(file: PlannedRead, materials: Materials) -> Iterator[Part]:
    """Read the parts of a file.

    A large file inside an archive comes as a function that opens it there, which cannot be sent to
    another process. Its articles are therefore read in this one.
    """
    for part in parts(materials.of(file.root, file.path, file.location)):
        if isinstance(part, Member) and not isinstance(part.material.content, bytes):
            yield from read_member(part)
        else:
            yield part


def _size(part: Part) -> int:
    """Return the bytes of work of a part: the length of its text or content, or 0 for a problem."""
    match part:
        case RawArticle():
            return len(part.text)
        case Member(_, Material(_, bytes() as content)):
            return len(content)
        case _:
            return 0


def with_unique_keys(parts: Iterable[Part]) -> Iterator[Part]:
    """Give each article of a file a key that no earlier article of it has.

    Three articles with the key `12` get the keys `12`, `12~2` and `12~3`.
    """
    taken: set[str | None] = set()
    copies = Counter[str | None]()
    for part in parts:
        if not isinstance(part, RawArticle):
            yield part
            continue
        key = _unused_key(part.key, taken, copies)
        taken.add(key)
        yield part if key == part.key else replace(part, key=key)


def _unused_key(
    key: str | None, taken: Container[str | None], copies: Counter[str | None]
) -> str | None:
    """Return the key, with a number if it is taken; None is the key of the first without one.

    Args:
        key: The key.
        taken: All keys that earlier articles have.
        copies: The last number that was tried for each key, which goes on from there.
    """
    unused = key
    while unused in taken:
        copies[key] += 1
        unused = f"{key or ''}~{copies[key] + 1}"
    return unused
