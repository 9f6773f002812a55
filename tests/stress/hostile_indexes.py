"""Open indexes that somebody made to do harm, and see that nothing outside of them is touched.

    python -m tests.stress.hostile_indexes 500 [--seed SEED] [--engine ENGINE] [--only journal]

Each index is a sound one that was made hostile: journals and lists that name other files, links,
pipes, manifests that lead outside, pickles that run commands, triggers, and random bytes. Searching,
the doctor, repairing and indexing must neither run a command nor change, make or remove a file
outside the index. Each must end soon, and tell what is wrong without a traceback. Random bytes
alone may crash the process that reads them (docs/limits.md).
"""

from __future__ import annotations

import io
import json
import os
import pickle
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from index.update.reading import load_word_lists
from search import main as program
from tests.stress.stage import run_forked
from tests.stress.trial import Options, Tally, run
from tests.support.hostile_index import Command, hot_journal
from tests.support.indexed_folder import IndexedFolder

MAX_SECONDS = 60
"""Seconds that all commands together may take."""

COMMANDS: Sequence[Sequence[str]] = (
    ("query", "beyrouth"),
    ("status",),
    ("saved",),
    ("new",),
    ("doctor",),
    ("index", "{articles}"),
    ("doctor", "--repair"),
    ("index", "{articles}", "--rebuild"),
)
"""The commands that are tried on each index, one after the other."""

_ANY_FILES = ("index.json", "writer.lock", "saved.sqlite", "ledger.sqlite", "meta.json", "x")


class Harm(NamedTuple):
    """An index that harm is done to, and what lies around it.

    Attributes:
        location: The folder of the index.
        generation: The folder of its generation.
        victim: A file of the user, outside of it.
        chance: Decides on what is open.
    """

    location: Path
    generation: Path
    victim: Path
    chance: random.Random

    def files(self, pattern: str = "*") -> list[Path]:
        """Return the files of the index, in order."""
        return [path for path in sorted(self.location.rglob(pattern)) if path.is_file()]

    def any_name(self) -> Path:
        """Return the path of a file of the index, or of one that may be expected there."""
        folder = self.chance.choice((self.location, self.generation))
        return self.chance.choice((*self.files(), folder / self.chance.choice(_ANY_FILES)))

    def way_out(self) -> str:
        """Return a path that leads to the victim, from the generation's folder or from anywhere."""
        relative = os.path.relpath(self.victim, self.generation)
        return self.chance.choice((str(self.victim), relative, f"./{relative}", f"x/../{relative}"))


def _name_in_journal(harm: Harm) -> None:
    databases = harm.files("*.sqlite")
    hot_journal(harm.chance.choice(databases), harm.victim)


def _name_as_managed(harm: Harm) -> None:
    lists = harm.files(".managed.json") or [harm.generation / ".managed.json"]
    lists[0].write_text(json.dumps([harm.way_out(), harm.way_out()]))


def _name_in_segments(harm: Harm) -> None:
    """Name the victim wherever a list of segments names a file."""
    for file in harm.files("meta.json"):
        meta = json.loads(file.read_text())
        for segment in meta["segments"]:
            segment["segment_id"] = harm.way_out()
        file.write_text(json.dumps(meta))


def _lead_manifest_outside(harm: Harm) -> None:
    manifest = json.loads((harm.location / "index.json").read_text())
    outside = os.path.relpath(harm.victim.parent, harm.location)
    field, value = harm.chance.choice(
        (
            ("generation", outside),
            ("generation", str(harm.victim.parent)),
            ("engine", "../x"),
            ("engine", "opensearch"),
            ("roots", 3),
            ("sizes", {harm.way_out(): -1}),
        )
    )
    (harm.location / "index.json").write_text(json.dumps({**manifest, field: value}))


def _link(harm: Harm) -> None:
    path = harm.any_name()
    path.unlink(missing_ok=True)
    path.symlink_to(harm.chance.choice((harm.victim, harm.victim.parent)))


def _put_pipe(harm: Harm) -> None:
    path = harm.any_name()
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _put_folder(harm: Harm) -> None:
    path = harm.any_name()
    path.unlink(missing_ok=True)
    path.mkdir()


def _put_pickle(harm: Harm) -> None:
    """Put a pickle that runs a command wherever one of these pickles begins."""
    bad = pickle.dumps(Command(harm.victim.with_name("trace")), harm.chance.randrange(2, 6))
    for file in harm.files("*.toc") + harm.files("*.seg"):
        data = file.read_bytes()
        starts = [start for start in range(len(data)) if data[start : start + 1] == b"\x80"]
        if starts:
            start = harm.chance.choice(starts)
            file.write_bytes(data[:start] + bad + data[start + len(bad) :])


