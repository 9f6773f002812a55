"""Read files of every format that were made bad, each in a process with limits.

    python -m tests.stress.fuzzed_files 10000 [--seed SEED] [--only FORMAT]

Each file is read, understood and analysed. Wrong is a file that takes more than `MAX_SECONDS` or
`MAX_BYTES`, that raises what no reader should raise or kills its process, or that gives neither an
article nor a reason. A file is repeated with `1 --seed SEED --first NUMBER`, and kept with the
variable `KEEP` of the environment, which names a folder.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from index.errors import UnreadableFile
from index.readers import read
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.update.assembler import Assembler
from index.update.documents import document
from tests.stress.mutations import Mutator
from tests.stress.trial import Options, Tally, options
from tests.support.articles import TODAY
from tests.support.specimens import Specimen, specimens

MAX_SECONDS = 10.0
"""Seconds of the processor that a file may take."""

MAX_BYTES = 1 << 30
"""Bytes of memory that a file may take."""

_HARD_SECONDS = 60
"""Seconds of the processor after which a file ends its process."""

_HARD_BYTES = 4 << 30
"""Bytes of addresses that a process may take beside those it begins with."""

_STANDARD_ERROR = 2
_FILES_PER_PROCESS = 200
_MAX_OUTCOME_CHARS = 2000
_READ, _REFUSED, _SILENT = "read", "refused with a reason", "neither article nor reason"
_DENIED = "denied the memory that its parser asked for"
_SOUND = frozenset({_READ, _REFUSED, _DENIED})
"""The outcomes that are not wrong."""


class Verdict(NamedTuple):
    """The outcome of reading a file, and its costs.

    Attributes:
        outcome: It in a few words.
        seconds: Seconds of the processor that it took.
        bytes: Bytes of memory that it took.
    """

    outcome: str
    seconds: float
    bytes: int

    @property
    def fault(self) -> str | None:
        """A fault in a few words; None if there is none."""
        if self.outcome not in _SOUND:
            return self.outcome
        if self.seconds > MAX_SECONDS:
            return f"{self.seconds:.0f} s"
        if self.bytes > MAX_BYTES:
            return f"{self.bytes >> 20} MB"
        return None


def outcome(file: Specimen) -> str:
    """Read, understand and analyse a file in this process, and say in a few words what came of it."""
    assembler = Assembler(TODAY)
    is_silent = True
    try:
        for part in read(Material(file.name, file.content)):
            is_silent = False
            if isinstance(part, RawArticle):
                document(assembler.assemble(part, "a"))
    except UnreadableFile:
        return _REFUSED
    except BaseException:
        return traceback.format_exc()
    return _SILENT if is_silent else _READ


def verdicts(files: Callable[[int], Specimen], numbers: Sequence[int]) -> Iterator[Verdict]:
    """Read files in processes with limits. One process reads many, unless a file ends it.

    Args:
        files: Returns the file of a number.
        numbers: The numbers of the files to read.

    Yields:
        The verdict on each file.
    """
    done = 0
    while done < len(numbers):
        some = numbers[done : done + _FILES_PER_PROCESS]
        with _Reading(files, some) as reading:
            found = list(reading.verdicts())
        yield from found
        if len(found) < len(some):
            yield Verdict(_end_of_process(reading.exit_code), 0.0, 0)
            done += 1
        done += len(found)


def _end_of_process(exit_code: int) -> str:
    """Return the outcome of a file that has ended its process.

    A parser in Rust aborts when it is denied memory. In a run, that costs this file alone.
    """
    if exit_code == -signal.SIGABRT:
        return _DENIED
    return f"its process ended with {exit_code}"


class _Reading:
    """A process that reads some files, and tells of each what came of it.

    Args:
        files: Returns the file of a number.
        numbers: The numbers of the files.
    """

    def __init__(self, files: Callable[[int], Specimen], numbers: Sequence[int]) -> None:
        answers, telling = os.pipe()
        self.exit_code = 0
        self._process = os.fork()
        if not self._process:
            try:
                os.close(answers)
                _tell_of_each(files, numbers, telling)
                os._exit(0)
            finally:
                os._exit(1)
        os.close(telling)
        self._answers = os.fdopen(answers)

    def __enter__(self) -> Self:
        return self

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the verdict on each file, until the process ends."""
        for line in self._answers:
            yield Verdict(*json.loads(line))

    def __exit__(self, *exception: object) -> None:
        self._answers.close()
        _, status = os.waitpid(self._process, 0)
        self.exit_code = os.waitstatus_to_exitcode(status)


def _tell_of_each(files: Callable[[int], Specimen], numbers: Sequence[int], telling: int) -> None:
    """Read files in this process, and write the verdict on each, one a line."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), _STANDARD_ERROR)  # parsers in C write there
    most = _memory("VmSize") + _HARD_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    for number in numbers:
        file = files(number)
        _allow_seconds()
        Path("/proc/self/clear_refs").write_text("5")  # the peak of memory begins anew
        before, started = _memory("VmRSS"), time.process_time()
        told = outcome(file)[-_MAX_OUTCOME_CHARS:]
        verdict = Verdict(told, time.process_time() - started, _memory("VmHWM") - before)
        os.write(telling, f"{json.dumps(verdict)}\n".encode())


def _allow_seconds() -> None:
    """End this process when it has used so much more of the processor as a file may take."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + _HARD_SECONDS, hard))


def _memory(field: str) -> int:
    """Return the bytes of memory that this process has, or had, as Linux tells them."""
    status = Path("/proc/self/status").read_text()
    _, _, rest = status.partition(f"{field}:")
    return int(rest.split(maxsplit=1)[0]) << 10


def fuzz(given: Options, sound: Sequence[Specimen]) -> Tally:
    """Read so many bad files, and count what came of them."""
    tally = Tally("fuzzed_files")
    mutator = Mutator(sound)
    chosen = [specimen for specimen in sound if given.only in {"", specimen.format}]

    def file(number: int) -> Specimen:
        chance = random.Random(f"{given.seed}/{number}")
        return mutator.mutated(chance.choice(chosen), chance)

    numbers = given.numbers
    for number, verdict in zip(numbers, verdicts(file, numbers), strict=True):
        wrong = None
        if verdict.fault:
            bad = file(number)
            wrong = f"--seed {given.seed} --first {number}: {bad.name}, {len(bad.content):,} bytes: {verdict.fault}"
            _keep(bad, f"{given.seed}-{number}")
        tally.add(verdict.outcome if verdict.outcome in _SOUND else "fault", wrong)
        tally.progress(1000)
    return tally


def _keep(file: Specimen, number: str) -> None:
    folder = os.environ.get("KEEP")
    if folder:
        Path(folder, f"{number}-{file.name}").write_bytes(file.content)


def warm_up(sound: Sequence[Specimen]) -> None:
    """Load all readers, so that the processes to come inherit them from this one."""
    for specimen in sound:
        outcome(specimen)


def main() -> int:
    """Read so many bad files, and print what came of them."""
    given = options(__doc__)
    sound = specimens()
    warm_up(sound)
    return fuzz(given, sound).finish()


if __name__ == "__main__":
    sys.exit(main())
