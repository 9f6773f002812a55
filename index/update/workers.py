"""Read, assemble and analyse files in as many processes as are wanted."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from pathlib import Path
from threading import Thread
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from index.engines.base import Document
from index.messages import Message
from index.readers import Part, read, read_member
from index.readers.limits import MAX_MEMORY_BYTES
from index.readers.material import Member
from index.readers.raw_article import Problem, RawArticle
from index.store.ledger import PlannedRead
from index.update.assembler import Assembler
from index.update.batches import (
    CHANGED_MEANWHILE,
    FileSlice,
    WorkItem,
    failure_message,
    make_batches,
    slices,
    stamp_of,
    with_unique_keys,
)
from index.update.dependencies import fingerprint
from index.update.documents import document
from index.update.materials import Materials

MIN_PARALLEL_BYTES = 500_000
"""Bytes to read below which starting processes takes longer than doing the work."""

_MAX_READINGS = 3
"""How often a file that changes all the time is read in one run."""

_BATCHES_PER_PROCESS = 2
"""Batches under way for each process: enough to keep it busy, and few enough to fit in memory."""


class WorkerOptions(Struct, frozen=True):
    """The options of processing files.

    Attributes:
        jobs: Number of processes.
        assembler: Makes an article from what a reader gives.
        materials: Makes the materials of files.
    """

    jobs: int
    assembler: Assembler
    materials: Materials = Materials(run=0)


class BatchResult(Struct, frozen=True):
    """The result of one item of a batch: a file, or a slice of one.

    Attributes:
        file: The file.
        digest: Hash of its content; empty if it could not be read.
        documents: The articles, ready for the engine.
        problems: Why some of it could not be read.
        is_last: True for a file, and for the last slice of one.
    """

    file: PlannedRead
    digest: str
    documents: tuple[Document, ...]
    problems: tuple[Message, ...]
    is_last: bool = True


_Running: TypeAlias = deque[tuple[list[WorkItem], Future[list[BatchResult]]]]
"""Batches under way, in order, each with its future results."""


def process_files(
    files: Iterable[PlannedRead], size: int, options: WorkerOptions
) -> Iterator[BatchResult]:
    """Read files and yield their documents, in the order of the files.

    Args:
        files: The files.
        size: Bytes of all of them together. If these are few, no processes are started.
        options: The options of processing.
    """
    batches = make_batches(files, options.materials)
    if options.jobs > 1 and size > MIN_PARALLEL_BYTES:
        yield from _process_in_parallel(batches, options)
        return
    for batch in batches:
        yield from process_batch(batch, options)


def _process_in_parallel(
    batches: Iterator[list[WorkItem]], options: WorkerOptions
) -> Iterator[BatchResult]:
    """Process batches in several processes, and yield their results in order.

    A file may crash the process that reads it, by a fault in a parser written in C or for lack of
    memory. That breaks the whole pool. The batches under way are then processed again, each in a
    process of its own, and a new pool takes the rest.
    """
    while True:
        running: _Running = deque()
        try:
            yield from _process_in_pool(batches, running, options)
        except BrokenProcessPool:
            for batch, future in running:
                yield from _result_or_retry(batch, future, options)
        else:
            return


def _process_in_pool(
    batches: Iterator[list[WorkItem]], running: _Running, options: WorkerOptions
) -> Iterator[BatchResult]:
    """Process batches in one pool of processes.

    Args:
        batches: The batches that have not been begun.
        running: Holds the batches under way: those that are left if a process crashes.
        options: The options of processing.

    Raises:
        BrokenProcessPool: A process crashed.
    """
    max_running = _BATCHES_PER_PROCESS * options.jobs
    with _pool(options.jobs) as pool:
        for batch in batches:
            running.append((batch, _submit(pool, batch, options)))
            if len(running) > max_running:
                yield from _first_results(running)
        while running:
            yield from _first_results(running)


def _first_results(running: _Running) -> Iterator[BatchResult]:
    """Wait for the first batch under way, yield its results, and take it off the list.

    If its process crashed, it stays on the list, so that it can be processed again.
    """
    _, future = running[0]
    yield from future.result()
    running.popleft()


def _result_or_retry(
    batch: Sequence[WorkItem], future: Future[list[BatchResult]], options: WorkerOptions
) -> list[BatchResult]:
    """Return the results of a batch that a broken pool has left, and process it if it has none."""
    is_finished = future.done() and not future.cancelled() and future.exception() is None
    if is_finished:
        return future.result()
    return _process_apart(batch, options)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Start a pool of processes."""
    # a forked process would inherit the threads of the engine, half of them dead
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)


def _submit(
    pool: ProcessPoolExecutor, batch: list[WorkItem], options: WorkerOptions
) -> Future[list[BatchResult]]:
    """Submit a batch. If the pool is broken, return a future that raises the error when asked."""
    try:
        with _interrupts_held():
            return pool.submit(process_batch, batch, options)
    except BrokenProcessPool as error:
        broken: Future[list[BatchResult]] = Future()
        broken.set_exception(error)
        return broken


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, which would tell where it met them, one by one."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _process_apart(batch: Sequence[WorkItem], options: WorkerOptions) -> list[BatchResult]:
    """Process a batch in its own process; if that crashes, bisect it to find what crashes it."""
    try:
        with _pool(1) as pool:
            return pool.submit(process_batch, batch, options).result()
    except BrokenProcessPool:
        pieces = _pieces(batch, options)
    if not pieces:
        return [_failed(batch[0], _fatal(batch[0]))]
    results: list[BatchResult] = []
    for piece in pieces:
        results += _process_apart(piece, options)
    return results


