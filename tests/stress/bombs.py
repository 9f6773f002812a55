"""Index files that are made to take all time or memory, one after the other, and measure the program.

    python -m tests.stress.bombs 64 [--engine ENGINE] [--only .zip]

The number tells how many megabytes the files have, or unpack to. Each is indexed by a command of its
own, with a sound file beside it. Wrong is a bomb that takes more than `MAX_SECONDS` of the processor
or `MAX_BYTES`, that ends the command or the reading of the sound file, or of which nothing is said.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.stress.bad_files import PROSE, monsters
from tests.stress.trial import Options, Tally, options
from tests.support.archive_writer import zipped
from tests.support.pdf_writer import COLUMN, column, pdf_file

MAX_SECONDS = 15.0
"""Seconds of the processor: ten for the file, and five for the program and for cutting it off."""

MAX_BYTES = (1 << 30) + (300 << 20)
"""Bytes of memory of the largest process: a gigabyte for the file, and the program itself."""

_HARD_SECONDS = 600
_HARD_BYTES = 12 << 30
_SOUND = "sain.txt"
_NESTED_FILES = 300

Bomb = tuple[str, Iterable[bytes]]
"""The name of a file, and the pieces of its content."""


def bombs(size: int) -> Iterator[Bomb]:
    """Yield files that have so many bytes or unpack to them, or that cost as much as they would."""
    yield from monsters(size)
    yield "members.zip", [_nested_members(size)]
    yield "header.eml", [b"Subject: ", b"=?utf-8?b?" * (size // 160), f"\n\n{PROSE}".encode()]
    yield "addresses.eml", [b"To: ", b"a@b.example, " * (size // 200), f"\n\n{PROSE}".encode()]
    yield "lines.txt", [b"12\n" * (size // 48)]
    yield "names.txt", [b"M. A. B. " * (size // 144)]
    yield "brackets.json", [b'{"a":' * (size // 80)]
    yield "entities.xml", [_entities()]
    yield "kids.pdf", [_endless_kids()]
    yield "columns.csv", [b"a;" * (size // 32), b"\n", b"b;" * (size // 32)]


def _nested_members(size: int) -> bytes:
    """Return a zip archive of the same archive many times, each with many small files."""
    count = max(1, size // (1 << 20) * 10)
    inner = zipped((f"{number}.txt", f"Texte {number}.") for number in range(count))
    return zipped((f"{number}.zip", inner) for number in range(_NESTED_FILES))


def _entities() -> bytes:
    """Return XML whose entities stand for ten of one another, ten deep."""
    lines = ["<!ENTITY e0 'port '>"]
    lines += [f"<!ENTITY e{number} '{f'&e{number - 1};' * 10}'>" for number in range(1, 11)]
    text = "<rss><channel><item><title>&e10;</title></item></channel></rss>"
    return f"<!DOCTYPE rss [{''.join(lines)}]>{text}".encode()


def _endless_kids() -> bytes:
    """Return a PDF file whose list of pages holds itself."""
    data = pdf_file(column(COLUMN), column(COLUMN), title="Le bac")
    return data.replace(b"/Kids[", b"/Kids[" + b"2 0 R " * 50)


class Used(NamedTuple):
    """The costs of a command, and its words.

    Attributes:
        code: Its exit code.
        seconds: Seconds of the processor, in all its processes.
        bytes: Bytes of memory of its largest process.
        report: What it printed.
        told: What it said on the standard error.
    """

    code: int
    seconds: float
    bytes: int
    report: str
    told: str


def index(folder: Path, location: Path, engine: str) -> Used:
    """Index a folder in a process of its own, with limits that keep this machine alive."""
    arguments = ["index", str(folder), "--index", str(location), "--engine", engine, "--json"]
    with tempfile.TemporaryFile() as report, tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "search", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=report,
            stderr=told,
            preexec_fn=_limit,  # noqa: PLW1509 - this process has no threads
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # or Python would wait for it again
        seconds = used.ru_utime + used.ru_stime
        report.seek(0)
        told.seek(0)
        texts = report.read().decode(), told.read().decode("utf-8", "replace")
    return Used(process.returncode, seconds, used.ru_maxrss << 10, *texts)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_HARD_SECONDS, _HARD_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_HARD_BYTES, _HARD_BYTES))


def fault_of(used: Used, name: str) -> str | None:
    """Return what is wrong with how a bomb was indexed; None if nothing is."""
    if used.code or "Traceback" in used.told:
        return f"exit {used.code}: {used.told[-500:]}"
    report = json.loads(used.report)
    if used.seconds > MAX_SECONDS:
        return f"{used.seconds:.0f} s"
    if used.bytes > MAX_BYTES:
        return f"{used.bytes >> 20} MB"
    return _silence(report, name)


def _silence(report: dict[str, Any], name: str) -> str | None:
    """Return what the report does not say of a bomb; None if it says enough."""
    named = {skipped["path"] for skipped in report["skipped"]}
    if _SOUND in named or not report["articles"]:
        return "the sound file was not read"
    if report["articles"] < 2 and name not in named:
        return "neither article nor reason"
    return None


def try_all(given: Options, engine: str, tally: Tally) -> None:
    """Index all bombs on an engine, and count what came of them."""
    for name, pieces in bombs(given.number << 20):
        if given.only not in name:
            continue
        with tempfile.TemporaryDirectory() as directory:
            folder = Path(directory, "archive")
            folder.mkdir()
            (folder / _SOUND).write_text(f"Un titre\n\n{PROSE}", "utf-8")
            with (folder / name).open("wb") as stream:
                stream.writelines(pieces)
            used = index(folder, Path(directory, "index"), engine)
        fault = fault_of(used, name)
        measured = f"{name}: {used.seconds:.1f} s, {used.bytes >> 20} MB"
        tally.add(
            f"{engine}, {measured}", f"--engine {engine} --only {name}: {fault}" if fault else None
        )


def main() -> int:
    """Index all bombs, and print what they took. One engine is enough: it never sees them."""
    given = options(__doc__)
    tally = Tally("bombs")
    try_all(given, given.engines[0], tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
