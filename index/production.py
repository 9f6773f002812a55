"""Portions of work -> documents: read, understood and analysed in as many processes as are wanted."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import connection
from threading import Thread

from index.assembly import Assembler, Draft
from index.documents import document
from index.engine import Document
from index.entries import Plan
from index.errors import UnreadableFile
from index.folder import digest
from index.ledger import Ledger
from index.portions import Item, Portion, WholeFile, drafts, portions
from index.readers import read, read_member
from index.readers.material import Material, Member
from index.readers.raw import Problem

Progress = Callable[[int, int, int], None]
"""Told the bytes of the files that have been read, the bytes of those to read, and the articles found so far."""

WORTH_PROCESSES = 500_000
"""Bytes to read below which starting processes takes longer than doing the work."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are produced.

    Attributes:
        jobs: Processes that do it.
        assembler: What makes articles of what they read.
        progress: Called as documents come.
    """

    jobs: int
    assembler: Assembler
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Harvest:
    """What came of a portion.

    Attributes:
        plan: Its file.
        digest: Of the file's content.
        last: Whether the file has been read to its end.
        documents: The articles.
        problems: What could not be read.
    """

    plan: Plan
    digest: str
    last: bool
    documents: tuple[Document, ...]
    problems: tuple[str, ...]


def documents(ledger: Ledger, settings: Settings) -> Iterator[Document]:
    """The documents of every file that the ledger plans to read, in its order; what was read is noted there.

    The plans are made to outlast the process when the last document has been taken: whoever takes them commits next.
    """
    total, done, articles = ledger.size_to_read(), 0, 0
    tell = settings.progress or (lambda *_: None)
    work = portions(ledger.to_read())
    if settings.jobs > 1 and total > WORTH_PROCESSES:
        harvests = _in_processes(work, settings)
    else:
        harvests = (harvest for batch in work for harvest in _harvests(batch, settings.assembler))
    for harvest in harvests:
        yield from harvest.documents
        ledger.note_read(harvest.plan, harvest.digest)
        ledger.note_found(harvest.plan, len(harvest.documents), harvest.problems)
        articles += len(harvest.documents)
        done += harvest.plan.size if harvest.last else 0
        tell(done, total, articles)
    ledger.commit_plans()


def _in_processes(work: Iterable[list[Portion]], settings: Settings) -> Iterator[Harvest]:
    """As many batches under way as keep every process busy, taken in order: memory stays bounded."""
    fresh = multiprocessing.get_context("spawn")  # a forked process would inherit the engine's threads half-dead
    with ProcessPoolExecutor(settings.jobs, mp_context=fresh, initializer=_serve) as pool:
        running: deque[Future[list[Harvest]]] = deque()
        for batch in work:
            running.append(pool.submit(_harvests, batch, settings.assembler))
            if len(running) > 2 * settings.jobs:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


def _serve() -> None:
    """Be a process that works for another: end when that one does, however it ends, and leave its signals to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _harvests(batch: Sequence[Portion], assembler: Assembler) -> list[Harvest]:
    return [_harvest(portion, assembler) for portion in batch]


def _harvest(portion: Portion, assembler: Assembler) -> Harvest:
    made: list[Document] = []
    problems: list[str] = []
    fingerprint = ""
    try:
        fingerprint, items = _opened(portion) if isinstance(portion, WholeFile) else (portion.digest, portion.items)
        for item in _members_read(portion.plan, items):
            if isinstance(item, Problem):
                problems.append(item.reason)
            else:
                made.append(document(assembler.dossier(item)))
    except UnreadableFile as error:
        problems.append(str(error))
    except OSError as error:
        problems.append(f"cannot be read ({error.strerror or error})")
    last = isinstance(portion, WholeFile) or portion.last
    return Harvest(portion.plan, fingerprint, last, tuple(made), tuple(problems))


def _opened(file: WholeFile) -> tuple[str, Iterator[Item]]:
    """A file's digest, and what is in it."""
    place = file.plan.place
    return digest(place), drafts(file.plan, read(Material(place.name, place)))


def _members_read(plan: Plan, items: Iterable[Item]) -> Iterator[Draft | Problem]:
    """The items, with what the files among them hold in their place."""
    for item in items:
        if isinstance(item, Member):
            yield from _members_read(plan, drafts(plan, read_member(item)))
        else:
            yield item
