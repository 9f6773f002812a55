"""A run that is interrupted at any point is repaired by the next: no article is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import indexer
from index.engines.base import Engine, open_engine
from index.store.ledger import Ledger
from index.update import workers
from index.update.reading import BatchResult
from tests.support.cluster import EVERY_ENGINE
from tests.support.crashes import Crash, crashing_writer
from tests.support.indexed_folder import IndexedFolder, counts

pytestmark = pytest.mark.slow

ONE, TWO, THREE = "Le port de Beyrouth.", "Le marché de Mossoul.", "La gare de Tunis."
BEFORE = {
    "a.txt": ONE,
    "b.txt": TWO,
    "d.jsonl": '{"id": "x", "body": "Un."}\n{"id": "y", "body": "Deux."}\n',
}
AFTER = {
    "a.txt": ONE,
    "c.txt": THREE,
    "d.jsonl": '{"id": "y", "body": "Deux."}\n{"id": "z", "body": "Trois."}\n',
}
HELD = {"a.txt": ONE, "c.txt": THREE, "d.jsonl#y": "Deux.", "d.jsonl#z": "Trois."}


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path, request.param)


def crash_before_the_first_document(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(workers, "process_files", _raise)


def crash_amid_the_documents(patch: pytest.MonkeyPatch) -> None:
    real = workers.process_files

    def process_files(*arguments: Any) -> Iterator[BatchResult]:
        yield next(real(*arguments))
        raise Crash

    patch.setattr(workers, "process_files", process_files)


def crash_before_the_engine_commits(patch: pytest.MonkeyPatch) -> None:
    def opened(*arguments: Any, **options: Any) -> Engine:
        engine = open_engine(*arguments, **options)
        patch.setattr(type(engine), "writer", crashing_writer)
        return engine

    patch.setattr(indexer, "open_engine", opened)


def crash_after_the_engine_committed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Ledger, "finish", _raise)


def crash_before_the_run_is_published(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("index.store.generations.remove_stale", _raise)


def _raise(*_: Iterable[object]) -> Any:
    raise Crash


@pytest.mark.parametrize("first", [True, False], ids=["first run", "later run"])
@pytest.mark.parametrize(
    "crash",
    [
        crash_before_the_first_document,
        crash_amid_the_documents,
        crash_before_the_engine_commits,
        crash_after_the_engine_committed,
        crash_before_the_run_is_published,
    ],
)
def test_run_after_a_crash_repairs_the_index(
    indexed_folder: IndexedFolder,
    crash: Callable[[pytest.MonkeyPatch], None],
    first: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not first:
        indexed_folder.put(BEFORE)
        indexed_folder.run()
        (indexed_folder.folder / "b.txt").unlink()
    indexed_folder.put(AFTER)
    indexed_folder.age()
    with monkeypatch.context() as patch:
        crash(patch)
        for _ in range(2):
            with pytest.raises(Crash):
                indexed_folder.run()
    assert indexed_folder.run().articles == len(HELD)
    assert indexed_folder.texts() == HELD
    assert counts(indexed_folder.run()) == (0, 0, 0, len(HELD))


@pytest.mark.parametrize("method", ["record_articles", "finish"])
def test_run_after_a_kill_finds_no_lock_and_repairs_the_index(
    indexed_folder: IndexedFolder, method: str
) -> None:
    indexed_folder.put(BEFORE)
    indexed_folder.run()
    indexed_folder.put(AFTER)
    (indexed_folder.folder / "b.txt").unlink()
    script = (
        "import os, sys; from index import synchronise; from index.store.ledger import Ledger\n"
    )
    script += f"Ledger.{method} = lambda *_: os._exit(9)\nsynchronise(sys.argv[2:], sys.argv[1])"
    killed = subprocess.run(
        [sys.executable, "-c", script, indexed_folder.location, indexed_folder.folder],
        check=False,
        capture_output=True,
    )
    assert killed.returncode == 9, killed.stderr
    assert indexed_folder.run().articles == len(HELD)
    assert indexed_folder.texts() == HELD


def test_run_after_a_crash_sees_what_has_changed_since(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.run()
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO, "c.txt": THREE})
    with monkeypatch.context() as patch:
        crash_after_the_engine_committed(patch)
        with pytest.raises(Crash):
            indexed_folder.run()
    (indexed_folder.folder / "b.txt").unlink()
    indexed_folder.put({"a.txt": THREE, "c.txt": b""})
    report = indexed_folder.run()
    assert indexed_folder.texts() == {"a.txt": THREE, "c.txt": THREE}
    assert [skipped.path for skipped in report.skipped] == ["c.txt"]
    assert report.articles == 2
