"""The files of a plan -> documents: read here, understood and analysed in as many processes as are wanted."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date

from index.assembly import Draft, assemble
from index.documents import document
from index.engine import Document
from index.errors import UnreadableFile
from index.folder import digest
from index.ledger import Ledger, Plan
from index.readers import read
from index.readers.raw import Problem

Progress = Callable[[int, int, int], None]
"""Told the bytes of the files that have been read, the bytes of those to read, and the articles found so far."""

BATCH = 200_000
"""Characters of text that go to a process at a time."""
OFTEN = 100
"""Articles after which progress is told, inside a file of many."""
WORTH_PROCESSES = 500_000
"""Bytes to read below which starting processes takes longer than doing the work."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are produced.

    Attributes:
        jobs: Processes that do it.
        today: No article is later.
        progress: Called at the end of every file, and now and then inside a long one.
    """

    jobs: int
    today: date
    progress: Progress | None = None


def documents(ledger: Ledger, settings: Settings) -> Iterator[Document]:
    """The documents of every file that the ledger plans to read, in its order; what was read is noted there.

    The plans are made to outlast the process when the last document has been taken: whoever takes them commits next.
    """
    total = ledger.size_to_read()
    batches = _batches(_drafts(ledger, settings.progress, total))
    if settings.jobs > 1 and total > WORTH_PROCESSES:
        yield from _in_processes(batches, settings)
    else:
        for batch in batches:
            yield from _produce(batch, settings.today)
    ledger.commit_plans()


def _drafts(ledger: Ledger, progress: Progress | None, total: int) -> Iterator[Draft]:
    tell = progress or (lambda *_: None)
    done = articles = 0
    for plan in list(ledger.to_read()):
        for draft in _drafts_of(plan, ledger):
            yield draft
            articles += 1
            if articles % OFTEN == 0:
                tell(done, total, articles)
        done += plan.size
        tell(done, total, articles)


def _drafts_of(plan: Plan, ledger: Ledger) -> Iterator[Draft]:
    problems, ids, fingerprint = [], set[str](), ""
    try:
        fingerprint = digest(plan.place)
        for item in read(plan.place):
            if isinstance(item, Problem):
                problems.append(item.reason)
                continue
            draft = Draft(_free(plan.name if item.key is None else f"{plan.name}#{item.key}", ids), plan.name, item)
            ids.add(draft.id)
            yield draft
    except UnreadableFile as error:
        problems.append(str(error))
    except OSError as error:
        problems.append(f"cannot be read ({error.strerror})")
    ledger.note_read(plan, fingerprint, len(ids), problems)


def _free(id: str, taken: set[str]) -> str:
    """The id, or if another article of the file has it, the id with a number."""
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}~{number}"
    return free


def _batches(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    batch: list[Draft] = []
    size = 0
    for draft in drafts:
        batch.append(draft)
        size += len(draft.raw.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _produce(batch: list[Draft], today: date) -> list[Document]:
    return [document(assemble(draft, today)) for draft in batch]


def _in_processes(batches: Iterable[list[Draft]], settings: Settings) -> Iterator[Document]:
    """As many batches under way as keep every process busy, taken in order: memory stays bounded."""
    fresh = multiprocessing.get_context("spawn")  # a forked process would inherit the engine's threads half-dead
    with ProcessPoolExecutor(settings.jobs, mp_context=fresh) as pool:
        running: deque[Future[list[Document]]] = deque()
        for batch in batches:
            running.append(pool.submit(_produce, batch, settings.today))
            if len(running) > 2 * settings.jobs:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