def _put_trigger(harm: Harm) -> None:
    database = harm.chance.choice(harm.files("*.sqlite"))
    with closing(sqlite3.connect(database)) as connection, connection:
        tables = connection.execute(
            "select name from sqlite_master where type = 'table'"
        ).fetchall()
        table = harm.chance.choice(tables)[0]
        writing = f"select writefile('{harm.victim}', 'x')"
        connection.execute(f"create trigger t after insert on {table} begin {writing}; end")


def _put_bytes(harm: Harm) -> None:
    file = harm.chance.choice(harm.files())
    data = bytearray(file.read_bytes())
    for _ in range(harm.chance.choice((1, 3, 30))):
        start = harm.chance.randrange(len(data) + 1)
        data[start : start + 4] = harm.chance.randbytes(4)
    file.write_bytes(data)


class Manner(NamedTuple):
    """A way of making an index hostile.

    Attributes:
        name: What it is called in summaries.
        do: Does the harm.
        may_crash: The process that reads it may crash.
    """

    name: str
    do: Callable[[Harm], None]
    may_crash: bool = False


MANNERS = (
    Manner("journal that names a file", _name_in_journal),
    Manner("list that names a file", _name_as_managed),
    Manner("segment that names a file", _name_in_segments),
    Manner("manifest that leads outside", _lead_manifest_outside),
    Manner("link", _link),
    Manner("pipe", _put_pipe),
    Manner("folder in place of a file", _put_folder),
    Manner("pickle that runs a command", _put_pickle),
    Manner("trigger", _put_trigger),
    Manner("random bytes", _put_bytes, may_crash=True),
)
"""The ways of making an index hostile. Each comes equally often."""


def make_index(folder: Path, engine: str) -> IndexedFolder:
    """Make a sound index with a saved query, and a file of the user beside it."""
    indexed_folder = IndexedFolder.empty(folder, engine)
    indexed_folder.put({f"{number}.txt": f"Le port {number} de Beyrouth." for number in range(9)})
    indexed_folder.age()
    indexed_folder.run()
    (indexed_folder.folder / "3.txt").unlink()
    indexed_folder.put({"neuf.txt": "Un article neuf."})
    indexed_folder.run()
    _run_command(["save", "port", "beyrouth"], indexed_folder.location)
    return indexed_folder


def _run_command(arguments: Sequence[str], index: Path) -> str:
    """Run a command in this process, and return what it tells."""
    told = io.StringIO()
    sys.argv = ["search", *arguments, "--index", str(index)]
    with redirect_stdout(io.StringIO()), redirect_stderr(told), suppress(SystemExit):
        program.main()
    return told.getvalue()


def _run_all(index: Path, articles: Path) -> None:
    """Run all commands.

    Raises:
        AssertionError: One of them reports a fault of the program.
    """
    signal.alarm(MAX_SECONDS)
    for command in COMMANDS:
        told = _run_command([word.format(articles=articles) for word in command], index)
        assert "Traceback" not in told, (command, told)
        assert "fault of the program" not in told, (command, told)


def _contents(folder: Path, without: Path) -> dict[str, object]:
    """Return the content and the mode of every file in a folder, but not of an index."""
    files = (path for path in sorted(folder.rglob("*")) if without not in (path, *path.parents))
    return {
        str(path): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in files
    }


def try_once(sound: IndexedFolder, manner: Manner, chance: random.Random) -> tuple[str, str | None]:
    """Do harm to a copy of an index and open it. Return the outcome, and what was wrong."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        index = Path(shutil.copytree(sound.location, place / "index"))
        articles = Path(shutil.copytree(sound.folder, place / "articles"))
        victim = place / "home" / "these.txt"
        victim.parent.mkdir()
        victim.write_text("Dix ans de travail.")
        [generation] = index.glob("generation-*")
        manner.do(Harm(index, generation, victim, chance))
        before = _contents(place, index)
        code = run_forked(partial(_run_all, index, articles))
        if _contents(place, index) != before:
            return "harm", "a file outside the index was changed, made or removed"
        if code and not (manner.may_crash and code < 0 and code != -signal.SIGALRM):
            return "fault", f"its process ended with {code}"
        return "no harm" if code == 0 else "crashed its process", None


def try_all(given: Options, engine: str, tally: Tally) -> None:
    """Make so many indexes hostile, and count what came of them."""
    manners = [manner for manner in MANNERS if given.only in manner.name]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run_forked(partial(make_index, folder, engine))
        sound = IndexedFolder(folder / "articles", folder / "index", engine)
        for number in given.numbers:
            manner = manners[number % len(manners)]
            chance = random.Random(f"{given.seed}/{number}")
            outcome, wrong = try_once(sound, manner, chance)
            repeat = f"--engine {engine} --seed {given.seed} --first {number}"
            told = f"{repeat}: {manner.name}: {wrong}" if wrong else None
            tally.add(f"{engine}, {manner.name}: {outcome}", told)
            tally.progress(50)


def main() -> int:
    """Make so many indexes hostile on each engine, and print what came of them."""
    load_word_lists()
    return run("hostile_indexes", __doc__, try_all)


if __name__ == "__main__":
    sys.exit(main())
