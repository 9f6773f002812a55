"""End `search index` at random moments, or its worker processes, in the ways that happen.

    python -m tests.stress.random_kills 200 [--seed SEED] [--engine ENGINE] [--only workers]

The program itself, its worker processes or all of them get a signal: SIGKILL, SIGTERM, Ctrl-C once or
twice, or a pause. Each time the command must end soon, without a traceback and without processes
left; the index must hold all of the old state or all of the new one, the new one if the command said
that it was done; and the next run must complete it and leave nothing behind. This needs Linux.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.stress.stage import ACTIONS, Stage, run_forked
from tests.stress.trial import Options, Tally, run

MAX_SECONDS = 100.0
"""Seconds after a signal within which a command must end. Alone it ends in two."""

MAX_WORKER_SECONDS = 20.0
"""Seconds after the end of a command within which its workers must end."""

MAX_TOLD_CHARS = 5000

LAST_MOMENT = 1.15
"""The last moment of a signal, as a share of the time of a whole run."""

_PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.SIG_DFL)  # nobody can catch what comes before this is loaded
from index.update import workers
from search.main import start
workers.MIN_PARALLEL_BYTES = 10
signal.signal(signal.SIGINT, signal.default_int_handler)
start()
"""
"""The program, which starts worker processes for little work, too."""

_PAUSE_SECONDS = 0.2


