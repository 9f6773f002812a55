"""The options of the trials, the count of their outcomes, and their end."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from index.engines.base import EMBEDDED

MAX_SHOWN = 20
"""Wrong outcomes that are printed at the end."""


@dataclass(slots=True)
class Tally:
    """The outcomes of a trial.

    Attributes:
        name: The name of its module.
        outcomes: How often each outcome came.
        wrong: The tries whose outcome was wrong, each with what was wrong and how to repeat it.
    """

    name: str
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    _started: float = field(default_factory=time.monotonic)

    @property
    def tries(self) -> int:
        """The number of tries so far."""
        return self.outcomes.total()

    def add(self, outcome: str, wrong: str | None = None) -> None:
        """Count a try.

        Args:
            outcome: What came of it, in the same words for every try that ended alike.
            wrong: What was wrong, and how to repeat it; None if nothing was.
        """
        self.outcomes[outcome] += 1
        if wrong is not None:
            self.wrong.append(wrong)
            print(f"WRONG {wrong}", flush=True)

    def progress(self, every: int) -> None:
        """Print how far the trial is, once in so many tries."""
        if self.tries % every == 0:
            print(f"{self.name}: {self.tries:,} tries, {len(self.wrong)} wrong", flush=True)

    def finish(self) -> int:
        """Print a summary, and return the exit code of the trial."""
        for outcome, count in sorted(self.outcomes.items()):
            print(f"{count:8,}  {outcome}")
        for wrong in self.wrong[:MAX_SHOWN]:
            print(f"WRONG {wrong}")
        seconds = time.monotonic() - self._started
        print(f"{self.name}: {self.tries:,} tries, {len(self.wrong)} wrong ({seconds:.0f} s)")
        return 1 if self.wrong else 0


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a trial.

    Attributes:
        number: How many tries there are.
        seed: What the tries are made from: the same seed gives the same tries.
        first: The number of the first try.
        engines: The names of the engines that are tried.
        only: What the tries are limited to; empty for everything.
    """

    number: int
    seed: int
    first: int
    engines: tuple[str, ...]
    only: str

    @property
    def numbers(self) -> range:
        """The numbers of the tries."""
        return range(self.first, self.first + self.number)


def options(description: str | None, arguments: list[str] | None = None) -> Options:
    """Read the options of a trial from the command line."""
    parser = argparse.ArgumentParser(description=(description or "").split("\n")[0])
    parser.add_argument("number", type=int, help="how many tries")
    parser.add_argument("--seed", type=int, default=1, help="what the tries are made from")
    parser.add_argument("--first", type=int, default=0, help="the number of the first try")
    parser.add_argument("--engine", choices=EMBEDDED, help="one engine, instead of all")
    parser.add_argument("--only", default="", help="limit the tries to those of this kind")
    given = parser.parse_args(sys.argv[1:] if arguments is None else arguments)
    engines = (given.engine,) if given.engine else EMBEDDED
    return Options(given.number, given.seed, given.first, tuple(engines), given.only)


def run(
    name: str, description: str | None, try_engine: Callable[[Options, str, Tally], None]
) -> int:
    """Make the tries that the command line asks for on each engine, and print what came of them.

    Args:
        name: The name of the trial's module.
        description: The docstring of the module.
        try_engine: Makes the tries on the engine of a name, and counts them.

    Returns:
        The exit code of the trial.
    """
    given = options(description)
    tally = Tally(name)
    for engine in given.engines:
        try_engine(given, engine, tally)
    return tally.finish()
