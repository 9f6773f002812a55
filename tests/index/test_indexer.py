"""An index follows its folder: what is new, changed or gone costs, and nothing else does."""

from __future__ import annotations

import builtins
import gzip
import io
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from index import Skipped
from index.messages import Message
from index.readers import Limits
from index.update import workers
from index.update.child import Child
from tests.support.cluster import EVERY_ENGINE
from tests.support.indexed_folder import IndexedFolder, counts
from tests.support.messages import english

ONE = "Un premier article parle du port de Beyrouth.\n"
TWO = "Un second article parle du marché de Mossoul.\n"
THREE = "Un autre encore parle de la gare de Tunis.\n"

Guard = Callable[[Path, Exception], None]


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    return IndexedFolder.empty(tmp_path, request.param)


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Guard:
    """Let opening a file, or one in a folder, raise: permissions would not stop a privileged user."""

    def forbid(place: Path, error: Exception) -> None:
        real = io.open

        def guarded(file: Any, *arguments: Any, **options: Any) -> Any:
            if not isinstance(file, int) and Path(os.fsdecode(file)).is_relative_to(place):
                raise error
            return real(file, *arguments, **options)

        monkeypatch.setattr(io, "open", guarded)
        monkeypatch.setattr(builtins, "open", guarded)

    return forbid


def test_report_counts_each_article_once(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO, "c.txt": THREE})
    assert counts(indexed_folder.run()) == (3, 0, 0, 0)
    indexed_folder.put({"b.txt": "Le second article a changé.\n", "sub/d.txt": ONE})
    (indexed_folder.folder / "c.txt").unlink()
    report = indexed_folder.run()
    assert counts(report) == (1, 1, 1, 1)
    assert report.articles == 3
    assert indexed_folder.texts() == {
        "a.txt": ONE.strip(),
        "b.txt": "Le second article a changé.",
        "sub/d.txt": ONE.strip(),
    }


def test_report_as_dict_has_the_keys_of_the_command(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"a.txt": ONE, "b.pdf": b"%PDF-1.7"})
    report = indexed_folder.run().as_dict()
    assert set(report) == {
        "added",
        "updated",
        "removed",
        "unchanged",
        "skipped",
        "articles",
        "seconds",
    }
    assert [set(skipped) for skipped in report["skipped"]] == [{"path", "reason", "code", "values"}]


@pytest.fixture
def no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no stamp for doubtful: as if every file had last changed long ago."""
    monkeypatch.setattr("index.store.ledger.DOUBTFUL_NS", 0)


@pytest.mark.usefixtures("no_doubt")
def test_synchronise_without_changes_reads_no_file(
    indexed_folder: IndexedFolder, forbid: Guard
) -> None:
    indexed_folder.put({"a.txt": ONE, "sub/b.jsonl": [{"body": TWO}, {"body": THREE}]})
    indexed_folder.run()
    forbid(indexed_folder.folder, AssertionError("a file was read"))
    assert counts(indexed_folder.run()) == (0, 0, 0, 3)
    (indexed_folder.folder / "a.txt").touch()
    with pytest.raises(AssertionError, match="a file was read"):  # the guard would have told
        indexed_folder.run()


@pytest.mark.usefixtures("no_doubt")
def test_synchronise_compares_a_touched_file_once(
    indexed_folder: IndexedFolder, forbid: Guard
) -> None:
    indexed_folder.put({"a.txt": ONE})
    indexed_folder.run()
    indexed_folder.age()
    assert counts(indexed_folder.run()) == (0, 0, 0, 1)
    forbid(indexed_folder.folder, AssertionError("a file was read"))
    assert counts(indexed_folder.run()) == (0, 0, 0, 1)


def test_synchronise_notices_a_change_too_quick_for_the_clock(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({"a.txt": "Le chat dort dans le jardin.\n"})
    indexed_folder.run()
    place = indexed_folder.folder / "a.txt"
    before = place.stat()
    indexed_folder.put({"a.txt": "Le chat joue dans le jardin.\n"})
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (place.stat().st_size, place.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert counts(indexed_folder.run()) == (0, 1, 0, 0)
    assert indexed_folder.texts() == {"a.txt": "Le chat joue dans le jardin."}


@pytest.mark.usefixtures("no_doubt")
def test_synchronise_sees_other_content_of_the_same_size_and_time(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({"a.txt": "Le chat dort dans le jardin.\n"})
    indexed_folder.age()
    indexed_folder.run()
    indexed_folder.put({"a.txt": "Le chat joue dans le jardin.\n"})
    indexed_folder.age()
    assert counts(indexed_folder.run()) == (0, 1, 0, 0)
    assert indexed_folder.texts() == {"a.txt": "Le chat joue dans le jardin."}


def _rewriting(
    file: Path, contents: list[str], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Write the next content into a file whenever a reading of it begins."""
    read = import_module(place).fingerprint

    def fingerprint(*arguments: Any) -> Any:
        content_hash = read(*arguments)
        if contents:
            file.write_text(contents.pop(0))
        return content_hash

    monkeypatch.setattr(f"{place}.fingerprint", fingerprint)


