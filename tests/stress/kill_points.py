"""Kill runs that index, at a great many points: `python -m tests.stress.kill_points [POINTS] [SEED] [ENGINE] [ROUNDS]`.

A first run, an update and a rebuild are killed (SIGKILL) before or after a chosen call to the file system, to SQLite or
to the engine, at a moment of time, or amid the engine's commit; at times the run that repairs is killed as well. Each
time the index must hold all of the old state or all of the new one, the next run must make it whole, and nothing that
was left behind may stay.
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
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from index.doctor import check
from index.engines.base import EMBEDDED
from index.errors import IndexMissing
from index.readers.raw import RawArticle
from index.update import workers
from index.update.assembler import Assembler
from index.update.documents import document
from search import Archive
from tests.support.changing_archive import TODAY, Newsroom, counts

ACTIONS = ("index", "update", "rebuild")
MANNERS = ("call", "call", "call", "time", "commit")
"""What is drawn from: a chosen call, thrice as often as a moment of time or the engine's commit."""
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
CALLS = {
    "execute",
    "executemany",
    "executescript",
    "commit",
    "rollback",
    "fsync",
    "add_document",
    "writer",
    "reload",
}
CALLS |= {
    "delete_documents_by_term",
    "wait_merging_threads",
    "replace",
    "rename",
    "unlink",
    "rmdir",
    "close",
    "flock",
}


def before_files() -> dict[str, str]:
    """The articles as they are at first."""
    files = {
        f"{number:02}.txt": f"Article {number}\n\nLe port de Beyrouth, {number} fois.\n"
        for number in range(30)
    }
    lines = (
        f'{{"id": "{number}", "body": "Dépêche {number} de Mossoul."}}\n' for number in range(12)
    )
    return files | {"d.jsonl": "".join(lines), "old/e.txt": "Un article ancien sur Tunis.\n"}


def after_files() -> dict[str, str]:
    """The articles as they are when the runs are killed: some new, some changed, some gone."""
    files = before_files() | {
        f"new/{number}.txt": f"Nouvelle {number} de Bagdad.\n" for number in range(15)
    }
    files |= {
        f"{number:02}.txt": f"Article {number}, corrigé depuis.\n" for number in range(0, 30, 3)
    }
    lines = (
        f'{{"id": "{number}", "body": "Dépêche {number} du soir."}}\n' for number in range(6, 18)
    )
    files["d.jsonl"] = "".join(lines)
    return {
        name: text for name, text in files.items() if name not in ("01.txt", "02.txt", "old/e.txt")
    }


@dataclass(frozen=True, slots=True)
class Point:
    """Where a run is killed.

    Attributes:
        action: What the run does.
        manner: What decides on the moment: a `call`, the `time`, or the engine's `commit`.
        share: How much of the calls, or of the time that the run or the commit takes, it is left with.
        jobs: Processes of the run.
    """

    action: str
    manner: str
    share: float
    jobs: int = 1


def points(chance: random.Random) -> Iterator[Point]:
    """Points without end; every action comes equally often."""
    while True:
        for action in ACTIONS:
            jobs = 2 if chance.random() < 0.03 else 1
            yield Point(
                action, chance.choice(MANNERS) if jobs == 1 else "time", chance.random(), jobs
            )


def warm_up() -> None:
    """Load what every run needs, so that each of the many processes to come has it from this one."""
    assembler = Assembler(TODAY)
    raw = RawArticle("Le général Ali Karimi a parlé lundi 25 février à Bagdad.")
    document(assembler.assemble(raw, "a"))


def forked(work: Callable[[], None], kill_after: float | None = None) -> int:
    """Do something in another process, and return how that ended: 0, 1 after an error that is told, or -9."""
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
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@dataclass(slots=True)
class Calls:
    """Counts the calls of this process to what may write, and kills it at one of them."""

    last: int
    made: int = 0

    def watch(self) -> None:
        """Count from now on."""
        sys.addaudithook(lambda event, _: self._count() if event in EVENTS else None)
        sys.setprofile(self._profile)

    def _profile(self, _: FrameType, event: str, called: Any) -> None:
        if event.startswith("c_") and called.__name__ in CALLS:
            self._count()

    def _count(self) -> None:
        self.made += 1
        if self.made == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def kill_amid_commit(engine: str, delay: float) -> None:
    """Have this process killed so many seconds after its engine begins to commit."""
    if engine == "tantivy":
        from index.engines.tantivy import engine as module

        writer = module.TantivyEngine._open_writer
        module.TantivyEngine._open_writer = lambda self: _Doomed(writer(self), delay)  # type: ignore[method-assign, assignment, return-value]
    else:
        from whoosh.writing import SegmentWriter

        commit: Any = SegmentWriter.commit

        def doomed(self: SegmentWriter, *arguments: Any, **options: Any) -> Any:
            kill_later(delay)
            return commit(self, *arguments, **options)

        SegmentWriter.commit = doomed  # type: ignore[method-assign]


class _Doomed:
    """A writer whose process dies soon after it begins to commit."""

    def __init__(self, writer: Any, delay: float) -> None:
        self._writer, self._delay = writer, delay

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
        os.closerange(3, 4096)  # or it would hold the locks of the dead
        time.sleep(delay)
        if os.getppid() == doomed:  # else it is done, and its number may be another's
            os.kill(doomed, signal.SIGKILL)
    os._exit(0)


