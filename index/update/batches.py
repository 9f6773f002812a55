"""The files that are to be read, cut into portions of work that another process can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from index.errors import UnreadableFile
from index.files.walk import digest
from index.messages import Message
from index.readers import Limits, holds_many, parts, read_member
from index.readers.material import Material, Member
from index.readers.raw import Problem, RawArticle
from index.store.ledger import PlannedRead
from index.update.assembler import Draft

BATCH_BYTES = 200_000
"""Bytes that are worth sending to another process."""

_LONGEST = 300  # characters of a message that nobody has looked at


Item = Draft | Member | Problem


class WholeFile(Struct, frozen=True):
    """A file that the process which does the work opens itself."""

    plan: PlannedRead

    @property
    def size(self) -> int:
        """Bytes of work."""
        return self.plan.size

    @property
    def digest(self) -> str:
        """Empty: it is taken by the process that opens the file."""
        return ""

    @property
    def last(self) -> bool:
        """It is read to its end."""
        return True


class Excerpt(Struct, frozen=True):
    """A part of a large file of many articles.

    Attributes:
        plan: The file.
        items: What was found in it: articles, small files of its own, and what could not be read.
        size: Bytes of work.
        digest: Of the whole file.
        last: Whether nothing more of the file follows.
    """

    plan: PlannedRead
    items: tuple[Item, ...]
    size: int
    digest: str
    last: bool


Portion = WholeFile | Excerpt


def drafts(plan: PlannedRead, found: Iterable[RawArticle | Member | Problem]) -> Iterator[Item]:
    """What was found in a file, every article with its id: the file's name, and its key in a file of many."""
    taken = set[str]()
    for item in found:
        if isinstance(item, RawArticle):
            id = _free(plan.name if item.key is None else f"{plan.name}#{item.key}", taken)
            taken.add(id)
            yield Draft(id, plan.name, item)
        else:
            yield item


def _free(id: str, taken: set[str]) -> str:
    """The id, or if another article of the file has it, the id with a number."""
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}~{number}"
    return free


def reason(error: Exception) -> Message:
    """Why a file was left out, or the rest of it; a fault of a reader is no reason to leave out other files."""
    if isinstance(error, UnreadableFile):
        return error.message
    if isinstance(error, OSError):
        return Message.of("file-inaccessible", reason=error.strerror or str(error))
    if isinstance(error, MemoryError):
        return Message.of("file-exhausts-memory")
    told = f"{type(error).__name__}: {error}"[:_LONGEST]
    return Message.of("file-hits-a-bug", error=told)


def portions(plans: Iterable[PlannedRead], limits: Limits) -> Iterator[list[Portion]]:
    """All that is to be read, in order, in lists that are worth sending to another process."""
    batch: list[Portion] = []
    for plan in plans:
        for portion in _portions(plan, limits):
            batch.append(portion)
            if sum(portion.size for portion in batch) >= BATCH_BYTES:
                yield batch
                batch = []
    if batch:
        yield batch


def _portions(plan: PlannedRead, limits: Limits) -> Iterator[Portion]:
    if plan.size <= BATCH_BYTES or not holds_many(plan.path):
        yield WholeFile(plan)
    else:
        yield from _excerpts(plan, limits)


def _excerpts(plan: PlannedRead, limits: Limits) -> Iterator[Excerpt]:
    items: list[Item] = []
    size, fingerprint = 0, ""
    try:
        fingerprint = digest(plan.place)
        material = Material(plan.place.name, plan.place, limits)
        for item in drafts(plan, _found(material)):
            items.append(item)
            size += _size(item)
            if size >= BATCH_BYTES:
                yield Excerpt(plan, tuple(items), size, fingerprint, last=False)
                items, size = [], 0
    except Exception as error:
        items.append(Problem(reason(error)))
    yield Excerpt(plan, tuple(items), size, fingerprint, last=True)


def _found(material: Material) -> Iterator[RawArticle | Member | Problem]:
    """What a file holds; a file in an archive that is too large to be sent about is read here."""
    for part in parts(material):
        if isinstance(part, Member) and not isinstance(part.material.content, bytes):
            yield from read_member(part)
        else:
            yield part


def _size(item: Item) -> int:
    match item:
        case Draft():
            return len(item.raw.text)
        case Member(_, Material(_, bytes() as data)):
            return len(data)
        case _:
            return 0
