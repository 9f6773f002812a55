"""Index many files that no archive should hold, and check the result for each.

    python -m tests.stress.ten_thousand_files 10000 [SEED] [ENGINE]

No command may show a traceback or die, and no file may take longer than `MAX_SECONDS`. Every file
must have an article in the index or be named with a reason. A sound file among them must be found.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import UnreadableFile
from index.files.names import printable_path
from index.readers import read, reads
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.update.assembler import Assembler
from index.update.documents import document
from search import Archive
from tests.stress.bad_files import ODDITIES, PROSE, bad_file
from tests.support.articles import TODAY

MAX_SECONDS = 10.0
"""Seconds that a file may take, from its bytes to its terms."""

BATCH_FILES = 500
"""Files that one command is given."""

MAX_COMMAND_SECONDS = 600.0
MAX_PRINTED_REASONS = 40

SOUND_TEXT = f"Le pont de Bassora\n\n{PROSE * 4}\n"

FAULTS = ("file-hits-a-bug", "file-kills-its-process")
"""Codes of reasons that no file may give."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of indexing a folder of bad files.

    Attributes:
        files: The number of files.
        indexed: The number of files with an article in the index.
        reasons: How often each reason was given.
        slowest_seconds: Seconds that the slowest file took.
        slowest_name: The name of that file.
    """

    files: int = 0
    indexed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    slowest_seconds: float = 0.0
    slowest_name: str = ""

    def __add__(self, other: Outcome) -> Outcome:
        slowest = max(self, other, key=lambda outcome: outcome.slowest_seconds)
        return Outcome(
            self.files + other.files,
            self.indexed + other.indexed,
            self.reasons + other.reasons,
            slowest.slowest_seconds,
            slowest.slowest_name,
        )


def fill(folder: Path, chance: random.Random, first: int, number: int) -> None:
    """Put bad files, a sound file, and things that are no files in a folder."""
    for count in range(first, first + number):
        bad_file(chance, count, folder)
    (folder / f"{first + number // 2:05}-sound.txt").write_text(SOUND_TEXT, "utf-8")
    for name, make in ODDITIES.items():
        make(folder / f"odd-{name}")


def index_files(folder: Path, index: Path, engine: str, jobs: int) -> Outcome:
    """Index a folder of bad files by the command line, and check that nothing broke.

    Raises:
        AssertionError: Something broke.
    """
    files = sorted(folder.iterdir())
    seconds = {file.name: _seconds(file) for file in files if _is_readable(file)}
    slowest = max(seconds, key=seconds.__getitem__)
    assert seconds[slowest] < MAX_SECONDS, (slowest, seconds[slowest])
    options = ["--index", str(index), "--engine", engine, "--jobs", str(jobs), "--json"]
    report = json.loads(run_search("index", str(folder), *options))
    with Archive(index) as archive:
        indexed = {hit.path for hit in archive.hits("")}
    reasons = _check_report(report, indexed, {printable_path(file.name) for file in files})
    return Outcome(len(files), len(indexed), reasons, seconds[slowest], slowest)


def _is_readable(file: Path) -> bool:
    return file.is_file() and reads(file.name)


def _check_report(report: dict[str, Any], indexed: set[str], paths: set[str]) -> Counter[str]:
    """Check that each path is indexed or skipped with a reason, and count the reasons.

    Raises:
        AssertionError: One is not, or a reason is a fault.
    """
    skipped = report["skipped"]
    missing = paths - indexed - {file["path"] for file in skipped}
    assert not missing, sorted(missing)
    assert any(path.endswith("-sound.txt") for path in indexed)
    assert not any(path.startswith("odd-") for path in indexed)
    assert all(file["reason"] for file in skipped)
    faults = [file for file in skipped if file["code"] in FAULTS]
    assert not faults, faults
    return Counter(file["reason"] for file in skipped)


def run_search(*arguments: str, seconds: float = MAX_COMMAND_SECONDS) -> str:
    """Run a command in a process of its own, and return what it prints.

    Raises:
        AssertionError: It died, or reported a fault.
    """
    command = [sys.executable, "-m", "search", *arguments]
    done = subprocess.run(
        command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
    )
    errors = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in errors, errors
    assert "fault of the program" not in errors, errors
    assert done.returncode in {0, 1, 2}, (done.returncode, errors)
    return done.stdout.decode("utf-8")


def _seconds(file: Path) -> float:
    """Measure how long a file takes to be read, understood and analysed."""
    assembler = Assembler(TODAY)
    started = time.perf_counter()
    with suppress(UnreadableFile):
        for part in read(Material(file.name, file)):
            if isinstance(part, RawArticle):
                document(assembler.assemble(part, "a"))
    return time.perf_counter() - started


def outcomes(number: int, chance: random.Random, engine: str) -> Iterator[Outcome]:
    """Yield the outcome of batch after batch, with one and with two processes by turns."""
    for first in range(0, number, BATCH_FILES):
        with tempfile.TemporaryDirectory() as directory:
            folder = Path(directory, "archive")
            folder.mkdir()
            fill(folder, chance, first, min(BATCH_FILES, number - first))
            jobs = 1 + first // BATCH_FILES % 2
            yield index_files(folder, Path(directory, "index"), engine, jobs)


def main(number: str = "10000", seed: str = "1", engine: str = "tantivy") -> None:
    """Make so many files, index them, and print what became of them."""
    total = Outcome()
    for outcome in outcomes(int(number), random.Random(int(seed)), engine):
        total += outcome
        print(
            f"{total.files:,} files: {total.indexed:,} gave articles, the others are named; "
            f"slowest {total.slowest_seconds:.2f} s ({total.slowest_name!r})",
            flush=True,
        )
    for reason, count in total.reasons.most_common(MAX_PRINTED_REASONS):
        print(f"{count:7,}  {reason[:100]!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])
