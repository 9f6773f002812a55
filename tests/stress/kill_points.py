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
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from index.doctor import check
from index.engines.base import EMBEDDED
from index.errors import IndexMissing
from index.readers.raw_article import RawArticle
from index.update import workers
from index.update.assembler import Assembler
from index.update.documents import document
from search import Archive
from tests.support.indexed_folder import TODAY, IndexedFolder, counts

ACTIONS = ("index", "update", "rebuild")
"""The actions that runs are killed in."""
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


def old_files() -> dict[str, str]:
    """Return the articles as they are at first."""
    files = {
        f"{number:02}.txt": f"Article {number}\n\nLe port de Beyrouth, {number} fois.\n"
        for number in range(30)
    }
    files["d.jsonl"] = _dispatches(range(12), "de Mossoul")
    files["old/e.txt"] = "Un article ancien sur Tunis.\n"
    return files


def new_files() -> dict[str, str]:
    """Return the articles as they are later: some new, some changed, some gone."""
    files = old_files()
    for number in range(15):
        files[f"new/{number}.txt"] = f"Nouvelle {number} de Bagdad.\n"
    for number in range(0, 30, 3):
        files[f"{number:02}.txt"] = f"Article {number}, corrigé depuis.\n"
    files["d.jsonl"] = _dispatches(range(6, 18), "du soir")
    for name in ("01.txt", "02.txt", "old/e.txt"):
        del files[name]
    return files


def _dispatches(numbers: range, ending: str) -> str:
    lines = [f'{{"id": "{n}", "body": "Dépêche {n} {ending}."}}\n' for n in numbers]
    return "".join(lines)


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


def warm_up() -> None:
    """Load what every run needs, so that the processes to come inherit it from this one."""
    assembler = Assembler(TODAY)
    raw = RawArticle("Le général Ali Karimi a parlé lundi 25 février à Bagdad.")
    document(assembler.assemble(raw, "a"))


def run_forked(work: Callable[[], object], kill_after: float | None = None) -> int:
    """Do something in another process.

    Args:
        work: What is done.
        kill_after: Seconds after which the process is killed.

    Returns:
        How the process ended: 0, 1 after an error that it has printed, or -9.
    """
    process = os.fork()
    if not process:
        try:
            os.setsid()
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


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