@dataclass(frozen=True, slots=True)
class Stage:
    """Articles, an index of what they were before, and what runs over them come to.

    Attributes:
        newsroom: The articles, and the index that is killed at.
        old_index: A copy of the index before.
        old, new: What an index holds before, and after a run.
        calls: By action, how many calls a run makes that is not killed.
        seconds: By action, how long such a run takes.
    """

    newsroom: Newsroom
    old_index: Path
    old: dict[str, str]
    new: dict[str, str]
    calls: dict[str, int]
    seconds: dict[str, float]

    @classmethod
    def of(cls, place: Path, engine: str) -> Stage:
        """Set the stage in a folder."""
        newsroom = Newsroom.empty(place, engine)
        newsroom.put(before_files())
        newsroom.age()
        told = place / "told"
        forked(lambda: _tell(told, (newsroom.run(), newsroom.texts())[1]))
        old = _told(told)
        shutil.move(newsroom.location, place / "old")
        shutil.rmtree(newsroom.folder)
        newsroom.put(after_files())
        stage = cls(newsroom, place / "old", old, {}, {}, {})
        for action in ACTIONS:
            stage.reset(action)
            started = time.perf_counter()
            forked(partial(stage.run, action))
            stage.seconds[action] = time.perf_counter() - started
            stage.reset(action)
            forked(partial(stage.tell_calls, action, told))
            stage.calls[action] = _told(told)
        forked(lambda: _tell(told, newsroom.texts()))
        stage.new.update(_told(told))
        assert stage.old != stage.new
        return stage

    def reset(self, action: str) -> None:
        """Put the index in the state before an action."""
        shutil.rmtree(self.newsroom.location, ignore_errors=True)
        if action != "index":
            shutil.copytree(self.old_index, self.newsroom.location)

    def run(self, action: str, jobs: int = 1) -> None:
        """Carry out an action."""
        if jobs > 1:
            workers.MIN_PARALLEL_BYTES = 10
        self.newsroom.run(rebuild=action == "rebuild", jobs=jobs)

    def tell_calls(self, action: str, place: Path) -> None:
        """Carry out an action, and write down how many calls that took."""
        calls = Calls(0)
        calls.watch()
        self.run(action)
        _tell(place, calls.made)

    def kill(self, point: Point) -> bool:
        """Carry out an action up to a point; whether it was killed there, not done before."""
        seconds = self.seconds[point.action] * (8 if point.jobs > 1 else 1)
        if point.manner == "time":
            return forked(lambda: self.run(point.action, point.jobs), point.share * seconds) != 0
        return forked(lambda: self._doomed(point, seconds)) != 0

    def _doomed(self, point: Point, seconds: float) -> None:
        if point.manner == "call":
            Calls(1 + int(point.share * self.calls[point.action])).watch()
        else:
            kill_amid_commit(self.newsroom.engine, point.share * seconds / 4)
        self.run(point.action)

    def check(self, point: Point) -> None:
        """Look at what a kill has left, repair it, and look again.

        Raises:
            AssertionError: The index is half of one thing and half of another, or a run has not made it whole.
        """
        try:
            with Archive(self.newsroom.location) as archive:
                held = self.newsroom.texts()
                assert held in (self.old, self.new), "neither the old state nor the new one"
                assert archive.find("Mossoul").total == sum(
                    "Mossoul" in text for text in held.values()
                )
        except IndexMissing:
            assert point.action == "index", "an index has gone"
        report = self.newsroom.run(rebuild=point.action == "rebuild" and point.share < 0.5)
        assert report.articles == len(self.new), report
        assert self.newsroom.texts() == self.new, "the next run has not repaired it"
        assert counts(self.newsroom.run()) == (0, 0, 0, len(self.new)), "there was more to repair"
        findings = check(self.newsroom.location).findings
        assert not findings, findings
        left = sorted(path.name.rstrip("0123456789") for path in self.newsroom.location.iterdir())
        assert left == ["generation-", "index.json", "writer.lock"], left


def _tell(place: Path, value: Any) -> None:
    place.write_text(repr(value))


def _told(place: Path) -> Any:
    return eval(place.read_text())


def kill_all(number: int, seed: int, engine: str) -> Counter[str]:
    """Kill at so many points; how many there were of each kind, and how many runs were done before.

    Raises:
        AssertionError: An index was not whole.
    """
    chance = random.Random(seed)
    kinds = Counter[str]()
    warm_up()
    with tempfile.TemporaryDirectory() as place:
        stage = Stage.of(Path(place), engine)
        for point in points(chance):
            stage.reset(point.action)
            killed = stage.kill(point)
            kinds[f"{point.action} by {point.manner}" if killed else "done before"] += 1
            if killed and chance.random() < 0.25:
                kinds["repair, too"] += stage.kill(Point("update", "call", chance.random()))
            if forked(partial(stage.check, point)) != 0:
                raise AssertionError(f"{engine}, seed {seed}: {point}")
            number -= killed
            if not number:
                break
    return kinds


def main() -> None:
    """Kill so many times, and say how it went."""
    number, seed, engine, rounds = (*sys.argv[1:], *("200", "1", "all", "1")[len(sys.argv) - 1 :])
    for turn in range(int(rounds)):
        for name in EMBEDDED if engine == "all" else (engine,):
            started = time.perf_counter()
            kinds = kill_all(int(number), int(seed) + turn, name)
            told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
            print(
                f"{name}, seed {int(seed) + turn}: {told}; whole each time ({time.perf_counter() - started:.0f} s)"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
