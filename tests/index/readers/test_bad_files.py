"""Bad files, few and small: `tests.stress.ten_thousand_files` and `tests.stress.hundred_thousand_commands` try many."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines.base import EMBEDDED, Document
from index.errors import UnreadableFile
from index.messages import Message
from index.readers import Limits, read
from index.readers.material import Material
from index.update import workers
from index.update.batches import failure_message, make_batches
from index.update.documents import document
from search import Archive
from tests.stress.bad_files import ESCAPES, KINDS, ODDITIES, PROSE, monsters
from tests.stress.hundred_thousand_commands import command, run
from tests.stress.ten_thousand_files import fill, indexed
from tests.support.articles import ARTICLES, TODAY, write_articles
from tests.support.commands import Run
from tests.support.escapes import acting

pytest.importorskip("pypdfium2", reason="PDF files are an extra")
pytest.importorskip("trafilatura", reason="saved pages are an extra")


@pytest.mark.parametrize("engine", EMBEDDED)
def test_every_bad_file_gives_its_article_or_is_named_and_none_stops_a_run(
    engine: str, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    fill(folder, random.Random(7), 0, 40)
    outcome = indexed(folder, tmp_path / "index", engine, 2)
    assert outcome.files == 40 + 1 + len(ODDITIES)
    assert outcome.indexed < outcome.files


@pytest.mark.parametrize("kind", KINDS)
def test_files_of_every_kind_are_made_of_a_seed(kind: str) -> None:
    made = [KINDS[kind](random.Random(3)) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("name", [name for name, _ in monsters(1 << 16)])
def test_what_is_too_large_is_refused_in_a_moment(name: str, tmp_path: Path) -> None:
    limits = Limits(max_file_bytes=1 << 18)
    pieces = next(pieces for called, pieces in monsters(1 << 20) if called == name)
    (tmp_path / name).write_bytes(b"".join(pieces))
    found, started = 0, time.process_time()
    with suppress(UnreadableFile):
        found = sum(1 for _ in read(Material(name, tmp_path / name, limits)))
    assert time.process_time() - started < 10
    assert found < 200


def test_a_page_drawn_from_a_bomb_is_refused_before_it_takes_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.readers.pdf.decompressed_size.MAX_DRAWING_BYTES", 1 << 16)
    bomb = b"".join(next(pieces for name, pieces in monsters(1 << 20) if name == "bomb.pdf"))
    with pytest.raises(UnreadableFile, match="too large when it is unpacked"):
        list(read(Material("bomb.pdf", bomb)))


class _Killing:
    """An assembler that kills the process which reads a certain file; it can be sent to another process."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def assemble(self, raw: Any, path: str) -> Any:
        if "tueur" in path:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.real.assemble(raw, path)

    def check(self) -> None:
        self.real.check()


def test_a_file_that_kills_the_process_that_reads_it_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Titre {number}\n\n{PROSE * 3}", "utf-8")
    (folder / "3-tueur.txt").write_text(f"Titre\n\n{PROSE}", "utf-8")
    real = workers.WorkerOptions
    monkeypatch.setattr(workers, "MIN_PARALLEL_BYTES", 0)
    monkeypatch.setattr("index.update.batches.BATCH_BYTES", 1000)
    monkeypatch.setattr(
        "index.indexer.WorkerOptions",
        lambda jobs, assembler, *others: real(jobs, _Killing(assembler), *others),  # type: ignore[arg-type]
    )
    report = synchronise([folder], tmp_path / "index", jobs=2, today=TODAY)
    assert report.articles == 6
    [skipped] = report.skipped
    assert (skipped.path, skipped.reason.code) == ("3-tueur.txt", "file-kills-its-process")


def write(folder: Path, names: str) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text(f"Titre {name}\n\n{PROSE}", "utf-8")


def test_a_fault_of_the_program_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "ab")

    def faulty(dossier: Any) -> Document:
        if dossier.article.id == "a.txt":
            raise ZeroDivisionError("par zéro")
        return document(dossier)

    monkeypatch.setattr(workers, "document", faulty)
    report = synchronise([tmp_path], tmp_path / "index", today=TODAY)
    assert report.articles == 1
    [skipped] = report.skipped
    assert (skipped.path, skipped.reason) == (
        "a.txt",
        failure_message(ZeroDivisionError("par zéro")),
    )


