"""Run a great many commands that nobody would type: `python -m tests.stress.hundred_thousand_commands 100000 [SEED] [ENGINE]`.

They run in this process by the command line's own code, and one in `SPAWNED` as a process of its own. No command may
end otherwise than by 0, 1 or 2, tell of a fault of the program, print what would act on a terminal, or take `SLOW`
seconds.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from index import synchronise
from search import main as program
from tests.stress.bad_files import ESCAPES
from tests.stress.million_queries import hostile_query
from tests.support.articles import ARTICLES, SEEDS, TODAY, write_articles
from tests.support.escapes import acting

SLOW = 2.0
"""Seconds of this process's time that no command may take."""
SPAWNED = 1000

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
_COMMANDS = {
    "query": (
        8,
        ("--since", "--until", "--source", "--person", "--limit", "--page", "--sort", "--color"),
    ),
    "timeline": (1, ("--since", "--until", "--source", "--person", "--by")),
    "people": (1, ("--since", "--with", "--limit", "--page", "--source")),
    "show": (1, ("--color",)),
    "similar": (1, ("--limit",)),
    "save": (0.2, ("--since", "--source")),
    "new": (0.2, ("--color",)),
    "saved": (0.2, ()),
    "batch": (0.5, ("--limit", "--person")),
    "status": (0.1, ()),
}


def command(chance: random.Random, folder: Path) -> list[str]:
    """The arguments of a command that nobody would type."""
    name = chance.choices(tuple(_COMMANDS), [weight for weight, _ in _COMMANDS.values()])[0]
    text = (
        hostile_query(chance).text.replace("\x00", " ")
        if chance.random() < 0.8
        else chance.choice(ESCAPES) * 3
    )
    arguments = [name, text]
    if name == "save":
        arguments = [name, f"q{chance.randrange(5)}{ESCAPES}", text]
    elif name in {"new", "saved", "status"}:
        arguments = [name]
    elif name in {"show", "similar"} and chance.random() < 0.5:
        arguments = [name, f"press.jsonl#{chance.choice(ARTICLES)['id']}"]
    elif name == "batch":
        file = folder / "batch.txt"
        file.write_bytes(
            "\n".join(hostile_query(chance).text for _ in range(5)).encode("utf-8", "surrogatepass")
        )
        arguments = [name, str(file)]
    for option in _COMMANDS[name][1]:
        if chance.random() < 0.15:
            arguments += [option, chance.choice(_OPTIONS[option])]
    return [*arguments, *(flag for flag in _FLAGS if chance.random() < 0.06)]


def run(arguments: list[str], index: Path) -> int:
    """Run a command in this process, and return how it ended.

    Raises:
        AssertionError: It did what none may.
    """
    out, err = io.StringIO(), io.StringIO()
    sys.argv = [
        "search",
        *(argument.replace("\x00", " ") for argument in arguments),
        "--index",
        str(index),
    ]
    started, code = time.process_time(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            program.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    assert time.process_time() - started < SLOW, arguments
    _check(arguments, code, out.getvalue(), err.getvalue())
    return code


def spawned(arguments: list[str], index: Path) -> int:
    """The same as a process of its own."""
    shown = [
        os.fsencode(part.replace("\x00", " ").encode("utf-8", "replace")) for part in arguments
    ]
    line: list[str | bytes] = [sys.executable, "-m", "search", *shown, "--index", str(index)]
    done = subprocess.run(
        line, capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL
    )
    _check(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())
    return done.returncode


def _check(arguments: list[str], code: int, out: str, err: str) -> None:
    assert code in {0, 1, 2}, (arguments, code, err)
    assert "Traceback" not in err, (arguments, err)
    assert "fault of the program" not in err, (arguments, err)
    assert "cannot be read (" not in err or arguments[0] == "batch", (arguments, err)
    assert not acting(out, color=True), (arguments, out)
    assert not acting(err), (arguments, err)


def main() -> None:
    """Run so many commands, and say how they ended."""
    number, seed, engine = (*sys.argv[1:], *("10000", "1", "tantivy")[len(sys.argv) - 1 :])
    chance, ends = random.Random(int(seed)), Counter[int]()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        nasty = [
            {**article, "title": f"{article['title']} {ESCAPES}", "source": f"AFP {ESCAPES}"}
            for article in ARTICLES
        ]
        named = [
            {**article, "people": [f"Ali{sign}Borne" for sign in ESCAPES]} for article in nasty
        ]
        write_articles(folder / "a\nb.jsonl", named)
        synchronise(
            [SEEDS, write_articles(folder / "press.jsonl"), folder / "a\nb.jsonl"],
            folder / "ix",
            today=TODAY,
        )
        synchronise([], folder / "ix", engine=engine, today=TODAY)
        for count in range(1, int(number) + 1):
            arguments = command(chance, folder)
            ends[(spawned if count % SPAWNED == 0 else run)(arguments, folder / "ix")] += 1
            if count % 5000 == 0 or count == int(number):
                print(
                    f"{count:,} commands; exit codes {dict(sorted(ends.items()))}",
                    file=sys.__stdout__,
                    flush=True,
                )


if __name__ == "__main__":
    main()
