"""Faults of the program and files that change: a run goes on and names the file."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from index import synchronise
from index.engines.base import Document
from index.lockstep import Steps
from index.messages import Message
from index.readers import Limits, read
from index.readers.material import Material
from index.update import conditions, reading, workers
from index.update.assembler import Assembler
from index.update.batches import make_batches
from index.update.children import Children
from index.update.documents import document_steps
from index.update.failures import failure_message
from index.update.materials import Materials
from tests.stress.bad_files import PROSE
from tests.stress.live_rewriting import MANNERS, rewrite_all
from tests.stress.trial import Options, Tally
from tests.support.articles import TODAY


def write(folder: Path, names: str) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text(f"Titre {name}\n\n{PROSE}", "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the trial forks")
def test_files_that_are_rewritten_while_they_are_read_are_right_in_the_end() -> None:
    tally = Tally("live_rewriting")
    rewrite_all(Options(len(MANNERS), 7, 0, (), ""), "tantivy", tally)
    assert tally.wrong == []
    assert tally.tries == len(MANNERS)


class _Killing:
    """An assembler that kills the process which reads a certain file; it can be sent to another process."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def steps(self, raw: Any, *others: Any) -> Any:
        if "tueur" in raw.text or "tueur" in others[0]:
            self.fail()
        return self.real.steps(raw, *others)

    def fail(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def check(self) -> None:
        self.real.check()


class _Exhausting(_Killing):
    """An assembler that takes all memory for a certain file."""

    def fail(self) -> None:
        raise MemoryError


@pytest.mark.parametrize("batch_bytes", [1000, 1_000_000], ids=["alone", "in lockstep"])
@pytest.mark.parametrize(
    ("fault", "reason"),
    [(_Killing, "file-kills-its-process"), (_Exhausting, "file-exhausts-memory")],
)
def test_faults_that_end_a_process_cost_one_file(
    fault: type[_Killing],
    reason: str,
    batch_bytes: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Titre {number}\n\n{PROSE * 3}", "utf-8")
    (folder / "3-tueur.txt").write_text(f"Titre\n\n{PROSE}", "utf-8")
    real = reading.WorkerOptions
    monkeypatch.setattr(workers, "MIN_PARALLEL_BYTES", 0)
    monkeypatch.setattr("index.update.batches.BATCH_BYTES", batch_bytes)
    monkeypatch.setattr(
        "index.indexer.WorkerOptions",
        lambda jobs, assembler, *others: real(jobs, fault(assembler), *others),  # type: ignore[arg-type]
    )
    report = synchronise([folder], tmp_path / "index", jobs=2, today=TODAY)
    assert report.articles == 6
    [skipped] = report.skipped
    assert (skipped.path, skipped.reason.code) == ("3-tueur.txt", reason)


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 500])
def test_faults_that_kill_a_process_cost_one_article_of_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    bodies = [f"{PROSE * size} {'tueur' if number == 2 else ''}" for number in range(4)]
    lines = [json.dumps({"id": f"a{number}", "body": body}) for number, body in enumerate(bodies)]
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.jsonl").write_text("\n".join(lines))
    real = reading.WorkerOptions
    monkeypatch.setattr(workers, "MIN_PARALLEL_BYTES", 0)
    with monkeypatch.context() as patched:
        patched.setattr(
            "index.indexer.WorkerOptions",
            lambda jobs, assembler, *others: real(jobs, _Killing(assembler), *others),  # type: ignore[arg-type]
        )
        report = synchronise([folder], tmp_path / "index", jobs=2, today=TODAY)
    assert report.articles == 3
    [skipped] = report.skipped
    assert (skipped.reason.code, skipped.reason.values["part"]) == ("problem-of-part", "a2")
    report = synchronise([folder], tmp_path / "index", today=TODAY)
    assert (report.articles, report.skipped) == (4, ())


def test_file_that_could_not_be_read_is_read_again_under_other_conditions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(f"Titre\n\n{PROSE * 1000}")
    location = tmp_path / "index"
    small, large = Limits(max_file_bytes=1000), Limits()
    assert synchronise([tmp_path / "a.txt"], location, limits=small, today=TODAY).articles == 0
    with monkeypatch.context() as patched:
        patched.setattr("index.update.reading.fingerprint", lambda *_: os._exit(1))
        [skipped] = synchronise([], location, limits=small, today=TODAY).skipped
    assert skipped.reason.code == "file-too-large"
    assert synchronise([], location, limits=large, today=TODAY).articles == 1