def test_a_file_that_vanishes_or_grows_during_a_run_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write(folder, "abc")

    def meanwhile(plans: Any, limits: Limits) -> Any:
        plans = list(plans)
        (folder / "a.txt").unlink()
        with (folder / "b.txt").open("a", encoding="utf-8") as file:
            file.write(PROSE * 100)
        return make_batches(plans, limits)

    with monkeypatch.context() as patched:
        patched.setattr(workers, "make_batches", meanwhile)
        report = synchronise([folder], tmp_path / "index", today=TODAY)
    assert [skipped.path for skipped in report.skipped] == ["a.txt"]
    assert report.articles == 2
    report = synchronise([], tmp_path / "index", today=TODAY)
    assert (report.articles, report.skipped) == (2, ())


@pytest.mark.parametrize("engine", EMBEDDED)
def test_no_command_prints_what_acts_on_a_terminal(engine: str, search: Run, home: Path) -> None:
    odd = [
        {
            **article,
            "title": f"{article['title']}{ESCAPES}",
            "source": f"AFP{ESCAPES}",
            "url": f"http://x/{ESCAPES}",
        }
        for article in ARTICLES
    ]
    named = [{**article, "people": [f"Ali{sign}Borne" for sign in ESCAPES]} for article in odd]
    name = "a\nb\x1b[31m\x9b\u202e.jsonl"
    write_articles(home / name, [{**article, "captions": [ESCAPES]} for article in named])
    (home / "broken\n\x1b[2J.txt").write_bytes(b"\0\1")
    places = [["index", home], ["index", home, "--json"]]
    with_index = ["--index", home / "ix"]
    done = [search(*place, *with_index, "--engine", engine) for place in places]
    assert done[0].code == 0
    assert "skipped broken" in done[0].out
    with Archive(home / "ix") as archive:
        id = archive.find("bagdad").hits[0].id
    asked: list[tuple[Any, ...]] = [
        *(
            ("query", f"bagdad {ESCAPES}", *flags)
            for flags in ((), ("--json",), ("--jsonl",), ("--csv",), ("--explain",))
        ),
        *(
            ("query", "", *flags)
            for flags in (("--facets",), ("--csv", "--all"), ("--source", ESCAPES))
        ),
        *(("timeline", f"bagdad{ESCAPES}", *flags) for flags in ((), ("--json",), ("--csv",))),
        *(
            ("people", *flags)
            for flags in ((), ("--json",), ("--csv",), ("--with", f"Borne{ESCAPES}"), (ESCAPES,))
        ),
        *((name_, id, *flags) for name_ in ("show", "similar") for flags in ((), ("--json",))),
        *((name_, ESCAPES) for name_ in ("show", "similar", "new", "batch", "bogus")),
        *(
            ("save", f"q{ESCAPES}", f"bagdad{ESCAPES}", "--source", "AFP"),
            ("saved",),
            ("saved", "--json"),
            ("new",),
        ),
        *((name_, f"--x{ESCAPES}") for name_ in ("show", "people", "status", "index")),
        *(
            ("saved", "--forget", ESCAPES),
            ("status",),
            ("status", "--json"),
            ("query", "x", "--limit", ESCAPES),
        ),
    ]
    for arguments in asked:
        end = search(*arguments, *with_index)
        assert end.code in {0, 1, 2}, arguments
        assert not acting(end.out), (arguments, end.out)
        assert not acting(end.err), (arguments, end.err)
    assert "\x1b[1m" in search("query", "bagdad", "--color", "always", *with_index).out


def test_an_error_is_one_line_whatever_the_name_in_it(search: Run) -> None:
    end = search("query", "irak", "--index", "nowhere\n0 articles for irak")
    assert end.code == 2
    assert end.err.count("\n") == 1


def test_commands_that_nobody_would_type_end_well(
    articles_index: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", [])
    chance, copy = (
        random.Random(11),
        shutil.copytree(articles_index, home / "ix"),
    )  # some of them save queries
    ends = {run(command(chance, home), copy) for _ in range(100)}
    assert ends <= {0, 1, 2}
    assert 0 in ends


def test_a_fault_in_a_file_that_changed_keeps_what_was_read_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    write(folder, "ab")
    synchronise([folder], tmp_path / "index", today=TODAY)
    (folder / "a.txt").write_text(f"Titre nouveau\n\n{PROSE}", "utf-8")

    def faulty(_: Material) -> Any:
        raise ZeroDivisionError("par zéro")

    monkeypatch.setattr("index.update.diff.read", faulty)
    report = synchronise([], tmp_path / "index", today=TODAY)
    assert report.articles == 2
    [skipped] = report.skipped
    fault = failure_message(ZeroDivisionError("par zéro"))
    assert skipped.reason == Message.of("file-kept-as-it-was", reason=fault)
