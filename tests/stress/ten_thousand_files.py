"""Index a great many files that no archive should hold: `python -m tests.stress.ten_thousand_files 10000 [SEED] [ENGINE]`.

Whatever is in a file, no command may show a traceback or die, no file may take longer than `SLOW`, and every file must
either have an article in the index or be named among those skipped, with a reason; a sound file among them is found.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import UnreadableFile
from index.files.walk import printable_path
from index.readers import read, reads
from index.readers.material import Material
from index.readers.raw import RawArticle
from index.update.assembler import Assembler
from index.update.documents import document
from search import Archive
from tests.stress.bad_files import ODDITIES, PROSE, bad_file
from tests.support.articles import TODAY

SLOW = 10.0
"""Seconds that no file may take, all of the way from bytes to terms."""
BATCH = 500
"""Files that one command is given."""
SOUND = f"Le pont de Bassora\n\n{PROSE * 4}\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a folder of bad files.

    Attributes:
        files: How many there were.
        indexed: How many of them have an article in the index.
        reasons: How often each file was named, by reason.
        slowest: Seconds the slowest took, and which it was.
    """

    files: int
    indexed: int
    reasons: Counter[str]
    slowest: tuple[float, str]


def fill(folder: Path, chance: random.Random, first: int, number: int) -> None:
    """Put bad files in a folder, a sound one between them, and what is no file at all."""
    for count in range(first, first + number):
        bad_file(chance, count, folder)
    (folder / f"{first + number // 2:05}-sound.txt").write_text(SOUND, "utf-8")
    for name, put in ODDITIES.items():
        put(folder / f"odd-{name}")


def indexed(folder: Path, index: Path, engine: str, jobs: int) -> Outcome:
    """Index a folder of bad files by the command line, and see that nothing broke.

    Raises:
        AssertionError: Something did.
    """
    files = sorted(folder.iterdir())
    slowest = max(
        (_seconds(file), file.name) for file in files if file.is_file() and reads(file.name)
    )
    assert slowest[0] < SLOW, slowest
    command = [
        "index",
        str(folder),
        "--index",
        str(index),
        "--engine",
        engine,
        "--jobs",
        str(jobs),
        "--json",
    ]
    report = json.loads(searched(*command))
    named = {skipped["path"] for skipped in report["skipped"]}
    with Archive(index) as archive:
        found = {hit.path for hit in archive.hits("")}
    paths = {printable_path(file.name) for file in files}
    assert paths <= named | found, sorted(paths - named - found)
    assert any(path.endswith("-sound.txt") for path in found)
    assert not any(path.startswith("odd-") for path in found)
    assert all(skipped["reason"] for skipped in report["skipped"])
    reasons = Counter(skipped["reason"] for skipped in report["skipped"])
    codes = {skipped["code"] for skipped in report["skipped"]}
    assert codes.isdisjoint(("file-hits-a-bug", "file-kills-its-process")), reasons
    return Outcome(len(files), len(found), reasons, slowest)


def searched(*arguments: str, seconds: float = 600) -> str:
    """What a command prints, run as a process of its own, if nothing about it is wrong.

    Raises:
        AssertionError: It died, or told of a fault.
    """
    command = [sys.executable, "-m", "search", *arguments]
    done = subprocess.run(
        command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
    )
    told = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in told, told
    assert "fault of the program" not in told, told
    assert done.returncode in {0, 1, 2}, (done.returncode, told)
    return done.stdout.decode("utf-8")


def _seconds(file: Path) -> float:
    """How long a file takes to be read, understood and analysed."""
    assembler = Assembler(TODAY)
    started = time.perf_counter()
    with suppress(UnreadableFile):
        for item in read(Material(file.name, file)):
            if isinstance(item, RawArticle):
                document(assembler.assemble(item, "a"))
    return time.perf_counter() - started


def outcomes(number: int, chance: random.Random, engine: str) -> Iterator[Outcome]:
    """Batch after batch, until there have been so many files."""
    for first in range(0, number, BATCH):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "archive")
            folder.mkdir()
            fill(folder, chance, first, min(BATCH, number - first))
            yield indexed(folder, Path(place, "index"), engine, 1 + first // BATCH % 2)


def main() -> None:
    """Make so many files, index them, and say what became of them."""
    number, seed, engine = (*sys.argv[1:], *("10000", "1", "tantivy")[len(sys.argv) - 1 :])
    files = found = 0
    slowest, reasons = (0.0, ""), Counter[str]()
    for outcome in outcomes(int(number), random.Random(int(seed)), engine):
        files, found = files + outcome.files, found + outcome.indexed
        slowest, reasons = max(slowest, outcome.slowest), reasons + outcome.reasons
        print(
            f"{files:,} files: {found:,} gave articles, the others are named; "
            f"slowest {slowest[0]:.2f} s ({slowest[1]!r})",
            flush=True,
        )
    for reason, times in reasons.most_common(40):
        print(f"{times:7,}  {reason[:100]!r}")


if __name__ == "__main__":
    main()