def test_file_that_changes_while_it_is_read_is_read_again(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.put({"a.txt": ONE})
    file = indexed_folder.folder / "a.txt"
    _rewriting(file, [TWO], monkeypatch, "index.update.reading")
    assert indexed_folder.run().skipped == ()
    assert indexed_folder.texts() == {"a.txt": TWO.strip()}


def test_file_that_never_stops_changing_is_named_and_read_by_the_next_run(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.put({"a.txt": ONE})
    file = indexed_folder.folder / "a.txt"
    contents = [f"Une dépêche {'x' * number}.\n" for number in range(3)]
    with monkeypatch.context() as patched:
        _rewriting(file, contents, patched, "index.update.reading")
        [skipped] = indexed_folder.run().skipped
    assert skipped.reason.code == "file-changed-while-read"
    file.write_text(TWO)
    assert indexed_folder.run().skipped == ()
    assert indexed_folder.texts() == {"a.txt": TWO.strip()}


@pytest.mark.slow
def test_large_file_that_changes_while_it_is_read_is_read_by_the_next_run(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [{"id": str(n), "body": f"Le pont {n} de la ville. " * 40} for n in range(500)]
    indexed_folder.put({"a.jsonl": records})
    file = indexed_folder.folder / "a.jsonl"
    whole = file.read_text()
    with monkeypatch.context() as patched:
        _rewriting(file, [whole[: len(whole) // 2]], patched, "index.update.batches")
        codes = {part.reason.code for part in indexed_folder.run().skipped}
    assert "file-changed-while-read" in codes
    file.write_text(whole)
    assert indexed_folder.run().skipped == ()
    assert len(indexed_folder.texts()) == 500


def test_synchronise_keeps_a_renamed_file_under_its_new_name_only(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({"a.txt": ONE, "old/b.txt": TWO})
    indexed_folder.run()
    (indexed_folder.folder / "a.txt").rename(indexed_folder.folder / "z.txt")
    (indexed_folder.folder / "old").rename(indexed_folder.folder / "new")
    assert counts(indexed_folder.run()) == (2, 0, 2, 0)
    assert indexed_folder.texts() == {"z.txt": ONE.strip(), "new/b.txt": TWO.strip()}


def test_synchronise_updates_the_articles_of_a_file_of_many(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put(
        {
            "a.txt": ONE,
            "d.jsonl": [{"id": "x", "body": ONE}, {"id": "y", "body": TWO}, {"body": THREE}],
        }
    )
    indexed_folder.run()
    assert list(indexed_folder.texts()) == ["a.txt", "d.jsonl#3", "d.jsonl#x", "d.jsonl#y"]
    indexed_folder.put(
        {"d.jsonl": [{"id": "y", "body": "Corrigé depuis."}, {"id": "w", "body": TWO}]}
    )
    report = indexed_folder.run()
    assert (report.articles, report.removed, report.unchanged) == (3, 1, 1)
    assert indexed_folder.texts() == {
        "a.txt": ONE.strip(),
        "d.jsonl#w": TWO.strip(),
        "d.jsonl#y": "Corrigé depuis.",
    }
    indexed_folder.put(
        {
            "d.jsonl": [
                {"id": "y", "body": "Corrigé depuis."},
                {"id": "w", "body": TWO},
                {"body": ONE},
            ]
        }
    )
    assert indexed_folder.run().added == 1
    assert indexed_folder.texts()["d.jsonl#3"] == ONE.strip()


def test_synchronise_keeps_articles_whose_ids_repeat_in_a_file(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put(
        {
            "d.jsonl": [
                {"id": "x", "body": ONE},
                {"id": "x", "body": TWO},
                {"id": 4, "body": THREE},
                {"body": ONE},
            ]
        }
    )
    indexed_folder.run()
    texts = indexed_folder.texts()
    assert sorted(texts.values()) == sorted([ONE.strip(), TWO.strip(), THREE.strip(), ONE.strip()])
    assert all(id.startswith("d.jsonl#") for id in texts)
    assert texts["d.jsonl#x"] == ONE.strip()
    assert indexed_folder.run(rebuild=True).articles == 4
    assert indexed_folder.texts() == texts


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (PermissionError(13, "Permission denied"), "access is denied"),
    ],
    ids=["emptied", "blank", "binary", "image", "forbidden"],
)
def test_file_that_becomes_unreadable_keeps_its_article(
    indexed_folder: IndexedFolder,
    forbid: Guard,
    content: bytes | OSError,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO})
    indexed_folder.run()
    with monkeypatch.context():
        if isinstance(content, bytes):
            indexed_folder.put({"a.txt": content})
        else:
            forbid(indexed_folder.folder / "a.txt", content)
            (indexed_folder.folder / "a.txt").touch()
        for _ in range(3):
            report = indexed_folder.run()
            assert (counts(report), report.articles) == ((0, 0, 0, 2), 2)
            [skipped] = report.skipped
            assert skipped.path == "a.txt"
            assert reason in english(skipped.reason)
            assert str(indexed_folder.folder) not in english(skipped.reason)
            assert indexed_folder.texts()["a.txt"] == ONE.strip()
    monkeypatch.undo()
    indexed_folder.put({"a.txt": THREE})
    assert indexed_folder.run().skipped == ()
    assert indexed_folder.texts() == {"a.txt": THREE.strip(), "b.txt": TWO.strip()}


def test_file_that_loses_all_its_articles_keeps_them_in_the_index(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({"d.jsonl": [{"id": "x", "body": ONE}]})
    indexed_folder.run()
    indexed_folder.put({"d.jsonl": "not JSON at all\n"})
    for _ in range(2):
        [skipped] = indexed_folder.run().skipped
        assert skipped.path == "d.jsonl"
        assert indexed_folder.texts() == {"d.jsonl#x": ONE.strip()}


def test_unreadable_files_are_skipped_and_do_not_stop_the_run(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = gzip.compress(b'{"body": "Un article entier."}\n' * 400, mtime=0)[:-20]
    indexed_folder.put(
        {
            "a.txt": b"",
            "b.txt": ONE,
            "c.jsonl": b"\n\n",
            "d.jsonl.gz": b"no gzip",
            "e.pdf": b"%PDF",
            "f.jsonl.gz": cut,
        }
    )
    first = indexed_folder.run()
    assert {skipped.path for skipped in first.skipped} == {
        "a.txt",
        "c.jsonl",
        "d.jsonl.gz",
        "e.pdf",
        "f.jsonl.gz",
    }
    assert all(skipped.reason for skipped in first.skipped)
    assert indexed_folder.texts()["b.txt"] == ONE.strip()
    assert "f.jsonl.gz#1" in indexed_folder.texts()

    def read_again(*_: object) -> None:
        raise AssertionError("files known to be unreadable were taken for new ones")

    monkeypatch.setattr(workers, "process_files", read_again)
    second = indexed_folder.run()
    assert second.skipped == first.skipped
    assert counts(second) == (0, 0, 0, first.articles)


def test_forbidden_file_is_skipped_with_the_same_reason_every_time(
    indexed_folder: IndexedFolder, forbid: Guard
) -> None:
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO})
    forbid(indexed_folder.folder / "a.txt", PermissionError(13, "Permission denied"))
    reports = [indexed_folder.run() for _ in range(3)]
    skipped = Skipped("a.txt", Message.of("file-inaccessible", reason="Permission denied"))
    assert [report.skipped for report in reports] == [(skipped,)] * 3
    assert indexed_folder.texts() == {"b.txt": TWO.strip()}


def test_file_that_may_be_read_again_is_read_despite_its_stamp(
    indexed_folder: IndexedFolder, forbid: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO})
    indexed_folder.age()
    forbid(indexed_folder.folder / "a.txt", PermissionError(13, "Permission denied"))
    assert (indexed_folder.run().articles, len(indexed_folder.run().skipped)) == (1, 1)
    monkeypatch.undo()
    report = indexed_folder.run()
    assert (report.articles, report.skipped) == (2, ())
    assert indexed_folder.texts() == {"a.txt": ONE.strip(), "b.txt": TWO.strip()}


def test_broken_lines_are_skipped_by_number_and_others_indexed(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({"d.jsonl": '{"body": "Un."}\n{"body": \n\n[1]\n{"body": "Deux."}\n'})
    report = indexed_folder.run()
    assert indexed_folder.texts() == {"d.jsonl#1": "Un.", "d.jsonl#5": "Deux."}
    assert [
        (skipped.path, english(skipped.reason).split(":")[0]) for skipped in report.skipped
    ] == [
        ("d.jsonl", "line 2"),
        ("d.jsonl", "line 4"),
    ]
    assert indexed_folder.run().skipped == report.skipped


def test_synchronise_makes_an_index_of_no_article(indexed_folder: IndexedFolder) -> None:
    assert counts(indexed_folder.run()) == (0, 0, 0, 0)
    assert indexed_folder.texts() == {}


def test_progress_grows_to_the_bytes_to_read(tmp_path: Path) -> None:
    desk = IndexedFolder.empty(tmp_path)
    desk.put({"a.txt": ONE, "b.txt": TWO})
    told: list[tuple[int, int]] = []
    desk.run(progress=lambda done, total, _: told.append((done, total)))
    size = len(ONE.encode()) + len(TWO.encode())
    assert told == [(len(ONE.encode()), size), (size, size)]
    desk.run(progress=lambda done, total, _: told.append((done, total)))
    assert len(told) == 2


@pytest.mark.slow
def test_progress_moves_within_one_large_file(tmp_path: Path) -> None:
    desk = IndexedFolder.empty(tmp_path)
    records = [
        {"id": f"{number}", "title": f"Titre {number}", "body": "La digue a tenu. " * 2000}
        for number in range(40)
    ]
    desk.put({"a.jsonl": records})
    told: list[tuple[int, int]] = []
    desk.run(progress=lambda done, total, _: told.append((done, total)))
    steps = [done for done, _ in told]
    assert len(set(steps)) > 3
    assert steps == sorted(steps)
    assert steps[-1] == told[-1][1]


@pytest.mark.slow
def test_synchronise_with_several_jobs_makes_the_same_index(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.put(
        {
            f"{n:02}.txt": f"Titre {n}\n\nLe général Ali Karimi a parlé {n} fois lundi 25 février.\n"
            for n in range(12)
        }
    )
    indexed_folder.put(
        {
            "d.jsonl": [{"body": f"Dépêche {n} de Bagdad.", "date": "2019-02-25"} for n in range(9)]
            + [{}]
        }
    )
    alone = indexed_folder.run()
    expected = indexed_folder.articles()
    monkeypatch.setattr(workers, "MIN_PARALLEL_BYTES", 10)
    monkeypatch.setattr("index.update.batches.BATCH_BYTES", 200)
    monkeypatch.setattr(workers, "BATCH_BYTES", 200)
    started: list[Child] = []

    def start(limits: Limits, warm_up: Callable[[], object] | None) -> Child:
        started.append(Child(limits, warm_up))
        return started[-1]

    monkeypatch.setattr("index.update.children.Child", start)
    together = indexed_folder.run(rebuild=True, jobs=2)
    assert len(started) == 3  # one of them cuts the large file
    assert indexed_folder.articles() == expected
    assert (together.articles, together.skipped) == (alone.articles, alone.skipped)


@pytest.mark.slow
def test_synchronise_ignores_the_order_in_which_files_were_written(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    files = {f"{name}.txt": f"Article {name} sur Bagdad.\n" for name in "hgabcfed"}
    indexed_folder.put(files)
    indexed_folder.run()
    other = type(indexed_folder)(
        tmp_path / "other", tmp_path / "other-index", indexed_folder.engine
    )
    for name in sorted(files):
        other.put({name: files[name]})
        other.run()
    assert other.articles() == indexed_folder.articles()