@dataclass(frozen=True, slots=True)
class Stage:
    """Articles that have changed, an index of their old state, and what complete runs come to.

    Attributes:
        indexed_folder: The articles, and the index whose runs are killed.
        old_index: A copy of the index of the old state.
        old: The texts of the old state.
        new: The texts after a complete run.
        calls: How many calls a complete run makes, by its action.
        seconds: How long a complete run takes, by its action.
    """

    indexed_folder: IndexedFolder
    old_index: Path
    old: Mapping[str, str]
    new: Mapping[str, str]
    calls: dict[str, int]
    seconds: dict[str, float]

    @classmethod
    def prepare(cls, folder: Path, engine: str) -> Stage:
        """Make everything in a folder."""
        indexed_folder = IndexedFolder.empty(folder, engine)
        indexed_folder.put(old_files())
        indexed_folder.age()
        result = folder / "result"
        run_forked(indexed_folder.run)
        run_forked(lambda: _save(result, indexed_folder.texts()))
        old = _load(result)
        old_index = folder / "old"
        shutil.move(indexed_folder.location, old_index)
        shutil.rmtree(indexed_folder.folder)
        indexed_folder.put(new_files())
        new: dict[str, str] = {}
        stage = cls(indexed_folder, old_index, old, new, {}, {})
        for action in ACTIONS:
            stage._measure(action, result)
        run_forked(lambda: _save(result, indexed_folder.texts()))
        new.update(_load(result))
        assert old != new
        return stage

    def _measure(self, action: str, result: Path) -> None:
        """Learn how long an action takes, and how many calls it makes."""
        self.reset(action)
        started = time.perf_counter()
        run_forked(partial(self.run, action))
        self.seconds[action] = time.perf_counter() - started
        self.reset(action)
        run_forked(partial(self._count_calls, action, result))
        self.calls[action] = _load(result)

    def _count_calls(self, action: str, result: Path) -> None:
        counter = CallCounter(0)
        counter.start()
        self.run(action)
        _save(result, counter.made)

    def reset(self, action: str) -> None:
        """Put the index in the state before an action."""
        shutil.rmtree(self.indexed_folder.location, ignore_errors=True)
        if action != "index":
            shutil.copytree(self.old_index, self.indexed_folder.location)

    def run(self, action: str, jobs: int = 1) -> None:
        """Carry out an action."""
        if jobs > 1:
            workers.MIN_PARALLEL_BYTES = 10
        self.indexed_folder.run(rebuild=action == "rebuild", jobs=jobs)

    def kill(self, point: Point) -> bool:
        """Carry out an action up to a point. Return False if it ended before that."""
        seconds = self.seconds[point.action]
        if point.jobs > 1:
            seconds *= PARALLEL_FACTOR
        if point.manner == "time":
            work = partial(self.run, point.action, point.jobs)
            return run_forked(work, point.share * seconds) != 0
        return run_forked(partial(self._run_doomed, point, seconds)) != 0

    def _run_doomed(self, point: Point, seconds: float) -> None:
        """Carry out an action in a process that kills itself at a point."""
        if point.manner == "call":
            CallCounter(1 + int(point.share * self.calls[point.action])).start()
        else:
            delay = point.share * seconds * COMMIT_SHARE
            kill_during_commit(self.indexed_folder.engine, delay)
        self.run(point.action)

    def check(self, point: Point) -> None:
        """Check what a kill has left, repair it, and check again.

        Raises:
            AssertionError: The index mixes two states, or a run has not completed it.
        """
        self._check_state(point)
        rebuild = point.action == "rebuild" and point.share < 0.5
        report = self.indexed_folder.run(rebuild=rebuild)
        assert report.articles == len(self.new), report
        assert self.indexed_folder.texts() == self.new, "the next run has not repaired it"
        unchanged = (0, 0, 0, len(self.new))
        assert counts(self.indexed_folder.run()) == unchanged, "there was more to repair"
        findings = check(self.indexed_folder.location).findings
        assert not findings, findings
        names = [path.name for path in self.indexed_folder.location.iterdir()]
        left = sorted(name.rstrip("0123456789") for name in names)
        assert left == ["generation-", "index.json", "writer.lock"], left

    def _check_state(self, point: Point) -> None:
        """Check that the index holds one state, and that a reader can search it."""
        try:
            with Archive(self.indexed_folder.location) as archive:
                texts = self.indexed_folder.texts()
                assert texts in (self.old, self.new), "neither the old state nor the new one"
                matching = [text for text in texts.values() if "Mossoul" in text]
                assert archive.find("Mossoul").total == len(matching)
        except IndexMissing:
            assert point.action == "index", "an index has gone"


def _save(file: Path, value: object) -> None:
    file.write_text(repr(value))


def _load(file: Path) -> Any:
    return eval(file.read_text())


def kill_all(number: int, seed: int, engine: str) -> Counter[str]:
    """Kill at some points, and count them by kind, with the runs that ended before.

    Raises:
        AssertionError: An index was not whole.
    """
    chance = random.Random(seed)
    kinds = Counter[str]()
    left = number
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage.prepare(Path(folder), engine)
        for point in points(chance):
            stage.reset(point.action)
            killed = stage.kill(point)
            kinds[f"{point.action} by {point.manner}" if killed else "ended before"] += 1
            if killed and chance.random() < REPAIR_SHARE:
                kinds["repair, too"] += stage.kill(Point("update", "call", chance.random()))
            if run_forked(partial(stage.check, point)) != 0:
                raise AssertionError(f"{engine}, seed {seed}: {point}")
            if killed:
                left -= 1
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
