"""Search an index without pause while it is updated and rebuilt.

    python -m tests.stress.many_readers [UPDATES] [ENGINE]

Every update gives some articles a new edition, all at once. One reader process a core searches all
the while; every second one has several threads, which share a pool of archives. Every answer must
have all articles, of one and the same edition, and never an older one than the answer before;
nothing may fail. Every hundredth run is a rebuild, and so are the first and the last.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from index import synchronise
from index.engines.base import EMBEDDED
from search import Archive, Pool
from tests.support.indexed_folder import TODAY

CHANGING_ARTICLES = 12
"""Articles that every update replaces."""
STEADY_ARTICLES = 40
"""Articles that stay."""
THREADS = 4
"""Threads of a reader that has several. Its pool has one archive less, so that they must wait."""
ANSWERS_PER_ARCHIVE = 10
"""Answers after which a reader opens the index anew: a new reader has to see a whole index, too."""


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A folder where one edition follows the other, and the index made from it.

    Attributes:
        parent: The folder of both.
        engine: The engine of the index.
    """

    parent: Path
    engine: str

    @property
    def folder(self) -> Path:
        """The folder of the articles."""
        return self.parent / "articles"

    @property
    def location(self) -> Path:
        """The folder of the index."""
        return self.parent / "index"

    def found(self) -> None:
        """Write the articles that stay, and publish the first edition."""
        self.folder.mkdir()
        for number in range(STEADY_ARTICLES):
            text = f"Article {number}\n\nLe port de Beyrouth.\n"
            (self.folder / f"{number}.txt").write_text(text, "utf-8")
        self.publish(1)

    def publish(self, edition: int, *, rebuild: bool = False) -> None:
        """Replace the articles of the edition before, and bring the index up to date."""
        lines: list[str] = []
        for number in range(CHANGING_ARTICLES):
            record = {
                "id": str(number),
                "title": f"Journal {number}",
                "body": f"Édition {edition}.",
            }
            lines.append(json.dumps(record) + "\n")
        new_file = self.parent / "new"
        new_file.write_text("".join(lines), "utf-8")
        new_file.replace(self.folder / "journal.jsonl")
        synchronise([self.folder], self.location, engine=self.engine, rebuild=rebuild, today=TODAY)

    @contextmanager
    def readers(self, number: int) -> Iterator[list[int]]:
        """Run some processes that read until this ends.

        Yields:
            A list that then holds how many answers each of them had.

        Raises:
            AssertionError: One of them failed.
        """
        processes: list[subprocess.Popen[str]] = []
        for reader in range(number):
            way = "read-in-threads" if reader % 2 else "read"
            command = [sys.executable, "-m", "tests.stress.many_readers", way, str(self.location)]
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            processes.append(process)
        answers: list[int] = []
        try:
            for process in processes:
                assert process.stdout is not None
                assert process.stdout.readline() == "reading\n"
            yield answers
        finally:
            for process in processes:
                output, _ = process.communicate("stop\n")
                answers.append(int(output or -1))
        assert all(number > 0 for number in answers), "a reader failed, or had no answer"


def later_editions(updates: int, rebuild_every: int) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of so many editions after the first, each with True if it is a rebuild."""
    for number in range(updates):
        is_last = number == updates - 1
        yield number + 2, number % rebuild_every == 0 or is_last


def read(location: Path) -> int:
    """Search until somebody writes to the standard input, and count the answers.

    Raises:
        AssertionError: An answer mixed two states.
    """
    answers = 0
    edition = 0
    archive = Archive(location)
    print("reading", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        edition = _check_answers(archive, edition)
        answers += 1
        if answers % ANSWERS_PER_ARCHIVE == 0:
            archive.close()
            archive = Archive(location)
    archive.close()
    return answers


def read_in_threads(location: Path) -> int:
    """Search in several threads until somebody writes to the standard input, and count the answers.

    Raises:
        AssertionError: An answer mixed two states, or was older than the one before.
    """
    is_over = Event()
    with Pool(location, size=THREADS - 1, wait=60) as pool, ThreadPoolExecutor(THREADS) as threads:
        readers = [threads.submit(_read_from, pool, is_over) for _ in range(THREADS)]
        print("reading", flush=True)
        sys.stdin.readline()
        is_over.set()
        return sum(reader.result() for reader in readers)


def _read_from(pool: Pool, is_over: Event) -> int:
    """Search with archives of a pool until it is over, and count the answers."""
    answers = 0
    edition = 0
    while not is_over.is_set():
        with pool.lend() as archive:
            edition = _check_answers(archive, edition)
        answers += 1
    return answers


def _check_answers(archive: Archive, last_edition: int) -> int:
    """Check that an index holds one edition, not older than the last, and return it."""
    page = archive.find("édition", limit=50, group=False)
    editions = {hit.snippets[0].text for hit in page.hits}
    numbers = (page.total, len(page.hits), len(editions))
    assert numbers == (CHANGING_ARTICLES, CHANGING_ARTICLES, 1), (page.total, editions)
    edition = int(editions.pop().split()[1].rstrip("."))
    assert edition >= last_edition, (edition, last_edition)
    assert archive.find("Beyrouth", limit=1).total == STEADY_ARTICLES
    article = archive.get(f"journal.jsonl#{edition % CHANGING_ARTICLES}")
    assert article is not None
    assert archive.status().articles == CHANGING_ARTICLES + STEADY_ARTICLES
    return edition


def watch_updates(
    parent: Path, engine: str, updates: int, readers: int, rebuild_every: int = 100
) -> list[int]:
    """Update an index so many times while so many readers search it.

    Returns:
        How many answers each reader had.

    Raises:
        AssertionError: A reader failed.
    """
    newspaper = Newspaper(parent, engine)
    newspaper.found()
    with newspaper.readers(readers) as answers:
        for edition, is_rebuild in later_editions(updates, rebuild_every):
            newspaper.publish(edition, rebuild=is_rebuild)
    return answers


def main(updates: str = "1000", engine: str = "all") -> None:
    """Update an index of each engine so many times, and print how many answers there were."""
    engines = EMBEDDED if engine == "all" else (engine,)
    for name in engines:
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            answers = watch_updates(Path(folder), name, int(updates), os.cpu_count() or 1)
        seconds = time.perf_counter() - started
        numbers = " and ".join(f"{answer:,}" for answer in answers)
        print(
            f"{name}: {int(updates):,} updates, {numbers} answers, all of them whole"
            f" ({seconds:.0f} s)",
            flush=True,
        )


WAYS_TO_READ = {"read": read, "read-in-threads": read_in_threads}
"""The work of a process by the word that it is started with, before the folder of an index."""

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in WAYS_TO_READ:
        print(WAYS_TO_READ[sys.argv[1]](Path(sys.argv[2])))
    else:
        main(*sys.argv[1:])
