"""Flip one bit of an index at a time, and check what commands make of it.

    python -m tests.stress.bit_flips [FLIPS] [SEED] [ENGINE]

The file is any of an index: its manifest, its ledger, its saved queries, and those of its engine.
Then the doctor is asked, and every command that reads; updates follow, which merge segments; then
all are asked again. Answers are compared with those of the sound index. Each time

- a command answers, or says in a message of ours why it cannot;
- where an answer is wrong or missing, the doctor does not say that all is well.

Each flip has a process of its own, so that one that kills the process is counted, too.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from index import synchronise
from index.doctor import check
from index.errors import SearchError
from search import Archive
from tests.stress.trial import Options, Tally, run
from tests.support.answers import timeless
from tests.support.articles import ARTICLES
from tests.support.indexed_folder import TODAY, IndexedFolder

MOMENTS = ("at once", "after updates")
SEGMENTS = 6
"""Segments of the index: two more updates have Tantivy merge them all."""
UPDATES = 2
PATIENCE_SECONDS = 60
"""Seconds after which a command counts as hanging."""
QUERIES = (
    "gouvernement",
    '"Hachd al-Chaabi"',
    "retrait*",
    "source:AFP",
    "personne:Borne",
    "date:2023",
    "réforme -iran",
    "titre:grève",
    "grevv",
    "",
)
ERROR = "an error of ours"
"""Stands for an answer that a command could not give, and said why."""
Question = Callable[[Archive], Any]


class State(NamedTuple):
    """The answers of an index to all questions, and True if the doctor is content."""

    answers: tuple[Any, ...]
    is_well: bool


class Flip(NamedTuple):
    """A bit of a file of an index, which is flipped."""

    file: Path
    position: int
    bit: int

    def make(self, location: Path) -> None:
        content = bytearray((location / self.file).read_bytes())
        content[self.position] ^= 1 << self.bit
        (location / self.file).write_bytes(content)


class Trial:
    """An archive, a sound index of it, and what commands say of that before and after updates."""

    def __init__(self, folder: Path, engine: str) -> None:
        """Make an index of a few segments, with deleted articles and a saved query."""
        self.indexed_folder = IndexedFolder.empty(folder, engine)
        self.indexed_folder.put({"a.jsonl": list(ARTICLES)})
        for number in range(SEGMENTS):
            self.indexed_folder.put(
                {f"{number}.txt": f"Grève\n\nLe port numéro {number} est fermé."}
            )
            self.indexed_folder.run()
        self.indexed_folder.put({"0.txt": "Grève\n\nLe port est ouvert.", "bad.pdf": b"%PDF-1.7"})
        self.indexed_folder.run()
        with Archive(self.location) as archive:
            archive.saved.save("ports", "port")
        self.sound = folder / "sound"
        shutil.copytree(self.location, self.sound)
        self.expected = self.in_own_process(None)

    @property
    def location(self) -> Path:
        return self.indexed_folder.location

    def random_flip(self, chance: random.Random) -> Flip:
        """Choose a bit: every file is as likely as any other."""
        files = [path for path in sorted(self.sound.rglob("*")) if path.is_file()]
        files = [path for path in files if path.stat().st_size]  # locks are empty
        file = chance.choice(files)
        position = chance.randrange(file.stat().st_size)
        return Flip(file.relative_to(self.sound), position, chance.randrange(8))

    def fault_of(self, flip: Flip) -> str:
        """Flip a bit, and say what is wrong with what commands make of it; empty if nothing is."""
        states = self.in_own_process(flip)
        if isinstance(states, str):
            return states
        for moment, state, expected in zip(MOMENTS, states, self.expected, strict=False):
            if state.answers != expected.answers and state.is_well:
                return f"{moment}, the doctor is content with {differences(state, expected)}"
        return ""

    def in_own_process(self, flip: Flip | None) -> Any:
        """Return the states that a child finds, or what is wrong with the child."""
        ours, theirs = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(target=self._send, args=(theirs, flip))
        child.start()
        theirs.close()
        try:
            states = ours.recv() if ours.poll(PATIENCE_SECONDS) else "a command hangs"
        except EOFError:
            child.join()
            states = f"the process ends with {child.exitcode}"
        child.kill()
        child.join()
        return states

    def _send(self, connection: Connection, flip: Flip | None) -> None:
        """Flip a bit in a copy of the index, use it, and send what commands say."""
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 2)  # a panic of Rust prints where it happened
        shutil.rmtree(self.location)
        shutil.copytree(self.sound, self.location)
        if flip is not None:
            flip.make(self.location)
        added = [self.indexed_folder.folder / f"new{number}.txt" for number in range(UPDATES)]
        try:
            connection.send(list(self._states(added)))
        except Exception as error:
            connection.send(f"{type(error).__name__}: {error}")
        finally:
            for path in added:
                path.unlink(missing_ok=True)

    def _states(self, added: list[Path]) -> Iterator[State]:
        """Yield the state of the index, update it several times, and yield its state again."""
        yield self._state(page)
        for path in added:
            path.write_text(f"Neuf\n\nLe navire {path.stem} arrive.")
            with suppress(SearchError):
                # an index that does not know what it was made from is not made anew
                synchronise([], self.location, today=TODAY)
        yield self._state(unranked_page)

    def _state(self, page_of: Callable[[str], Question]) -> State:
        """Ask the doctor, and everything else."""
        try:
            is_well = not check(self.location).findings
        except SearchError:
            is_well = False
        return State(answers(self.location, page_of), is_well)


def answers(location: Path, page_of: Callable[[str], Question]) -> tuple[Any, ...]:
    """Return the answers to all questions, each of which may be `ERROR`."""
    questions = (*map(page_of, QUERIES), *QUESTIONS)
    try:
        with Archive(location) as archive:
            return tuple(answer(archive, question) for question in questions)
    except SearchError:
        return (ERROR,) * len(questions)


def answer(archive: Archive, question: Question) -> Any:
    """Return the answer to a question, or `ERROR`."""
    try:
        return question(archive)
    except SearchError:
        return ERROR


def page(text: str) -> Question:
    """Return the question that a query is."""

    def ask(archive: Archive) -> Any:
        answer = archive.find(text, facets=True, explain=True, limit=50, today=TODAY)
        found = timeless(answer.as_dict())
        for hit in found["hits"]:
            hit["score"] = round(hit["score"], 4)
        return found

    return ask


def unranked_page(text: str) -> Question:
    """Return the question that a query is, without the order of its hits.

    A damaged ledger makes an update read a sound file again. Whoosh counts the articles that this
    replaces in its scores, until it merges segments.
    """

    def ask(archive: Archive) -> Any:
        found = page(text)(archive)
        for hit in found["hits"]:
            del hit["score"]
        found["hits"].sort(key=lambda hit: hit["id"])
        return found

    return ask


def _status(archive: Archive) -> Mapping[str, Any]:
    """Return the status of an index, without its size on disk."""
    held = archive.status()
    return {"articles": held.articles, "dated": held.dated, "sources": held.sources}


QUESTIONS: tuple[Question, ...] = (
    lambda archive: timeless(archive.timeline("gouvernement", today=TODAY).as_dict()),
    lambda archive: timeless(archive.people(today=TODAY).as_dict()),
    lambda archive: archive.names(),
    _status,
    lambda archive: archive.similar("a.jsonl#greve"),
    lambda archive: sorted(hit.id for hit in archive.hits("")),
    lambda archive: [archive.get(hit.id) for hit in archive.hits("", sort="date")],
    lambda archive: archive.saved.all(),
    lambda archive: archive.saved.new("ports").total,
)


def differences(state: State, expected: State) -> str:
    """Name the questions whose answers are wrong or missing, by their places."""
    wrong = []
    for number, (found, sound) in enumerate(zip(state.answers, expected.answers, strict=True)):
        if found != sound:
            wrong.append(f"no answer to {number}" if found == ERROR else f"a wrong one to {number}")
    return ", ".join(wrong)


def flip_many(folder: Path, engine: str, flips: int, seed: int) -> Iterator[tuple[Flip, str]]:
    """Yield each flip, and what was wrong with what commands made of it; empty if nothing was."""
    trial = Trial(folder, engine)
    chance = random.Random(seed)
    for _ in range(flips):
        flip = trial.random_flip(chance)
        yield flip, trial.fault_of(flip)


def flip_all(given: Options, engine: str, tally: Tally) -> None:
    """Flip so many bits of an index of an engine, and count what came of them."""
    with tempfile.TemporaryDirectory() as folder:
        for flip, fault in flip_many(Path(folder), engine, given.number, given.seed):
            where = f"{flip.file} {flip.position} {flip.bit}"
            repeat = f"--seed {given.seed} --engine {engine}: {where}: {fault}"
            tally.add(f"{engine}, {flip.file.suffix}", repeat if fault else None)
            tally.progress(100)


def main() -> int:
    """Flip so many bits on each engine, and print what came of them."""
    return run("bit_flips", __doc__, flip_all)


if __name__ == "__main__":
    sys.exit(main())
