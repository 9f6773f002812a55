"""Portions of work -> documents: read, understood and analysed in as many processes as are wanted."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from threading import Thread

from msgspec import Struct

from index.engines.base import Document
from index.files.walk import digest
from index.messages import Message
from index.readers import Limits, read, read_member
from index.readers.material import Material, Member
from index.readers.raw import Problem
from index.store.ledger import Ledger, PlannedRead
from index.update.assembler import Assembler, Draft
from index.update.batches import Item, Portion, WholeFile, drafts, portions, reason
from index.update.documents import document

Progress = Callable[[int, int, int], None]
"""Told the bytes of the files that have been read, the bytes of those to read, and the articles found so far."""

MIN_PARALLEL_BYTES = 500_000
"""Bytes to read below which starting processes takes longer than doing the work."""


class Settings(Struct, frozen=True):
    """How documents are produced.

    Attributes:
        jobs: Processes that do it.
        assembler: What makes articles of what they read.
        progress: Called as documents come.
        limits: How much of a file is read.
    """

    jobs: int
    assembler: Assembler
    progress: Progress | None = None
    limits: Limits = Limits()


class BatchResult(Struct, frozen=True):
    """What came of a portion.

    Attributes:
        plan: Its file.
        digest: Of the file's content.
        last: Whether the file has been read to its end.
        documents: The articles.
        problems: What could not be read.
    """

    plan: PlannedRead
    digest: str
    last: bool
    documents: tuple[Document, ...]
    problems: tuple[Message, ...]


def documents(ledger: Ledger, settings: Settings) -> Iterator[Document]:
    """The documents of every file that the ledger plans to read, in its order; what was read is noted there.

    The plans are made to outlast the process when the last document has been taken: whoever takes them commits next.
    """
    total, done, articles = ledger.size_to_read(), 0, 0
    tell = settings.progress or (lambda *_: None)
    work = portions(ledger.to_read(), settings.limits)
    if settings.jobs > 1 and total > MIN_PARALLEL_BYTES:
        harvests = _in_processes(work, settings)
    else:
        harvests = (
            harvest
            for batch in work
            for harvest in _harvests(batch, settings.assembler, settings.limits)
        )
    for harvest in harvests:
        yield from harvest.documents
        ledger.note_read(harvest.plan, harvest.digest)
        ledger.note_found(harvest.plan, len(harvest.documents), harvest.problems)
        articles += len(harvest.documents)
        done += harvest.plan.size if harvest.last else 0
        tell(done, total, articles)
    ledger.commit_plans()


def _in_processes(work: Iterable[list[Portion]], settings: Settings) -> Iterator[BatchResult]:
    """As many batches under way as keep every process busy, taken in order: memory stays bounded.

    A file may kill the process that reads it (a fault in a parser written in C, or too little memory): what was under
    way then is done again, apart from the rest.
    """
    work = iter(work)
    while True:
        running: deque[tuple[list[Portion], Future[list[BatchResult]]]] = deque()
        with _pool(settings.jobs) as pool:
            try:
                for batch in work:
                    running.append((batch, _submitted(pool, batch, settings)))
                    if len(running) > 2 * settings.jobs:
                        yield from running[0][1].result()
                        running.popleft()
                while running:
                    yield from running[0][1].result()
                    running.popleft()
            except BrokenProcessPool:
                pass
            else:
                return
        for batch, future in running:
            failed = not future.done() or future.cancelled() or future.exception() is not None
            yield from _apart(batch, settings) if failed else future.result()


def _pool(jobs: int) -> ProcessPoolExecutor:
    fresh = multiprocessing.get_context(
        "spawn"
    )  # a forked process would inherit the engine's threads half-dead
    return ProcessPoolExecutor(jobs, mp_context=fresh, initializer=_serve)


def _submitted(
    pool: ProcessPoolExecutor, batch: list[Portion], settings: Settings
) -> Future[list[BatchResult]]:
    try:
        return pool.submit(_harvests, batch, settings.assembler, settings.limits)
    except (
        BrokenProcessPool
    ) as error:  # as of a batch whose process died: it is found where its turn comes
        broken: Future[list[BatchResult]] = Future()
        broken.set_exception(error)
        return broken


def _apart(batch: list[Portion], settings: Settings) -> list[BatchResult]:
    """What comes of a batch in a process of its own; one that dies of it is asked for each half, down to the file."""
    try:
        with _pool(1) as pool:
            return pool.submit(_harvests, batch, settings.assembler, settings.limits).result()
    except BrokenProcessPool:
        if len(batch) == 1:
            return [_killer(batch[0])]
    middle = len(batch) // 2
    return [*_apart(batch[:middle], settings), *_apart(batch[middle:], settings)]


def _killer(portion: Portion) -> BatchResult:
    """What is told of a file that no process survives."""
    return BatchResult(
        portion.plan,
        portion.digest,
        portion.last,
        (),
        (Message.of("file-kills-its-process"),),
    )


def _serve() -> None:
    """Be a process that works for another: end when that one does, however it ends, and leave its signals to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _harvests(batch: Sequence[Portion], assembler: Assembler, limits: Limits) -> list[BatchResult]:
    return [_harvest(portion, assembler, limits) for portion in batch]


def _harvest(portion: Portion, assembler: Assembler, limits: Limits) -> BatchResult:
    made: list[Document] = []
    problems: list[Message] = []
    fingerprint = ""
    try:
        fingerprint, items = (
            _opened(portion, limits)
            if isinstance(portion, WholeFile)
            else (portion.digest, portion.items)
        )
        for item in _members_read(portion.plan, items):
            if isinstance(item, Problem):
                problems.append(item.reason)
            else:
                made.append(document(assembler.dossier(item)))
    except Exception as error:
        problems.append(reason(error))
    return BatchResult(portion.plan, fingerprint, portion.last, tuple(made), tuple(problems))


def _opened(file: WholeFile, limits: Limits) -> tuple[str, Iterator[Item]]:
    """A file's digest, and what is in it."""
    place = file.plan.place
    material = Material(place.name, place, limits)
    return digest(place), drafts(file.plan, read(material))


def _members_read(plan: PlannedRead, items: Iterable[Item]) -> Iterator[Draft | Problem]:
    """The items, with what the files among them hold in their place."""
    for item in items:
        if isinstance(item, Member):
            yield from _members_read(plan, drafts(plan, read_member(item)))
        else:
            yield item
