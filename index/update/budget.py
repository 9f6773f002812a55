"""The budget of time and memory of a file, and the limits that hold a process to it.

The system enforces it, not the process that reads: a parser written in C listens to nobody else.
Linux limits processor time and memory. macOS limits processor time only, and Windows neither: there
the clock of the parent is left.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from index.readers.limits import Limits

SECONDS_PER_MEGABYTE = 2
"""Seconds of processor time for each megabyte of an article: prose takes half a second."""

HASHED_MEGABYTES_PER_SECOND = 50
"""Megabytes of a file that are hashed in a second, even on a slow disk."""

PATIENCE = 6
"""Seconds on the clock for each second of processor time: other programs and slow disks need some."""

MEMORY_PER_ARTICLE = 12
"""Bytes of memory for each byte that one article may have; see docs/limits.md."""

FULL = 0.8
"""The share of its memory from which a process that crashes is thought to have wanted more."""

_RESIDENT_PAGES = 1
_DATA_PAGES = 5
"""The fields of `/proc/self/statm` with the pages in memory, and those of data and stack: proc(5)."""


def seconds_for(size: int, limits: Limits) -> float:
    """Return the seconds of processor time that a file may take until its next article.

    Args:
        size: Its bytes.
        limits: How much of it is read.
    """
    megabytes = size / (1 << 20)
    largest_megabytes = limits.max_file_bytes / (1 << 20)
    understanding = SECONDS_PER_MEGABYTE * min(megabytes, largest_megabytes)
    return limits.max_file_seconds + understanding + megabytes / HASHED_MEGABYTES_PER_SECOND


def memory_for(limits: Limits) -> int:
    """Return the bytes of memory that a process may take to read files."""
    return max(limits.max_process_bytes, MEMORY_PER_ARTICLE * limits.max_file_bytes)


def start_clock(seconds: float) -> None:
    """Let the system end this process once it has taken so many more seconds of processor time."""
    if sys.platform == "win32":
        return
    import resource  # late: Windows has none

    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    end = int(usage.ru_utime + usage.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (_within(end, hard), hard))


def limit_memory(budget: int) -> None:
    """Let the system refuse this process more memory than what it has now and a budget.

    Args:
        budget: In bytes.
    """
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[_DATA_PAGES])
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    end = pages * resource.getpagesize() + budget
    resource.setrlimit(resource.RLIMIT_DATA, (_within(end, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # or each death would fill the disk


def _within(limit: int, hard: int) -> int:
    """Return a limit that is no higher than the hard one, which may be infinite: -1."""
    return limit if hard < 0 else min(limit, hard)


def ran_out_of_time(exit_code: int | None) -> bool:
    """Return True if the system has ended a process because its time was over."""
    return sys.platform != "win32" and exit_code == -signal.SIGXCPU


def resident_memory() -> int:
    """Return the bytes of memory that this process has now; 0 if unknown."""
    if sys.platform != "linux":
        return 0
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[_RESIDENT_PAGES])
    return pages * resource.getpagesize()
