"""A run that dies at any point is made good by the next one: no article is lost, none is held twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from index import indexer
from index.engines.base import Document, Engine, Writer, open_engine
from index.engines.config import ClusterConfig
from index.errors import IndexCorrupt
from index.files.walk import File, Stamp
from index.store.ledger import FileEntry, Ledger, Tally
from index.stored import StoredArticle
from index.update import documents, workers
from tests.support.changing_archive import Newsroom, counts
from tests.support.cluster import EVERY

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


class Crash(BaseException):
    """What no handler of errors expects."""


@pytest.fixture(params=EVERY)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Newsroom:
    return Newsroom.empty(tmp_path, request.param)


def crash_before_the_first_document(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(workers, "process_files", _raise)


def crash_amid_the_documents(patch: pytest.MonkeyPatch) -> None:
    done: list[Document] = []

    def document(dossier: StoredArticle) -> Document:
        if done:
            raise Crash
        done.append(documents.document(dossier))
        return done[0]

    patch.setattr(workers, "document", document)


class DiscardingWriter(Writer):
    """Takes every change, and forgets it."""

    def _delete_paths(self, paths: Iterable[str]) -> None:
        list(paths)

    def _add(self, document: Document) -> None:
        pass


@contextmanager
def crashing_writer(_: Engine) -> Iterator[Writer]:
    yield DiscardingWriter()
    raise Crash


def crash_before_the_engine_commits(patch: pytest.MonkeyPatch) -> None:
    def opened(name: str, folder: Path, access: ClusterConfig, *, create: bool) -> Engine:
        engine = open_engine(name, folder, access, create=create)
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
def test_a_run_that_died_is_made_good_by_the_next(
    newsroom: Newsroom,
    crash: Callable[[pytest.MonkeyPatch], None],
    first: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not first:
        newsroom.put(BEFORE)
        newsroom.run()
        (newsroom.folder / "b.txt").unlink()
    newsroom.put(AFTER)
    newsroom.age()
    with monkeypatch.context() as patch:
        crash(patch)
        for _ in range(2):
            with pytest.raises(Crash):
                newsroom.run()
    assert newsroom.run().articles == len(HELD)
    assert newsroom.texts() == HELD
    assert counts(newsroom.run()) == (0, 0, 0, len(HELD))


@pytest.mark.parametrize(
    "point", ["index.update.workers.document", "index.store.ledger.Ledger.finish"]
)
def test_a_process_that_is_killed_leaves_no_lock_and_no_harm(
    newsroom: Newsroom, point: str
) -> None:
    newsroom.put(BEFORE)
    newsroom.run()
    newsroom.put(AFTER)
    (newsroom.folder / "b.txt").unlink()
    module, _, name = point.removesuffix(".finish").rpartition(".")
    target = f"{name}.finish" if point.endswith("finish") else name
    script = f"import os, sys, {module} as m; from index import synchronise\n"
    script += f"m.{target} = lambda *_: os._exit(9)\nsynchronise(sys.argv[2:], sys.argv[1])"
    killed = subprocess.run(
        [sys.executable, "-c", script, newsroom.location, newsroom.folder],
        check=False,
        capture_output=True,
    )
    assert killed.returncode == 9, killed.stderr
    assert newsroom.run().articles == len(HELD)
    assert newsroom.texts() == HELD


def test_a_file_changed_and_one_gone_after_a_crash(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.run()
    newsroom.put({"a.txt": ONE, "b.txt": TWO, "c.txt": THREE})
    with monkeypatch.context() as patch:
        crash_after_the_engine_committed(patch)
        with pytest.raises(Crash):
            newsroom.run()
    (newsroom.folder / "b.txt").unlink()
    newsroom.put({"a.txt": THREE, "c.txt": b""})
    report = newsroom.run()
    assert newsroom.texts() == {"a.txt": THREE, "c.txt": THREE}
    assert [skipped.path for skipped in report.skipped] == ["c.txt"]
    assert report.articles == 2


@pytest.fixture
def ledger(tmp_path: Path) -> Iterable[Ledger]:
    with Ledger(tmp_path) as ledger:
        yield ledger


def file(path: str, size: int = 10, changed: int = 1) -> File:
    return File(Path("/r") / path, path, Stamp(size, changed))


def read_all(ledger: Ledger, articles: dict[str, int]) -> None:
    for plan in ledger.planned_reads():
        ledger.record_read(plan, "digest")
        ledger.record_articles(plan, articles[plan.path])


def entries(ledger: Ledger, root: str, under: str = "") -> list[FileEntry]:
    """What the ledger knows of a part of a root: all that it tells vanished when nothing is there."""
    return [entry for _, entry in ledger.compare(root, under, ()) if entry]


def test_the_tally_counts_articles_not_files(ledger: Ledger) -> None:
    for path in ("same", "grown", "shrunk", "gone"):
        ledger.plan_read("/r", file(path))
    read_all(ledger, {"same": 4, "grown": 2, "shrunk": 7, "gone": 1})
    assert ledger.tally() == Tally(added=14, updated=0, removed=0, unchanged=0)
    ledger.finish()
    known = {entry.path: entry for entry in entries(ledger, "/r")}
    ledger.plan_read("/r", file("grown"), known["grown"])
    ledger.plan_read("/r", file("shrunk"), known["shrunk"])
    ledger.plan_read("/r", file("new"))
    ledger.plan_removal("/r", known["gone"])
    read_all(ledger, {"grown": 5, "shrunk": 3, "new": 1})
    assert ledger.tally() == Tally(added=4, updated=5, removed=5, unchanged=4)
    assert list(ledger.deleted_paths()) == ["gone", "grown", "shrunk"]


def test_entries_of_a_part_are_those_below_it_with_the_files_of_a_folder_together(
    ledger: Ledger,
) -> None:
    for path in ("a.txt", "a/z", "a/b/c", "a b", "ab/x", "A%_", "a_", "é/y"):
        ledger.plan_read("/r", file(path))
        ledger.plan_read("/other", file(path))
    read_all(ledger, dict.fromkeys(("a.txt", "a/z", "a/b/c", "a b", "ab/x", "A%_", "a_", "é/y"), 1))
    ledger.finish()
    assert [entry.path for entry in entries(ledger, "/r", "a")] == ["a/b/c", "a/z"]
    assert [entry.path for entry in entries(ledger, "/r", "a_")] == ["a_"]
    everything = ["A%_", "a/b/c", "a/z", "a b", "a.txt", "a_", "ab/x", "é/y"]
    assert [entry.path for entry in entries(ledger, "/r")] == everything


def test_what_certainly_has_not_changed_is_left_out_and_the_rest_stands_side_by_side(
    ledger: Ledger,
) -> None:
    for path in ("same", "grown", "gone"):
        ledger.plan_read("/r", file(path))
    read_all(ledger, {"same": 1, "grown": 1, "gone": 1})
    ledger.finish()
    compared = list(ledger.compare("/r", "", [file("new"), file("same"), file("grown", 11)]))
    assert [(found and found.path, known and known.path) for found, known in compared] == [
        (None, "gone"),
        ("grown", "grown"),
        ("new", None),
    ]


def test_two_files_spelt_alike_are_one_whichever_comes_first(ledger: Ledger) -> None:
    one, other = (File(Path(place), "a", Stamp(1, 1)) for place in ("/r/1", "/r/2"))
    for files in ([one, other], [other, one]):
        [(found, _)] = ledger.compare("/r", "", files)
        assert found is not None
        assert found.location == Path("/r/1")


def test_two_roots_never_share_a_name(ledger: Ledger) -> None:
    for root in ("/x/r", "/y/r", "/z/r"):
        ledger.plan_read(root, file("a"))
    assert [plan.name for plan in ledger.planned_reads()] == ["a", "r/a", "r-2/a"]


def test_a_name_is_free_again_once_its_file_is_to_be_forgotten(ledger: Ledger) -> None:
    ledger.plan_read("/r/sub", file("a"))
    read_all(ledger, {"a": 1})
    ledger.finish()
    ledger.plan_removals_outside(["/r"])
    ledger.plan_read("/r", file("a"))
    assert [plan.name for plan in ledger.planned_reads()] == ["a"]
    read_all(ledger, {"a": 3})
    ledger.finish()
    assert [(entry.name, entry.articles) for entry in entries(ledger, "/r")] == [("a", 3)]
    assert entries(ledger, "/r/sub") == []


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(IndexCorrupt, match="rebuild the index"):
        Ledger(tmp_path)
