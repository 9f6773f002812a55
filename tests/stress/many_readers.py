"""Read an index without pause while it is updated and rebuilt: `python -m tests.stress.many_readers [UPDATES] [ENGINE]`.

Every update gives some articles a new edition, all at once. One reader process a core searches all the while: every
answer must have all articles, of one and the same edition, never an older one than the answer before; nothing may fail.
Every hundredth run is a rebuild, beside which the reader goes on, and so are the first and the last.
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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index import synchronise
from index.engines.base import EMBEDDED
from search import Archive
from tests.support.changing_archive import TODAY

CHANGING, STEADY = 12, 40
"""Articles that every update replaces, and those that stay."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder where one edition follows the other, and the index made from it."""

    place: Path
    engine: str

    @property
    def location(self) -> Path:
        return self.place / "index"

    def put_up(self) -> None:
        """The articles that stay, and the first edition."""
        (self.place / "articles").mkdir()
        for number in range(STEADY):
            (self.place / f"articles/{number}.txt").write_text(
                f"Article {number}\n\nLe port de Beyrouth.\n", "utf-8"
            )
        self.publish(1)

    def publish(self, edition: int, *, rebuild: bool = False) -> None:
        """Replace the articles of the edition before, and bring the index up to date."""
        records = (
            {"id": str(n), "title": f"Journal {n}", "body": f"Édition {edition}."}
            for n in range(CHANGING)
        )
        fresh = self.place / "fresh"
        fresh.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        fresh.replace(self.place / "articles" / "journal.jsonl")
        synchronise(
            [self.place / "articles"],
            self.location,
            engine=self.engine,
            rebuild=rebuild,
            today=TODAY,
        )

    @contextmanager
    def readers(self, number: int) -> Iterator[list[int]]:
        """So many processes that read until this ends; how many answers each of them had is known then.

        Raises:
            AssertionError: One of them failed.
        """
        command = [sys.executable, "-m", "tests.stress.many_readers", "read", str(self.location)]
        started = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(number)
        ]
        answers: list[int] = []
        try:
            for reader in started:
                assert reader.stdout is not None
                assert reader.stdout.readline() == "reading\n"
            yield answers
        finally:
            for reader in started:
                told, _ = reader.communicate("stop\n")
                answers.append(int(told or -1))
        assert all(answer > 0 for answer in answers), "a reader failed, or had no answer"


def read(location: Path) -> int:
    """Search until somebody writes to the standard input; how many answers there were.

    Raises:
        AssertionError: An answer was half of one state and half of another.
    """
    answers, last = 0, 0
    archive = Archive(location)
    print("reading", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        last = _look(archive, last)
        answers += 1
        if answers % 10 == 0:  # a fresh reader sees a whole index too
            archive.close()
            archive = Archive(location)
    archive.close()
    return answers


def _look(archive: Archive, last: int) -> int:
    page = archive.find("édition", limit=50, group=False)
    editions = {hit.snippets[0].text for hit in page.hits}
    assert (page.total, len(page.hits), len(editions)) == (CHANGING, CHANGING, 1), (
        page.total,
        editions,
    )
    edition = int(editions.pop().split()[1].rstrip("."))
    assert edition >= last, (edition, last)
    assert archive.find("Beyrouth", limit=1).total == STEADY
    article = archive.get(f"journal.jsonl#{edition % CHANGING}")
    assert article is not None
    assert archive.status().articles == CHANGING + STEADY
    return edition


def watch_updates(
    place: Path, engine: str, updates: int, readers: int, rebuild_every: int = 100
) -> list[int]:
    """Update so many times under the eyes of so many readers; how many answers each of them had.

    Raises:
        AssertionError: A reader failed.
    """
    desk = Desk(place, engine)
    desk.put_up()
    with desk.readers(readers) as answers:
        for number in range(updates):
            desk.publish(number + 2, rebuild=number % rebuild_every == 0 or number == updates - 1)
    return answers


def main() -> None:
    """Update so many times, and say how many answers there were."""
    if sys.argv[1:2] == ["read"]:
        print(read(Path(sys.argv[2])))
        return
    updates, engine = (*sys.argv[1:], *("1000", "all")[len(sys.argv) - 1 :])
    for name in EMBEDDED if engine == "all" else (engine,):
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as place:
            answers = watch_updates(Path(place), name, int(updates), os.cpu_count() or 1)
        seconds = time.perf_counter() - started
        told = " and ".join(f"{answer:,}" for answer in answers)
        print(
            f"{name}: {int(updates):,} updates, {told} answers, all of them whole ({seconds:.0f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