class Command:
    """A `search index` under way, in a group of processes of its own.

    Args:
        stage: Where it takes place.
        action: What it does.
    """

    def __init__(self, stage: Stage, action: str) -> None:
        folder = stage.indexed_folder
        arguments = ["index", str(folder.folder), "--index", str(folder.location)]
        arguments += ["--engine", folder.engine, "--jobs", "2"]
        if action == "rebuild":
            arguments.append("--rebuild")
        self.workers: list[int] = []
        self._process = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-c", _PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def note_workers(self) -> None:
        """Find its worker processes, as Linux tells them."""
        number = self._process.pid
        with suppress(OSError):  # it has ended
            children = Path(f"/proc/{number}/task/{number}/children").read_text()
            self.workers = [int(child) for child in children.split() if _is_worker(int(child))]

    def signal(self, number: int) -> None:
        """Send a signal to the program alone."""
        if self._process.poll() is None:
            self._process.send_signal(number)

    def signal_all(self, number: int) -> None:
        """Send a signal to all its processes, as a terminal does."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def signal_workers(self, number: int, most: int = 100) -> None:
        """Send a signal to some of its worker processes."""
        for worker in self.workers[:most]:
            with suppress(ProcessLookupError):
                os.kill(worker, number)

    def end(self) -> tuple[int, str]:
        """Wait for the end, and return the exit code and what was told.

        If it does not end, it is made to tell where it is, and killed.
        """
        try:
            _, told = self._process.communicate(timeout=MAX_SECONDS)
        except subprocess.TimeoutExpired:
            self.signal_all(signal.SIGABRT)
            time.sleep(1)
            self.signal_all(signal.SIGKILL)
            _, told = self._process.communicate()
            return -signal.SIGABRT, f"it does not end: {told}"
        return self._process.returncode, told

    def has_left_workers(self) -> bool:
        """Return True if a worker lives on for nobody. It is killed then."""
        deadline = time.monotonic() + MAX_WORKER_SECONDS
        while any(map(_is_worker, self.workers)):
            if time.monotonic() > deadline:
                self.signal_workers(signal.SIGKILL)
                return True
            time.sleep(0.05)
        return False


def _is_worker(number: int) -> bool:
    """Return True if a process is a worker that lives: a copy of the program, or started anew."""
    try:
        words = Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in words or _PROGRAM.encode() in words  # a dead process has no words


def _interrupt_twice(command: Command) -> None:
    command.signal_all(signal.SIGINT)
    time.sleep(_PAUSE_SECONDS)
    command.signal_all(signal.SIGINT)


def _pause_all(command: Command) -> None:
    command.signal_all(signal.SIGSTOP)
    time.sleep(_PAUSE_SECONDS)
    command.signal_all(signal.SIGCONT)


def _pause_workers(command: Command) -> None:
    command.signal_workers(signal.SIGSTOP)
    time.sleep(_PAUSE_SECONDS)
    command.signal_workers(signal.SIGCONT)


class Manner(NamedTuple):
    """A way of ending a command.

    Attributes:
        name: What it is called in summaries.
        act: Sends the signals.
        codes: The exit codes that the command may have, beside 0.
        costs_files: The command goes on without the files that dying workers were reading. It names
            them, and the next run reads them.
    """

    name: str
    act: Callable[[Command], None]
    codes: frozenset[int]
    costs_files: bool = False


_KILLED = frozenset({-signal.SIGKILL})
_ENDED = frozenset({-signal.SIGTERM, 128 + signal.SIGTERM})
_INTERRUPTED = frozenset({-signal.SIGINT, 128 + signal.SIGINT})
MANNERS = (
    Manner("program killed", lambda command: command.signal(signal.SIGKILL), _KILLED),
    Manner("all killed", lambda command: command.signal_all(signal.SIGKILL), _KILLED),
    Manner("a worker killed", lambda it: it.signal_workers(signal.SIGKILL, 1), frozenset(), True),
    Manner("workers killed", lambda it: it.signal_workers(signal.SIGKILL), frozenset(), True),
    Manner("workers ended", lambda it: it.signal_workers(signal.SIGTERM), frozenset(), True),
    Manner("program ended", lambda command: command.signal(signal.SIGTERM), _ENDED),
    Manner("all ended", lambda command: command.signal_all(signal.SIGTERM), _ENDED),
    Manner("interrupted", lambda it: it.signal_all(signal.SIGINT), _INTERRUPTED),
    Manner("interrupted twice", _interrupt_twice, _INTERRUPTED),
    Manner("all paused", _pause_all, frozenset()),
    Manner("workers paused", _pause_workers, frozenset()),
)
"""The ways of ending a command, or of disturbing it. Each comes equally often."""


class Try(NamedTuple):
    """One try.

    Attributes:
        action: What the command does.
        manner: How it is ended.
        delay: Seconds from its start to the first signal.
    """

    action: str
    manner: Manner
    delay: float


def seconds_of(stage: Stage, action: str) -> float:
    """Return the seconds that a whole command takes."""
    stage.reset(action)
    started = time.monotonic()
    code, told = Command(stage, action).end()
    assert code == 0, told
    return time.monotonic() - started


def fault_of(stage: Stage, chosen: Try) -> tuple[int, str | None]:
    """End a command, and return its exit code and what was wrong; None if nothing was."""
    stage.reset(chosen.action)
    command = Command(stage, chosen.action)
    time.sleep(chosen.delay)
    command.note_workers()
    chosen.manner.act(command)
    code, told = command.end()
    if command.has_left_workers():
        return code, "a worker lives on"
    if code and code not in chosen.manner.codes:
        return code, f"exit code {code}: {told[-MAX_TOLD_CHARS:]}"
    may_tell = chosen.manner.act is _interrupt_twice  # Python tells it, where it is ending itself
    if not may_tell and ("Traceback" in told or "fault of the program" in told):
        return code, told[-MAX_TOLD_CHARS:]
    costs_files = chosen.manner.costs_files
    checked = partial(
        stage.check, chosen.action, is_done=code == 0, may_miss_files=costs_files and code == 0
    )
    return code, None if run_forked(checked) == 0 else "not whole"


def kill_all(given: Options, engine: str, tally: Tally) -> None:
    """End so many commands on an engine, and count what came of them."""
    manners = [manner for manner in MANNERS if given.only in manner.name]
    with Stage.prepared(engine) as stage:
        seconds = {action: seconds_of(stage, action) for action in ACTIONS}
        for number in given.numbers:
            chance = random.Random(f"{given.seed}/{number}")
            action = chance.choice(ACTIONS)
            delay = chance.random() * seconds[action] * LAST_MOMENT
            chosen = Try(action, chance.choice(manners), delay)
            code, fault = fault_of(stage, chosen)
            name = f"{engine}, {chosen.manner.name}: exit {code}"
            repeat = f"--engine {engine} --seed {given.seed} --first {number}"
            told = f"{repeat}: {action}, {chosen.manner.name} after {delay:.2f} s: {fault}"
            tally.add(name, told if fault else None)
            tally.progress(25)


def main() -> int:
    """End so many commands on each engine, and print what came of them."""
    return run("random_kills", __doc__, kill_all)


if __name__ == "__main__":
    sys.exit(main())
