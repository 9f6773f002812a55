"""Rewrite files without pause while they are indexed; then all is still, and one run must mend it.

    python -m tests.stress.live_rewriting 100 [--seed SEED] [--engine ENGINE] [--only replaced]

Each try has a writer process of one manner, and runs of the indexer beside it. When the writer has
ended, one more run must hold what the files hold, and the doctor must find nothing.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from index.doctor import check
from index.update.reading import load_word_lists
from tests.stress.stage import run_forked
from tests.stress.trial import Options, Tally, run
from tests.support.indexed_folder import LONG_AGO_NS, IndexedFolder

PIECE_BYTES = 1 << 12
"""Bytes that the writer writes at a time, so that half a file can be read."""

MAX_PAUSE_SECONDS = 0.02
NAME = "presse.jsonl"


def edition(number: int, articles: int) -> bytes:
    """Return the content of the file in one edition. All editions have equally many bytes."""
    lines = [
        json.dumps({"id": str(article), "body": f"Édition {number:06} du texte {article}."}) + "\n"
        for article in range(articles)
    ]
    return "".join(lines).encode()


def _write_in_pieces(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        for start in range(0, len(content), PIECE_BYTES):
            stream.write(content[start : start + PIECE_BYTES])
            stream.flush()


def _write_over(file: Path, content: bytes) -> None:
    """Write over the old bytes, and give the file the time of modification that it had."""
    with file.open("r+b") as stream:
        stream.write(content)
    os.utime(file, ns=(LONG_AGO_NS, LONG_AGO_NS))


def _replace(file: Path, content: bytes) -> None:
    """Put a new file of the same time of modification in its place."""
    other = file.parent.parent / "other"
    other.write_bytes(content)
    os.utime(other, ns=(LONG_AGO_NS, LONG_AGO_NS))
    other.replace(file)


def _remove_and_write(file: Path, content: bytes) -> None:
    file.unlink()
    time.sleep(MAX_PAUSE_SECONDS / 4)
    _write_in_pieces(file, content)


class Manner(NamedTuple):
    """A way of rewriting a file.

    Attributes:
        name: What it is called in summaries.
        write: Writes the file.
    """

    name: str
    write: Callable[[Path, bytes], None]


MANNERS = (
    Manner("written in pieces", _write_in_pieces),
    Manner("written over, with the old time", _write_over),
    Manner("replaced, with the old time", _replace),
    Manner("removed and written", _remove_and_write),
)
"""The ways of rewriting a file. Each comes equally often."""


class Writer:
    """A process that writes one edition after the other.

    Args:
        file: The file.
        manner: How it is written.
        articles: How many articles an edition has.
        chance: Decides on the pauses.
    """

    def __init__(self, file: Path, manner: Manner, articles: int, chance: random.Random) -> None:
        self._process = os.fork()
        if self._process:
            return
        try:
            signal.signal(signal.SIGTERM, lambda *_: _STOP.append(True))
            number = 1
            while not _STOP:
                number += 1
                manner.write(file, edition(number, articles))
                time.sleep(chance.random() * MAX_PAUSE_SECONDS)
        finally:
            os._exit(0)

    def stop(self) -> None:
        """Let it write its edition to the end, and wait for that."""
        os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)


_STOP: list[bool] = []
"""Holds something in a writer process that is asked to end."""


def try_once(engine: str, manner: Manner, chance: random.Random) -> bool:
    """Index a file while it is rewritten. Return True if a further run mends what was read."""
    articles = chance.choice((3, 40, 400, 3000))
    with tempfile.TemporaryDirectory() as name:
        folder = IndexedFolder.empty(Path(name), engine)
        folder.put({NAME: edition(1, articles), "autre.txt": "Un texte qui reste."})
        folder.age()
        writer = Writer(folder.folder / NAME, manner, articles, chance)
        try:
            run_forked(partial(_run_often, folder, chance.randint(1, 3)))
        finally:
            writer.stop()
        return run_forked(partial(_check, folder)) == 0


def _run_often(folder: IndexedFolder, runs: int) -> None:
    for _ in range(runs):
        folder.run()


def _check(folder: IndexedFolder) -> None:
    """Run once more, and compare the index with the files."""
    folder.run()
    records = map(json.loads, (folder.folder / NAME).read_text("utf-8").splitlines())
    expected = {f"{NAME}#{record['id']}": record["body"] for record in records}
    expected["autre.txt"] = "Un texte qui reste."
    assert folder.texts() == expected, "the index does not hold what the files hold"
    findings = check(folder.location).findings
    assert not findings, findings


def rewrite_all(given: Options, engine: str, tally: Tally) -> None:
    """Make so many tries on an engine, and count what came of them."""
    manners = [manner for manner in MANNERS if given.only in manner.name]
    for number in given.numbers:
        manner = manners[number % len(manners)]
        is_right = try_once(engine, manner, random.Random(f"{given.seed}/{number}"))
        repeat = f"--engine {engine} --seed {given.seed} --first {number}"
        told = None if is_right else f"{repeat}: {manner.name}"
        tally.add(f"{engine}, {manner.name}", told)
        tally.progress(20)


def main() -> int:
    """Make so many tries on each engine, and print what came of them."""
    load_word_lists()
    return run("live_rewriting", __doc__, rewrite_all)


if __name__ == "__main__":
    sys.exit(main())