def _pieces(batch: Sequence[WorkItem], options: WorkerOptions) -> list[Sequence[WorkItem]]:
    """Return the pieces into which a batch can be cut; none if it is one article, or one file."""
    if len(batch) > 1:
        middle = len(batch) // 2
        return [batch[:middle], batch[middle:]]
    [item] = batch
    if isinstance(item, PlannedRead):
        return [[piece] for piece in _slices_apart(item, options)]
    if len(item.parts) < 2:
        return []
    middle = len(item.parts) // 2
    first = replace(item, parts=item.parts[:middle], is_last=False)
    return [[first], [replace(item, parts=item.parts[middle:])]]


def _slices_apart(file: PlannedRead, options: WorkerOptions) -> list[FileSlice]:
    """Read a file in a process of its own, and return its parts; none if that crashes."""
    try:
        with _pool(1) as pool:
            return pool.submit(_all_slices, file, options).result()
    except BrokenProcessPool:
        return []


def _all_slices(file: PlannedRead, options: WorkerOptions) -> list[FileSlice]:
    return list(slices(file, options.materials))


def _fatal(item: WorkItem) -> Message:
    """Return the problem of a file, or of an article of one, that crashes its process."""
    reason = Message("file-kills-its-process")
    if isinstance(item, FileSlice) and item.parts:
        part = item.parts[0]
        if isinstance(part, RawArticle | Member) and part.key:
            return Message.of("problem-of-part", part=part.key, reason=reason)
    return reason


def _failed(item: WorkItem, problem: Message) -> BatchResult:
    """Return the result for an item of which nothing could be read."""
    if isinstance(item, FileSlice):
        return BatchResult(item.file, "", (), (problem,), is_last=item.is_last)
    return BatchResult(item, "", (), (problem,))


def _start_worker() -> None:
    """Prepare a worker process: it ignores Ctrl-C, which its parent handles, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_exit_after, args=(parent.sentinel,), daemon=True).start()


def _exit_after(sentinel: int) -> None:
    """Wait until the process of a sentinel has ended, in whatever way, and end this one."""
    connection.wait([sentinel])
    os._exit(1)


def process_batch(batch: Sequence[WorkItem], options: WorkerOptions) -> list[BatchResult]:
    """Read and analyse the items of a batch in this process."""
    return [_process_item(item, options) for item in batch]


def _process_item(item: WorkItem, options: WorkerOptions) -> BatchResult:
    """Make documents of a slice that was read before, or read a file and make documents of it.

    A file that changes while it is read is read again.
    """
    if isinstance(item, FileSlice):
        documents, problems = _process_parts(item.parts, item.file, options.assembler)
        return BatchResult(item.file, item.digest, documents, problems, is_last=item.is_last)
    for _ in range(_MAX_READINGS):
        before = stamp_of(item)
        result = _read_file(item, options)
        if stamp_of(item) == before:
            return result
    # no content has an empty hash: the next run reads the file again
    return replace(result, digest="", problems=(*result.problems, CHANGED_MEANWHILE))


def _read_file(file: PlannedRead, options: WorkerOptions) -> BatchResult:
    """Read a file, and make documents of its articles."""
    material = options.materials.of(file.root, file.path, file.location)
    try:
        content = _content_of(file)
        material = replace(material, content=content)
        content_hash = fingerprint(material, content)
    except Exception as error:
        return _failed(file, failure_message(error))
    parts = with_unique_keys(read(material))
    documents, problems = _process_parts(parts, file, options.assembler)
    return BatchResult(file, content_hash, documents, problems)


def _content_of(file: PlannedRead) -> Path | bytes:
    """Return the bytes of a small file, so that what is hashed is what is read; else its place.

    Raises:
        OSError: It cannot be read.
    """
    if file.size > MAX_MEMORY_BYTES:
        return file.location
    with file.location.open("rb") as stream:
        data = stream.read(MAX_MEMORY_BYTES + 1)
    return data if len(data) <= MAX_MEMORY_BYTES else file.location  # it may have grown


def _process_parts(
    parts: Iterable[Part], file: PlannedRead, assembler: Assembler
) -> tuple[tuple[Document, ...], tuple[Message, ...]]:
    """Return the documents made from the parts of a file, and the problems.

    An error ends the file: the documents made until then are kept.
    """
    documents: list[Document] = []
    problems: list[Message] = []
    try:
        for part in _with_members_read(parts):
            if isinstance(part, Problem):
                problems.append(part.reason)
            else:
                documents.append(document(assembler.assemble(part, file.name)))
    except Exception as error:
        problems.append(failure_message(error))
    return tuple(documents), tuple(problems)


def _with_members_read(parts: Iterable[Part]) -> Iterator[RawArticle | Problem]:
    """Yield the articles and problems of a file, and of the files inside it, at any depth."""
    for part in parts:
        if isinstance(part, Member):
            yield from _with_members_read(with_unique_keys(read_member(part)))
        else:
            yield part
