"""Run a great many commands that nobody would type.

    python -m tests.stress.hundred_thousand_commands 100000 [SEED] [ENGINE]

The commands run in this process by the code of the command line. One in `COMMANDS_PER_PROCESS` runs
in a process of its own. Every command must exit with 0, 1 or 2, in less than `MAX_SECONDS`. No
command may report a fault of the program, or print what acts on a terminal.
"""

from __future__ import annotations

import contextlib
import io
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from index import synchronise
from search import main as program
from tests.stress.bad_files import ESCAPES
from tests.stress.million_queries import hostile_query
from tests.support.articles import ARTICLES, SEEDS, TODAY, write_articles
from tests.support.escapes import terminal_controls

MAX_SECONDS = 2.0
"""Processor time of this process that a command may take."""

COMMANDS_PER_PROCESS = 1000
COMMANDS_PER_LINE = 5000
"""Commands after which the exit codes are printed."""

BATCH_QUERIES = 5
PROCESS_SECONDS = 60

_TEXT_SHARE = 0.8
_OPTION_SHARE = 0.15
_FLAG_SHARE = 0.06

_OPTIONS = {
    "--since": ("2019", "hier", "", "31/02/2019", "\x1b[31m", "9" * 50, "depuis mars 2019"),
    "--until": ("2024", "..", "x", "0", "12/2020"),
    "--source": ("AFP", "press tv", "", "*", ESCAPES, "x" * 5000, "\ud800"),
    "--person": ("Borne", "al-Abadi", "", "((", ESCAPES, "é" * 3000, "\udfff x"),
    "--limit": ("1", "0", "-1", "100000", "9" * 30, "x", "\x9b"),
    "--page": ("1", "2", "0", "9" * 25),
    "--sort": ("date", "-date", "relevance", "\x1b[2J"),
    "--color": ("always", "never"),
    "--by": ("day", "week", "year", "\u202e"),
    "--with": ("Borne", "", "Qaani", "\x1b"),
}
"""Values of each option, good and bad."""

_FLAGS = (
    "--json",
    "--jsonl",
    "--csv",
    "--facets",
    "--explain",
    "--exact",
    "--no-group",
    "--all",
    "--bogus\x1b[31m",
    "-h",
)
_FILTERS = ("--since", "--until", "--source", "--person")


@dataclass(frozen=True, slots=True)
class _Command:
    """A command.

    Attributes:
        name: Its name.
        weight: How often it is chosen, among all commands.
        options: The options that it may get.
    """

    name: str
    weight: float
    options: tuple[str, ...] = ()


_COMMANDS = (
    _Command("query", 8, (*_FILTERS, "--limit", "--page", "--sort", "--color")),
    _Command("timeline", 1, (*_FILTERS, "--by")),
    _Command("people", 1, ("--since", "--with", "--limit", "--page", "--source")),
    _Command("show", 1, ("--color",)),
    _Command("similar", 1, ("--limit",)),
    _Command("save", 0.2, ("--since", "--source")),
    _Command("new", 0.2, ("--color",)),
    _Command("saved", 0.2),
    _Command("batch", 0.5, ("--limit", "--person")),
    _Command("status", 0.1),
)
_WEIGHTS = [command.weight for command in _COMMANDS]


def hostile_command(chance: random.Random, folder: Path) -> list[str]:
    """Return the arguments of a command that nobody would type.

    Args:
        chance: The source of chance.
        folder: A folder for the files that commands read.
    """
    [command] = chance.choices(_COMMANDS, _WEIGHTS)
    arguments = _arguments(command.name, chance, folder)
    for option in command.options:
        if chance.random() < _OPTION_SHARE:
            arguments += [option, chance.choice(_OPTIONS[option])]
    arguments += [flag for flag in _FLAGS if chance.random() < _FLAG_SHARE]
    return arguments


