"""Let children read, assemble and analyse files, as many at a time as are wanted.

This process parses nothing: it gives out batches, gathers the results in the order of the files,
and finds what ended a child.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import connection

from msgspec import Struct, field

from index.analysis.lexicon import french_lexicon
from index.store.ledger import PlannedRead
from index.update.batches import BATCH_BYTES, WorkItem, make_batches
from index.update.budget import seconds_for
from index.update.child import Child, Task, TaskError, begins_as_copy
from index.update.children import Children
from index.update.failures import OUT_OF_MEMORY
from index.update.isolation import Isolation, left_out
from index.update.reading import (
    BatchResult,
    WorkerOptions,
    load_word_lists,
    process_apart,
    process_batch,
)

MIN_PARALLEL_BYTES = 500_000
"""Bytes to read below which more than one process would take longer than one."""

_MAX_PROCESSES = 64
"""Processes beyond which more only take memory: nobody means a hundred thousand."""

_BATCHES_PER_PROCESS = 2
"""Batches under way for each process: enough to keep it busy, and few enough to fit in memory."""


def start_children(size: int, options: WorkerOptions, children: Children) -> None:
    """Start the children that `process_files` needs, before this process has threads.

    Of much to read, one child finds the articles and others analyse them. If they begin as copies of
    this process, it loads the lists of words, and unpacks the lexicon, for all of them.

    Args:
        size: Bytes of all files together.
        options: The options of processing.
        children: The children that will read.
    """
    number = processes_for(size, options)
    if size > MIN_PARALLEL_BYTES and begins_as_copy():
        load_word_lists()
        if number > 1:  # each would soon have unpacked all of it
            french_lexicon().unpack()
    children.prepare(number)


def process_files(
    files: Iterable[PlannedRead], size: int, options: WorkerOptions, children: Children
) -> Iterator[BatchResult]:
    """Read files and yield their documents, in the order of the files.

    Args:
        files: The files.
        size: Bytes of all of them together. If these are few, one child does all.
        options: The options of processing.
        children: The children that read.
    """
    isolation = Isolation(options, children)
    line = _Line(options, children, processes_for(size, options), isolation)
    for batch in make_batches(files, options.materials, children):
        yield from line.append(batch)
    yield from line.finish()


def processes_for(size: int, options: WorkerOptions) -> int:
    """Return the number of processes that are worth starting for so many bytes."""
    if size <= MIN_PARALLEL_BYTES:
        return 1
    batches = size // BATCH_BYTES + 1
    return min(options.jobs, batches, _MAX_PROCESSES)


class _Job(Struct):
    """A batch under way.

    Attributes:
        items: The items that have no result yet; a child works on the first of them, or on several.
        results: The results of the items before them.
        child: The child that works on it; None if it waits for one.
        is_apart: True if the items are processed one after the other, since one of them has ended a
            child that had begun several.
    """

    items: deque[WorkItem]
    results: list[BatchResult] = field(default_factory=list)
    child: Child | None = None
    is_apart: bool = False


class _Line(Struct):
    """The batches under way, in the order of the files.

    Attributes:
        options: The options of processing.
        children: The children that work on them.
        max_busy: Number of children that work at a time.
        isolation: Processes what has ended a child.
        jobs: The batches.
    """

    options: WorkerOptions
    children: Children
    max_busy: int
    isolation: Isolation
    jobs: deque[_Job] = field(default_factory=deque)

    def append(self, batch: list[WorkItem]) -> Iterator[BatchResult]:
        """Add a batch. If there are too many, yield the results of the first."""
        self.jobs.append(_Job(deque(batch)))
        self._give_out()
        while len(self.jobs) > _BATCHES_PER_PROCESS * self.max_busy:
            yield from self._first_results()

    def finish(self) -> Iterator[BatchResult]:
        """Yield the results of all the batches that are left."""
        while self.jobs:
            yield from self._first_results()

    def _first_results(self) -> list[BatchResult]:
        """Wait for the first batch, and take it off the line."""
        first = self.jobs[0]
        while first.items or first.child:
            self._give_out()
            self._gather()
        self.jobs.popleft()
        return first.results

    def _give_out(self) -> None:
        """Give batches to children, as long as not too many are busy."""
        busy = sum(job.child is not None for job in self.jobs)
        for job in self.jobs:
            if busy >= self.max_busy:
                return
            if job.child is None:
                self._start(job)
                busy += job.child is not None

    def _start(self, job: _Job) -> None:
        """Give a batch to a child, without what is left out because it has ended too many."""
        while job.items and self.isolation.gives_up(job.items[0]):
            job.results.append(left_out(job.items.popleft()))
        if not job.items:
            return
        largest = max(item.size for item in job.items)
        seconds = seconds_for(largest, self.options.materials.limits)
        process = process_apart if job.is_apart else process_batch
        child = self.children.take()
        try:
            child.give(Task(process, (list(job.items), self.isolation.options_now()), seconds))
        except TaskError:
            return  # it died while it had nothing to do: another one gets the job
        job.child = child

    def _gather(self) -> None:
        """Wait until a child has sent something or is overdue, and take what there is."""
        busy = {job.child.connection: job for job in self.jobs if job.child}
        if not busy:
            return
        now = time.monotonic()
        deadline = min(job.child.deadline for job in busy.values() if job.child)
        ready = connection.wait(list(busy), max(0.0, deadline - now))
        for sender, job in busy.items():
            is_overdue = job.child is not None and job.child.deadline <= time.monotonic()
            if job.child is not None and (sender in ready or is_overdue):
                self._advance(job, job.child)

    def _advance(self, job: _Job, child: Child) -> None:
        """Take the next result of a job, or find what has ended its child."""
        try:
            is_value, value = child.receive()
        except TaskError as failure:
            job.child = None
            if len(job.items) > 1 and not job.is_apart:
                job.is_apart = True
            elif job.items:
                item = job.items.popleft()
                job.results += self.isolation.results_of(item, failure.message)
            return
        if is_value:
            job.results.append(value)
            job.items.popleft()
            if OUT_OF_MEMORY in value.problems:
                child.kill()  # what it has left may be in pieces
                job.child = None
        else:
            job.child = None
            self.children.give_back(child)
