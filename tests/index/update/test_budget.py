"""A file that takes too much time or memory, or ends its process, costs itself alone."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from index import readers, synchronise
from index.engines.base import Document
from index.lockstep import Steps
from index.previewing import preview
from index.readers import Limits, Material
from index.readers import read as read_file
from index.stored_article import StoredArticle
from index.update.budget import memory_for, seconds_for
from index.update.documents import document_steps
from tests.support.articles import TODAY

LIMITS = Limits(max_file_bytes=1 << 20, max_file_seconds=1, max_process_bytes=256 << 20)

needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")


def spin() -> None:
    while True:
        pass


def fill_memory() -> None:
    bytearray(1 << 30)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def traps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let readers do what a text says, as a fault in a parser would."""

    def read(material: Material) -> Any:
        content = material.whole()
        for act in (spin, fill_memory, crash):
            if act.__name__.encode() in content:
                act()
        yield from read_file(material)

    for place in ("index.update.reading", "index.previewing"):
        monkeypatch.setattr(f"{place}.read", read)


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"Titre\n\nLe pont rouvre. {text}\n", "utf-8")


ACTS = [
    (spin, "file-exceeds-time"),
    (fill_memory, "file-exhausts-memory"),
    (crash, "file-kills-its-process"),
]


@needs_limits
@pytest.mark.usefixtures("traps")
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
@pytest.mark.parametrize(("act", "code"), ACTS[1:])
def test_new_file_that_is_a_trap_is_named_and_the_others_are_read(
    tmp_path: Path, act: Callable[[], None], code: str, engine: str
) -> None:
    write(tmp_path / "a", un="", deux=act.__name__, trois="")
    report = synchronise(
        [tmp_path / "a"], tmp_path / "index", engine=engine, limits=LIMITS, today=TODAY
    )
    assert [(skipped.path, skipped.reason.code) for skipped in report.skipped] == [
        ("deux.txt", code)
    ]
    assert report.articles == 2


@needs_limits
@pytest.mark.usefixtures("traps")
@pytest.mark.parametrize(("act", "code"), ACTS[1:])
def test_known_file_that_turns_into_a_trap_keeps_its_article(
    tmp_path: Path, act: Callable[[], None], code: str
) -> None:
    write(tmp_path / "a", un="", deux="")
    synchronise([tmp_path / "a"], tmp_path / "index", limits=LIMITS, today=TODAY)
    write(tmp_path / "a", deux=act.__name__, trois="")
    report = synchronise([tmp_path / "a"], tmp_path / "index", limits=LIMITS, today=TODAY)
    [skipped] = report.skipped
    assert (skipped.path, skipped.reason.code) == ("deux.txt", "file-kept-as-it-was")
    assert skipped.reason.values["reason"].code == code  # type: ignore[union-attr]
    assert (report.articles, report.added) == (3, 1)


@pytest.mark.slow
@needs_limits
@pytest.mark.usefixtures("traps")
def test_file_that_takes_too_long_is_tried_again_only_under_other_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a", un="", deux="spin")

    def skipped(limits: Limits) -> list[str]:
        report = synchronise([tmp_path / "a"], tmp_path / "index", limits=limits, today=TODAY)
        return [skipped.reason.code for skipped in report.skipped]

    assert skipped(LIMITS) == ["file-exceeds-time"]
    monkeypatch.setattr("index.update.reading.read", lambda _: crash())
    assert skipped(LIMITS) == ["file-exceeds-time"]
    monkeypatch.setattr("index.update.reading.read", read_file)
    assert skipped(Limits()) == []


@needs_limits
@pytest.mark.usefixtures("traps")
def test_preview_names_a_trap_and_goes_on(tmp_path: Path) -> None:
    write(tmp_path, un="crash", deux="fill_memory", trois="")
    found = {file.path: file for file in preview([tmp_path], limits=LIMITS, today=TODAY)}
    assert {path: [problem.code for problem in file.problems] for path, file in found.items()} == {
        "un.txt": ["file-kills-its-process"],
        "deux.txt": ["file-exhausts-memory"],
        "trois.txt": [],
    }
    assert found["trois.txt"].articles == 1


def test_file_whose_articles_end_many_processes_is_left_out_at_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"id": str(n), "body": f"Le pont {n} rouvre."}) for n in range(20)]
    write(tmp_path / "a", b="")
    (tmp_path / "a" / "a.jsonl").write_text("\n".join(lines))

    def killing(found: StoredArticle) -> Steps[Document]:
        if "Le pont 1" in found.article.body:
            crash()
        return document_steps(found)

    monkeypatch.setattr("index.update.documents.document_steps", killing)
    report = synchronise([tmp_path / "a"], tmp_path / "index", today=TODAY)
    codes = [skipped.reason.code for skipped in report.skipped]
    assert codes == ["problem-of-part"] * 5 + ["file-kills-too-often"]


def test_budget_grows_with_what_one_article_may_have() -> None:
    assert seconds_for(0, Limits()) == 10
    assert seconds_for(1 << 20, Limits()) == pytest.approx(12, abs=0.1)
    assert seconds_for(1 << 40, Limits(max_file_bytes=1 << 20)) == pytest.approx(20984, abs=1)
    assert memory_for(Limits()) == 1 << 30
    assert memory_for(Limits(max_file_bytes=1 << 30)) == 12 << 30


@pytest.fixture
def hostile_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every table end the process that reads it, as a fault in a parser would."""
    read_parts = readers._own_parts

    def read(material: Material) -> Any:
        if material.name.endswith(".csv"):
            crash()
        yield from read_parts(material)

    def read_own(material: Material) -> Any:
        if material.name.endswith(".csv"):
            crash()
        yield from read_file(material)

    monkeypatch.setattr(readers, "_own_parts", read)
    monkeypatch.setattr("index.update.reading.read", read_own)
    monkeypatch.setattr("index.update.reading.parts", read_own)


@pytest.mark.slow
@needs_limits
@pytest.mark.usefixtures("hostile_table")
def test_a_table_that_ends_processes_costs_no_text_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    write(folder, **{f"{number:02}": "" for number in range(9)})
    (folder / "table.csv").write_text("fichier,titre\n01.txt,Le pont\n")
    told = {"read-without-neighbours"}
    for _ in range(2):
        report = synchronise([folder], tmp_path / "index", today=TODAY)
        assert report.articles == 9
        texts = [skipped for skipped in report.skipped if skipped.path.endswith(".txt")]
        assert {skipped.reason.code for skipped in texts} == told
        (folder / "table.csv").write_text("fichier,titre\n01.txt,Le pont neuf\n")
    found = {file.path: file for file in preview([folder], today=TODAY)}
    assert found["01.txt"].articles == 1
    assert {problem.code for problem in found["01.txt"].problems} == told


@needs_limits
@pytest.mark.usefixtures("hostile_table")
def test_a_table_that_ends_processes_costs_no_article_of_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    with ZipFile(folder / "textes.zip", "w") as archive:
        for number in range(9):
            archive.writestr(f"{number}.txt", f"Titre {number}\n\nLe pont {number} rouvre.")
    (folder / "table.csv").write_text("fichier,titre\ntextes.zip,Le pont\n")
    monkeypatch.setattr("index.update.batches.BATCH_BYTES", 100)
    report = synchronise([folder], tmp_path / "index", today=TODAY)
    assert report.articles == 9
    told = {skipped.path: skipped.reason.code for skipped in report.skipped}
    assert told["textes.zip"] == "read-without-neighbours"
