"""Kill runs of the indexer at a great many points, and check what is left.

    python -m tests.stress.kill_points [POINTS] [SEED] [ENGINE] [ROUNDS]

A first run, an update and a rebuild are killed (SIGKILL) before or after a chosen call to the file
system, to SQLite or to the engine, at a moment of time, or while the engine commits. At times the
run that repairs is killed as well. Each time the index must hold all of the old state or all of
the new one, the next run must complete it, and nothing that was left behind may stay.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any

from index.engines.base import EMBEDDED
from tests.stress.stage import ACTIONS, Stage, asked, run_forked

MANNERS = ("call", "call", "call", "time", "commit")
"""Ways to choose the moment. A call is three times as likely as the time or the engine's commit."""
PARALLEL_SHARE = 0.03
"""Share of the runs that use two processes."""
REPAIR_SHARE = 0.25
"""Share of the repairs that are killed, too."""
PARALLEL_FACTOR = 8
"""A run with two processes takes about so many times as long, since it has to start them."""
COMMIT_SHARE = 0.25
"""Share of a run's time within which its engine commits."""
EVENTS = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "shutil.rmtree",
    "sqlite3.connect",
}
"""Audit events that count as calls."""
CALLS = {
    "execute",
    "executemany",
    "executescript",
    "commit",
    "rollback",
    "fsync",
    "add_document",
    "delete_documents_by_term",
    "wait_merging_threads",
    "writer",
    "reload",
    "replace",
    "rename",
    "unlink",
    "rmdir",
    "close",
    "flock",
}
"""Names of functions written in C that count as calls, once at their start and once at their end."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point at which a run is killed.

    Attributes:
        action: What the run does.
        manner: What decides on the moment: a `call`, the `time`, or the engine's `commit`.
        share: How much of the calls, or of the time of the run or the commit, comes before.
        jobs: Processes of the run.
    """

    action: str
    manner: str
    share: float
    jobs: int = 1


def points(chance: random.Random) -> Iterator[Point]:
    """Yield points without end. Every action comes equally often."""
    while True:
        for action in ACTIONS:
            jobs = 2 if chance.random() < PARALLEL_SHARE else 1
            manner = chance.choice(MANNERS) if jobs == 1 else "time"
            yield Point(action, manner, chance.random(), jobs)


@dataclass(slots=True)
class CallCounter:
    """Counts the calls of this process to what may write, and kills it at one of them.

    Attributes:
        last: The call at which the process is killed; 0 for none.
        made: The calls so far.
    """

    last: int
    made: int = 0

    def start(self) -> None:
        """Count from now on."""
        sys.addaudithook(self._audit)
        sys.setprofile(self._profile)

    def _audit(self, event: str, _: Any) -> None:
        if event in EVENTS:
            self._count()

    def _profile(self, _: FrameType, event: str, called: Any) -> None:
        if event.startswith("c_") and called.__name__ in CALLS:
            self._count()

    def _count(self) -> None:
        self.made += 1
        if self.made == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def kill_during_commit(engine: str, delay: float) -> None:
    """Have this process killed some seconds after its engine begins to commit."""
    if engine == "tantivy":
        _kill_during_commit_of_tantivy(delay)
    else:
        _kill_during_commit_of_whoosh(delay)


def _kill_during_commit_of_tantivy(delay: float) -> None:
    from index.engines.tantivy import engine as module

    open_writer = module.TantivyEngine._open_writer

    def open_doomed_writer(self: module.TantivyEngine) -> Any:
        return _DoomedWriter(open_writer(self), delay)

    module.TantivyEngine._open_writer = open_doomed_writer  # type: ignore[method-assign]


def _kill_during_commit_of_whoosh(delay: float) -> None:
    from whoosh.writing import SegmentWriter

    commit: Any = SegmentWriter.commit

    def doomed_commit(self: SegmentWriter, *arguments: Any, **options: Any) -> Any:
        kill_later(delay)
        return commit(self, *arguments, **options)

    SegmentWriter.commit = doomed_commit  # type: ignore[method-assign]


