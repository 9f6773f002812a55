"""Articles of two states, and an index whose runs are ended in many ways between them.

`Stage` brings the index to the old state, carries out an action that leads to the new one, and
checks what was left of a run that did not end well.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.doctor import check
from index.errors import IndexMissing
from index.update import workers
from index.update.reading import load_word_lists
from search import Archive
from tests.support.indexed_folder import IndexedFolder, counts

ACTIONS = ("index", "update", "rebuild")
"""The actions that runs are ended in."""


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


def asked(work: Callable[[], object], folder: Path) -> Any:
    """Return the answer of some work that is done in another process.

    A process that has opened an engine has threads, and can start no others safely.
    """
    answer = folder / "answer"
    assert run_forked(lambda: answer.write_text(repr(work()))) == 0
    return eval(answer.read_text())


@dataclass(frozen=True, slots=True)
class Stage:
    """Articles that have changed, an index of their old state, and what complete runs come to.

    Attributes:
        indexed_folder: The articles, and the index whose runs are ended.
        old_index: A copy of the index of the old state.
        old: The texts of the old state.
        new: The texts after a complete run.
    """

    indexed_folder: IndexedFolder
    old_index: Path
    old: Mapping[str, str]
    new: Mapping[str, str]

    @classmethod
    @contextmanager
    def prepared(cls, engine: str) -> Iterator[Stage]:
        """Make everything in a folder that is removed at the end."""
        load_word_lists()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            indexed_folder = IndexedFolder.empty(folder, engine)
            indexed_folder.put(old_files())
            indexed_folder.age()
            run_forked(indexed_folder.run)
            old = asked(indexed_folder.texts, folder)
            old_index = folder / "old"
            shutil.move(indexed_folder.location, old_index)
            shutil.rmtree(indexed_folder.folder)
            indexed_folder.put(new_files())
            indexed_folder.age()
            run_forked(indexed_folder.run)
            new = asked(indexed_folder.texts, folder)
            assert old != new
            yield cls(indexed_folder, old_index, old, new)

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

    def check(
        self,
        action: str,
        *,
        rebuild: bool = False,
        is_done: bool = False,
        may_miss_files: bool = False,
    ) -> None:
        """Check what an action has left, repair it, and check again.

        Args:
            action: The action.
            rebuild: Repair by a rebuild instead of an update.
            is_done: The action said that it was done, so the index has to hold the new state.
            may_miss_files: The action may have named files that the next run has to read.

        Raises:
            AssertionError: The index mixes two states, or a run has not completed it.
        """
        if not may_miss_files:
            self._check_state(action, is_done)
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

    def _check_state(self, action: str, is_done: bool) -> None:
        """Check that the index holds one state, and that a reader can search it."""
        try:
            with Archive(self.indexed_folder.location) as archive:
                texts = self.indexed_folder.texts()
                assert texts == self.new or not is_done, "done, and yet not new"
                assert texts in (self.old, self.new), "neither the old state nor the new one"
                matching = [text for text in texts.values() if "Mossoul" in text]
                assert archive.find("Mossoul").total == len(matching)
        except IndexMissing:
            assert action == "index", "an index has gone"
            assert not is_done, "done, and yet there is no index"
