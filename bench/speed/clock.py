"""Seconds, bytes and processes: how a figure is taken."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

COMMAND = (str(Path(sysconfig.get_path("scripts"), "search")),)
BLINK = 0.05
"""Seconds between two looks at the memory of a process."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long something took, in milliseconds: the median, and what 95 and 99 of 100 times stayed below."""

    median: float
    most: float
    nearly_all: float

    @classmethod
    def of(cls, times: Iterable[float]) -> Latency:
        """What pieces of work took, in seconds."""
        taken = [1000 * spent for spent in times]
        cuts = quantiles(taken, n=100, method="inclusive")
        return cls(median(taken), cuts[94], cuts[98])

    def __str__(self) -> str:
        """The cells of a row."""
        return f"{self.median:.2f} | {self.most:.2f} | {self.nearly_all:.2f}"


@dataclass(frozen=True, slots=True)
class Ran:
    """What running a command took.

    Attributes:
        seconds: From start to end.
        memory: Bytes that it and the processes it started held at most, what they share counted once.
    """

    seconds: float
    memory: int


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def run(command: Sequence[str]) -> None:
    """Run a command to its end; 1 is how `search` says that nothing was found.

    Raises:
        SystemExit: It failed.
    """
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr.decode(errors="replace"))


def watched(command: Sequence[str]) -> Ran:
    """Run a command to its end, looking at its memory all the while."""
    started, most = perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, _family(process.pid))))
            time.sleep(BLINK)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return Ran(perf_counter() - started, most)


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _family(process: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:  # it has ended, or this is no Linux
        return [process]
    return [process, *(one for child in children for one in _family(int(child)))]


def _held(process: int) -> int:
    """Bytes of memory that a process holds, its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