def _arguments(name: str, chance: random.Random, folder: Path) -> list[str]:
    """Return a command with its positional arguments."""
    text = _hostile_text(chance)
    match name:
        case "save":
            return [name, f"q{chance.randrange(5)}{ESCAPES}", text]
        case "new" | "saved" | "status":
            return [name]
        case "show" | "similar" if chance.random() < 0.5:
            article = chance.choice(ARTICLES)
            return [name, f"press.jsonl#{article['id']}"]
        case "batch":
            return [name, str(_write_batch(chance, folder / "batch.txt"))]
        case _:
            return [name, text]


def _hostile_text(chance: random.Random) -> str:
    if chance.random() < _TEXT_SHARE:
        return _without_nulls(hostile_query(chance).text)
    return chance.choice(ESCAPES) * 3


def _write_batch(chance: random.Random, file: Path) -> Path:
    queries = [hostile_query(chance).text for _ in range(BATCH_QUERIES)]
    file.write_bytes("\n".join(queries).encode("utf-8", "surrogatepass"))
    return file


def _without_nulls(argument: str) -> str:
    """Return an argument as an operating system can pass it to a program."""
    return argument.replace("\x00", " ")


def run(arguments: list[str], index: Path) -> int:
    """Run a command in this process, and return its exit code.

    Raises:
        AssertionError: It did what no command may do.
    """
    out = io.StringIO()
    err = io.StringIO()
    sys.argv = ["search", *map(_without_nulls, arguments), "--index", str(index)]
    code = 0
    started = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            program.main()
        except SystemExit as end:
            if isinstance(end.code, int):
                code = end.code
    assert time.process_time() - started < MAX_SECONDS, arguments
    _check(arguments, code, out.getvalue(), err.getvalue())
    return code


def run_in_process(arguments: list[str], index: Path) -> int:
    """Run a command in a process of its own, and return its exit code.

    Raises:
        AssertionError: It did what no command may do.
    """
    encoded = [_without_nulls(argument).encode("utf-8", "replace") for argument in arguments]
    command: list[str | bytes] = [sys.executable, "-m", "search", *encoded, "--index", str(index)]
    done = subprocess.run(
        command,
        capture_output=True,
        timeout=PROCESS_SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    _check(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())
    return done.returncode


def _check(arguments: list[str], code: int, out: str, err: str) -> None:
    """Check how a command ended, and what it printed."""
    assert code in {0, 1, 2}, (arguments, code, err)
    assert "Traceback" not in err, (arguments, err)
    assert "fault of the program" not in err, (arguments, err)
    if arguments[0] != "batch":
        assert "cannot be read (" not in err, (arguments, err)
    assert not terminal_controls(out, color=True), (arguments, out)
    assert not terminal_controls(err), (arguments, err)


def make_index(folder: Path, engine: str) -> Path:
    """Index the seeds, usual articles and hostile ones, and return the folder of the index."""
    people = [f"Ali{character}Borne" for character in ESCAPES]
    hostile_articles = [
        {
            **article,
            "title": f"{article['title']} {ESCAPES}",
            "source": f"AFP {ESCAPES}",
            "people": people,
        }
        for article in ARTICLES
    ]
    usual = write_articles(folder / "press.jsonl")
    hostile = write_articles(folder / "a\nb.jsonl", hostile_articles)
    index = folder / "ix"
    synchronise([SEEDS, usual, hostile], index, today=TODAY)
    synchronise([], index, engine=engine, today=TODAY)
    return index


def main(number: str = "10000", seed: str = "1", engine: str = "tantivy") -> None:
    """Run so many commands, and print how they ended."""
    commands = int(number)
    chance = random.Random(int(seed))
    exit_codes = Counter[int]()
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        index = make_index(folder, engine)
        for count in range(1, commands + 1):
            arguments = hostile_command(chance, folder)
            if count % COMMANDS_PER_PROCESS == 0:
                exit_codes[run_in_process(arguments, index)] += 1
            else:
                exit_codes[run(arguments, index)] += 1
            if count % COMMANDS_PER_LINE == 0 or count == commands:
                print(
                    f"{count:,} commands; exit codes {dict(sorted(exit_codes.items()))}",
                    file=sys.__stdout__,
                    flush=True,
                )


if __name__ == "__main__":
    main(*sys.argv[1:])
