"""Measure seconds, bytes and processes."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

COMMAND = str(Path(sysconfig.get_path("scripts"), "search"))
"""The path of the command `search`."""

MEMORY_INTERVAL_SECONDS = 0.05
"""Time between two looks at the memory of a process."""


@dataclass(frozen=True, slots=True)
class Latency:
    """The times of several runs, in milliseconds.

    Attributes:
        median: The median.
        percentile_95: The time that 95 of 100 runs stayed below.
        percentile_99: The time that 99 of 100 runs stayed below.
    """

    median: float
    percentile_95: float
    percentile_99: float

    @classmethod
    def of(cls, times: Iterable[float]) -> Latency:
        """Return the latency of runs, given in seconds."""
        milliseconds = [1000 * time for time in times]
        percentiles = quantiles(milliseconds, n=100, method="inclusive")
        return cls(median(milliseconds), percentiles[94], percentiles[98])

    def __str__(self) -> str:
        """Return the cells of a row."""
        return f"{self.median:.2f} | {self.percentile_95:.2f} | {self.percentile_99:.2f}"


@dataclass(frozen=True, slots=True)
class Cost:
    """The time and the memory that a command took.

    Attributes:
        seconds: From its start to its end.
        memory: The most bytes that it and the processes it started held at one time. What they
            share counts once.
    """

    seconds: float
    memory: int


def index_command(articles: Path, location: Path) -> list[str]:
    """Return the command that indexes a file or a folder of articles."""
    return [COMMAND, "index", str(articles), "--index", str(location)]


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def run(command: Sequence[str]) -> None:
    """Run a command to its end. The exit code 1 says that `search` has no hits.

    Raises:
        SystemExit: It failed.
    """
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr.decode(errors="replace"))


def run_with_memory(command: Sequence[str]) -> Cost:
    """Run a command to its end, and look at its memory all the while.

    Raises:
        SystemExit: It failed.
    """
    started = perf_counter()
    memory = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            tree = _process_tree(process.pid)
            memory = max(memory, sum(map(memory_bytes, tree)))
            time.sleep(MEMORY_INTERVAL_SECONDS)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return Cost(perf_counter() - started, memory)


def folder_bytes(folder: Path) -> int:
    """Return the size of the files in a folder."""
    files = filter(Path.is_file, folder.rglob("*"))
    return sum(file.stat().st_size for file in files)


def cpu_seconds(process: int) -> float:
    """Return the seconds for which a process has kept a core busy so far."""
    status = Path(f"/proc/{process}/stat").read_text("ascii")
    # the name of the program in parentheses may have spaces; behind it stand fields 3 and following,
    # of which utime is field 14 and stime field 15 (see proc(5))
    fields = status.rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _process_tree(process: int) -> list[int]:
    """Return a process and all that it started."""
    tree = [process]
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:  # it has ended, or this is no Linux
        return tree
    for child in children:
        tree += _process_tree(int(child))
    return tree


def memory_bytes(process: int) -> int:
    """Return the bytes of memory of a process, with its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    total = 0
    for line in lines:
        if line.startswith("Pss:"):
            kibibytes = line.split()[1]
            total += int(kibibytes) * 1024
    return total
