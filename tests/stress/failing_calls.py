"""Let calls to the file system fail, or kill the run that makes them, and check what is left.

    python -m tests.stress.failing_calls 1000 [--seed SEED] [--engine ENGINE] [--only ENOSPC]

A first run, an update and a rebuild make hundreds of calls that change files of the index: those of
Python, of SQLite and of the engine. Each try lets one of them fail, or kills the process at it.
A run that fails must say so in words. The index must hold all of the old state or all of the new
one, the new one if the run said that it was done, and the next run must complete it and leave
nothing behind. This needs Linux and a C compiler.
"""

from __future__ import annotations

import errno
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from index.errors import SearchError
from tests.stress import shim
from tests.stress.stage import ACTIONS, Stage, asked, run_forked
from tests.stress.trial import Options, Tally, run


class Fault(NamedTuple):
    """A way in which a call ends badly.

    Attributes:
        name: What it is called in summaries.
        error: The error of the call; 0 if the process is killed.
        is_lasting: The calls after it fail, too.
    """

    name: str
    error: int
    is_lasting: bool = False


FAULTS = (
    Fault("killed", 0),
    Fault("EIO", errno.EIO),
    Fault("EACCES", errno.EACCES),
    Fault("ENOSPC", errno.ENOSPC),
    Fault("ENOSPC from then on", errno.ENOSPC, is_lasting=True),
    Fault("EIO from then on", errno.EIO, is_lasting=True),
)
"""The ways in which calls end badly."""

_TOLD = 2
"""The exit code of a process whose run ended with an error that is told in words."""

_STEP = (5**0.5 - 1) / 2
"""Part of a run between one try and the next: the golden ratio spreads any number of tries evenly."""


class Try(NamedTuple):
    """One try.

    Attributes:
        action: What the run does.
        fault: How a call ends badly.
        call: The number of the call.
        told: The name of the call, and the file that it is about.
    """

    action: str
    fault: Fault
    call: int
    told: str


class Failing:
    """Lets calls of the runs of a stage fail.

    Args:
        stage: Where the runs take place.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._calls = {action: self._calls_of(action) for action in ACTIONS}

    def _calls_of(self, action: str) -> Sequence[str]:
        """Return the calls that a complete run makes."""
        self._stage.reset(action)
        calls: list[str] = asked(partial(self._logged, action), self._stage.old_index.parent)
        return calls

    def _logged(self, action: str) -> list[str]:
        log = self._stage.old_index.parent / "log"
        with log.open("wb") as stream:
            shim.arm(self._stage.indexed_folder.location, 0, 0, log=stream.fileno())
            self._stage.run(action)
        return log.read_text().splitlines()

    def calls(self) -> Counter[str]:
        """Return how many calls complete runs make, by their names."""
        return Counter(call.split()[0] for calls in self._calls.values() for call in calls)

    def chosen(self, number: int, seed: int, faults: Sequence[Fault]) -> Try:
        """Return the try of a number."""
        turn, position = divmod(number, len(faults))
        fault = faults[position]
        action = ACTIONS[(turn + position) % len(ACTIONS)]  # a few tries have all of both
        share = (random.Random(seed).random() + number * _STEP) % 1
        call = int(share * len(self._calls[action]))
        return Try(action, fault, call + 1, self._calls[action][call])

    def outcome(self, chosen: Try) -> int:
        """Run until a call ends badly, and return how the process ended."""
        self._stage.reset(chosen.action)
        return run_forked(partial(self._run, chosen))

    def _run(self, chosen: Try) -> None:
        fault = chosen.fault
        location = self._stage.indexed_folder.location
        shim.arm(location, chosen.call, fault.error, is_lasting=fault.is_lasting)
        try:
            self._stage.run(chosen.action)
        except SearchError:
            os._exit(_TOLD)

    def is_whole(self, chosen: Try, *, is_done: bool) -> bool:
        """Return True if what a try has left is right."""
        return run_forked(partial(self._stage.check, chosen.action, is_done=is_done)) == 0


_OUTCOMES = {0: "done all the same", _TOLD: "told", -9: "killed", 1: "a fault of the program"}
"""The outcomes of runs by the exit codes of their processes."""


def fail_all(given: Options, engine: str, tally: Tally) -> None:
    """Let so many calls fail on an engine, and count what came of them."""
    faults = [fault for fault in FAULTS if given.only in fault.name]
    with Stage.prepared(engine) as stage:
        failing = Failing(stage)
        print(f"{engine}: {dict(failing.calls())}", flush=True)
        for number in given.numbers:
            chosen = failing.chosen(number, given.seed, faults)
            code = failing.outcome(chosen)
            whole = failing.is_whole(chosen, is_done=code == 0)
            outcome = _OUTCOMES.get(code, f"ended with {code}")
            name = f"{engine}, {chosen.fault.name}: {outcome}"
            is_right = whole and code in {0, _TOLD, -9}
            repeat = f"--engine {engine} --seed {given.seed} --first {number}"
            told = f"{repeat}: {chosen.action}, call {chosen.call}, {chosen.told}: {outcome}"
            tally.add(name, None if is_right else f"{told}{'' if whole else ', not whole'}")
            tally.progress(100)


def main() -> int:
    """Let so many calls fail on each engine, and print what came of them."""
    if not shim.is_loaded():
        return shim.run_again("tests.stress.failing_calls", sys.argv[1:])
    return run("failing_calls", __doc__, fail_all)


if __name__ == "__main__":
    sys.exit(main())