class _DoomedWriter:
    """A writer whose process dies soon after it begins to commit."""

    def __init__(self, writer: Any, delay: float) -> None:
        self._writer = writer
        self._delay = delay

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)

    def commit(self) -> None:
        kill_later(self._delay)
        self._writer.commit()


def kill_later(delay: float) -> None:
    """Kill this process after some seconds, whatever it is doing then."""
    doomed = os.getpid()
    if os.fork():
        return
    with suppress(BaseException):
        os.closerange(3, 4096)  # or it would keep the locks of the dead process
        time.sleep(delay)
        if os.getppid() == doomed:  # else it has ended, and its number may be another's
            os.kill(doomed, signal.SIGKILL)
    os._exit(0)


class Killer:
    """Kills the runs of a stage.

    Args:
        stage: Where the runs take place.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._calls: dict[str, int] = {}
        self._seconds: dict[str, float] = {}
        for action in ACTIONS:
            self._measure(action)

    def _measure(self, action: str) -> None:
        """Learn how long a complete run takes, and how many calls it makes."""
        self._stage.reset(action)
        started = time.perf_counter()
        run_forked(partial(self._stage.run, action))
        self._seconds[action] = time.perf_counter() - started
        self._stage.reset(action)
        folder = self._stage.old_index.parent
        self._calls[action] = asked(partial(self._count_calls, action), folder)

    def _count_calls(self, action: str) -> int:
        counter = CallCounter(0)
        counter.start()
        self._stage.run(action)
        return counter.made

    def kill(self, point: Point) -> bool:
        """Carry out an action up to a point. Return False if it ended before that."""
        seconds = self._seconds[point.action]
        if point.jobs > 1:
            seconds *= PARALLEL_FACTOR
        if point.manner == "time":
            work = partial(self._stage.run, point.action, point.jobs)
            return run_forked(work, point.share * seconds) != 0
        return run_forked(partial(self._run_doomed, point, seconds)) != 0

    def _run_doomed(self, point: Point, seconds: float) -> None:
        """Carry out an action in a process that kills itself at a point."""
        if point.manner == "call":
            CallCounter(1 + int(point.share * self._calls[point.action])).start()
        else:
            delay = point.share * seconds * COMMIT_SHARE
            kill_during_commit(self._stage.indexed_folder.engine, delay)
        self._stage.run(point.action)


def kill_all(number: int, seed: int, engine: str) -> Counter[str]:
    """Kill at some points, and count them by kind, with the runs that ended before.

    Raises:
        AssertionError: An index was not whole.
    """
    chance = random.Random(seed)
    kinds = Counter[str]()
    left = number
    with Stage.prepared(engine) as stage:
        killer = Killer(stage)
        for point in points(chance):
            stage.reset(point.action)
            killed = killer.kill(point)
            kinds[f"{point.action} by {point.manner}" if killed else "ended before"] += 1
            if killed and chance.random() < REPAIR_SHARE:
                kinds["repair, too"] += killer.kill(Point("update", "call", chance.random()))
            rebuild = point.action == "rebuild" and point.share < 0.5
            if run_forked(partial(stage.check, point.action, rebuild=rebuild)) != 0:
                raise AssertionError(f"{engine}, seed {seed}: {point}")
            left -= killed
            if left == 0:
                break
    return kinds


def main(number: str = "200", seed: str = "1", engine: str = "all", rounds: str = "1") -> None:
    """Kill so many times on each engine, in so many rounds, and print how it went."""
    engines = EMBEDDED if engine == "all" else (engine,)
    for turn in range(int(rounds)):
        for name in engines:
            started = time.perf_counter()
            kinds = kill_all(int(number), int(seed) + turn, name)
            summary = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
            seconds = time.perf_counter() - started
            print(
                f"{name}, seed {int(seed) + turn}: {summary}; whole each time ({seconds:.0f} s)",
                flush=True,
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
