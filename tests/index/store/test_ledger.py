"""The ledger compares files with what it knows of them, holds plans, and counts articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import IndexCorrupt
from index.files.walk import File, Stamp
from index.messages import Message
from index.store.ledger import FileEntry, Ledger, Tally, has_journal, has_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterable[Ledger]:
    with Ledger(tmp_path) as ledger:
        yield ledger


def file(path: str, size: int = 10, mtime_ns: int = 1) -> File:
    return File(f"/r/{path}", path, Stamp(size, mtime_ns))


def read_all(ledger: Ledger, articles: dict[str, int]) -> None:
    for file in ledger.planned_reads():
        ledger.record_read(file, "digest")
        ledger.record_articles(file, articles[file.path])


def entries(ledger: Ledger, root: str, under: str = "") -> list[FileEntry]:
    """Return the entries of a part of a root, which all vanish when no file is there."""
    return [entry for _, entry in ledger.compare(root, under, ()) if entry]


def test_ledger_tally_counts_articles_and_not_files(ledger: Ledger) -> None:
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
    assert list(ledger.names_to_delete()) == ["gone", "grown", "shrunk"]


def test_ledger_opens_again_without_writing(tmp_path: Path) -> None:
    with Ledger(tmp_path) as ledger:
        ledger.plan_read("/r", file("a.txt"))
        read_all(ledger, {"a.txt": 1})
        ledger.finish()
    changes = "select total_changes()"
    before = (tmp_path / "ledger.sqlite").read_bytes()
    with Ledger(tmp_path) as ledger:
        assert ledger._db.execute(changes).fetchone() == (0,)
    assert (tmp_path / "ledger.sqlite").read_bytes() == before


@pytest.mark.slow
@settings(max_examples=40)
@given(
    st.sets(st.text("a0/.-_%é", min_size=1, max_size=5)),
    st.text("a0/.-_%é", min_size=1, max_size=3),
)
def test_a_ledger_counts_what_is_a_part_of_a_root_or_in_it(paths: set[str], under: str) -> None:
    with TemporaryDirectory() as folder, Ledger(Path(folder)) as ledger:
        for path in paths:
            ledger.plan_read("/r", file(path))
        read_all(ledger, dict.fromkeys(paths, 1))
        ledger.finish()
        within = sum(path == under or path.startswith(f"{under}/") for path in paths)
        assert ledger.count_files("/r", under).now == within
        assert ledger.knows("/r", under) is (within > 0)
        assert len(entries(ledger, "/r", under)) == within


def test_ledger_compare_keeps_to_a_part_and_its_folders_together(
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


def test_ledger_compare_pairs_what_may_have_changed_with_entries(
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


def test_ledger_compare_takes_a_path_that_is_listed_twice_as_one(ledger: Ledger) -> None:
    one, other = (File(place, "a", Stamp(1, 1)) for place in ("/r/1", "/r/2"))
    [(found, _)] = ledger.compare("/r", "", [one, other])
    assert found == other


def test_ledger_names_are_unique_across_roots(ledger: Ledger) -> None:
    for root in ("/x/r", "/y/r", "/z/r"):
        ledger.plan_read(root, file("a"))
    assert [file.name for file in ledger.planned_reads()] == ["a", "r/a", "r-2/a"]


def test_ledger_name_is_free_again_once_its_file_is_removed(ledger: Ledger) -> None:
    ledger.plan_read("/r/sub", file("a"))
    read_all(ledger, {"a": 1})
    ledger.finish()
    ledger.plan_removals_outside(["/r"])
    ledger.plan_read("/r", file("a"))
    assert [file.name for file in ledger.planned_reads()] == ["a"]
    read_all(ledger, {"a": 3})
    ledger.finish()
    assert [(entry.name, entry.articles) for entry in entries(ledger, "/r")] == [("a", 3)]
    assert entries(ledger, "/r/sub") == []


def test_ledger_refuses_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(IndexCorrupt, match="rebuild the index"):
        Ledger(tmp_path)


COLUMNS = [
    "root text, path text, name text u",
    "stamp text,\n    digest",
    "conditions text, primary",
    "place blob",
    "known int",
]
"""Parts of the statements that SQLite keeps as they made the tables."""


@pytest.mark.parametrize("part", COLUMNS)
def test_ledger_with_a_changed_column_is_refused(tmp_path: Path, part: str) -> None:
    with Ledger(tmp_path):
        pass
    path = tmp_path / "ledger.sqlite"
    changed = part.replace("o", "n", 1) if "o" in part else part.replace("t", "u", 1)
    content = path.read_bytes()
    assert part.encode() in content
    path.write_bytes(content.replace(part.encode(), changed.encode()))
    with pytest.raises(IndexCorrupt, match="rebuild the index"), Ledger(tmp_path):
        pass


def test_ledger_without_a_column_that_is_asked_for_is_damaged(tmp_path: Path) -> None:
    with Ledger(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "ledger.sqlite") as db:
        db.execute("alter table files rename column problems to prob1ems")
    with pytest.raises(IndexCorrupt), Ledger(tmp_path, read_only=True) as ledger:
        list(ledger.problems())


def test_ledger_is_known_by_its_file_and_an_interrupted_write_by_its_journal(
    tmp_path: Path,
) -> None:
    assert not has_ledger(tmp_path)
    Ledger(tmp_path)
    assert has_ledger(tmp_path)
    assert not has_journal(tmp_path)
    (tmp_path / "ledger.sqlite-journal").touch()
    assert has_journal(tmp_path)


def test_ledger_problems_are_messages_and_those_of_older_ledgers_texts(ledger: Ledger) -> None:
    problem = Message.of("problem-of-line", line=3, reason=Message("json-not-object"))
    ledger.plan_read("/r", file("a"))
    ledger.plan_read("/r", file("b"))
    for planned in ledger.planned_reads():
        ledger.record_read(planned, "digest")
        ledger.record_articles(planned, 1, [problem, problem])
    ledger.finish()
    older = """update files set problems = '["it is empty"]' where name = 'b'"""
    ledger._db.execute(older)
    assert list(ledger.problems()) == [
        ("a", problem),
        ("a", problem),
        ("b", Message.of("verbatim", text="it is empty")),
    ]