def test_an_extra_that_was_broken_counts_as_another_one_once_it_is_mended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed_modules = conditions._installed_modules.__wrapped__
    mended = installed_modules()
    (tmp_path / "brotli.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "brotli", raising=False)
    assert installed_modules() != mended


def test_reading_conditions_are_those_of_limits_extras_and_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = conditions.reading_conditions(Limits())
    assert conditions.reading_conditions(Limits(max_archive_depth=9)) != before
    monkeypatch.setattr(conditions, "_installed_modules", tuple)
    without = conditions.reading_conditions(Limits())
    assert without != before
    monkeypatch.setattr(conditions, "VERSION", "99")
    assert conditions.reading_conditions(Limits()) != without


def test_faults_of_a_reader_cost_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "ab")

    def faulty(dossier: Any) -> Steps[Document]:
        if dossier.article.id == "a.txt":
            raise ZeroDivisionError("par zéro")
        return document_steps(dossier)

    monkeypatch.setattr("index.update.documents.document_steps", faulty)
    report = synchronise([tmp_path], tmp_path / "index", today=TODAY)
    assert report.articles == 1
    [skipped] = report.skipped
    assert (skipped.path, skipped.reason) == (
        "a.txt",
        failure_message(ZeroDivisionError("par zéro")),
    )


def test_run_goes_on_when_a_file_vanishes_or_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write(folder, "abc")

    def meanwhile(plans: Any, *others: Any) -> Any:
        plans = list(plans)
        (folder / "a.txt").unlink()
        with (folder / "b.txt").open("a", encoding="utf-8") as file:
            file.write(PROSE * 100)
        return make_batches(plans, *others)

    with monkeypatch.context() as patched:
        patched.setattr(workers, "make_batches", meanwhile)
        report = synchronise([folder], tmp_path / "index", today=TODAY)
    assert [skipped.path for skipped in report.skipped] == ["a.txt"]
    assert report.articles == 2
    report = synchronise([], tmp_path / "index", today=TODAY)
    assert (report.articles, report.skipped) == (2, ())


def test_file_that_has_grown_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Titre\n\nLe pont rouvre.")
    (tmp_path / "b.txt").write_text(f"Titre\n\n{PROSE * 10}")
    monkeypatch.setattr(reading, "MAX_MEMORY_BYTES", 100)

    def read_from(material: Material) -> Any:
        kind = "bytes" if isinstance(material.content, bytes) else "path"
        (tmp_path / f"{material.name}.{kind}").touch()
        return read(material)

    def grown(plans: Any, *others: Any) -> Any:
        return make_batches([replace(plan, size=50) for plan in plans], *others)

    monkeypatch.setattr(reading, "read", read_from)
    monkeypatch.setattr(workers, "make_batches", grown)
    assert synchronise([tmp_path], tmp_path.parent / "index", today=TODAY).articles == 2
    assert {file.name for file in tmp_path.glob("*.*.*")} == {"a.txt.bytes", "b.txt.path"}


def test_faults_in_a_changed_file_keep_what_was_read_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write(folder, "ab")
    synchronise([folder], tmp_path / "index", today=TODAY)
    (folder / "a.txt").write_text(f"Titre nouveau\n\n{PROSE}", "utf-8")

    def faulty(_: Material) -> Any:
        raise ZeroDivisionError("par zéro")

    monkeypatch.setattr("index.update.reading.read", faulty)
    report = synchronise([], tmp_path / "index", today=TODAY)
    assert report.articles == 2
    [skipped] = report.skipped
    fault = failure_message(ZeroDivisionError("par zéro"))
    assert skipped.reason == Message.of("file-kept-as-it-was", reason=fault)


@pytest.mark.parametrize(("size", "expected"), [(1_000, 1), (1_000_000, 6), (10**12, 64)])
def test_no_more_processes_are_started_than_have_work(size: int, expected: int) -> None:
    options = reading.WorkerOptions(10**11, Assembler(TODAY), Materials(Limits()))
    assert workers.processes_for(size, options) == expected


@pytest.mark.parametrize(
    ("size", "are_copies", "expected"),
    [(1_000, True, 0), (1_000_000, True, 1), (1_000_000, False, 0)],
)
def test_lists_of_words_are_loaded_once_for_children_that_are_copies(
    monkeypatch: pytest.MonkeyPatch, size: int, are_copies: bool, expected: int
) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr(workers, "load_word_lists", lambda: loaded.append(True))
    monkeypatch.setattr(workers, "begins_as_copy", lambda: are_copies)
    options = reading.WorkerOptions(2, Assembler(TODAY), Materials(Limits()))
    with Children(Limits()) as children:
        workers.start_children(size, options, children)
    assert len(loaded) == expected
