"""Results are written to a file, whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import InputError
from search.cli.output import output_to, write_bytes
from tests.support.commands import Run


@pytest.mark.parametrize("option", ["--output", "-o"])
def test_the_name_of_a_file_says_the_format(query: Run, home: Path, option: str) -> None:
    for name in ("a.csv", "a.json", "a.jsonl", "a.txt"):
        done = query("bagdad", option, name)
        assert (done.code, done.out, done.err) == (0, "", "")
    rows = csv.DictReader((home / "a.csv").read_text("utf-8").splitlines())
    assert [row["id"] for row in rows] == ["articles.jsonl#qaani", "articles.jsonl#hachd"]
    assert json.loads((home / "a.json").read_text("utf-8"))["total"] == 2
    assert len((home / "a.jsonl").read_text("utf-8").splitlines()) == 2
    assert (home / "a.txt").read_text("utf-8").startswith("2 articles for bagdad")


def test_a_whole_export_goes_into_a_file(query: Run, home: Path) -> None:
    fields = ("--fields", "id, matched")
    assert query("bagdad", "--all", "--excel", *fields, "-o", "a.csv").code == 0
    content = (home / "a.csv").read_bytes()
    assert content.startswith("\ufeffid;matched\n".encode())
    assert b"articles.jsonl#qaani;Bagdad" in content


def test_counts_and_people_go_into_files(search: Run, home: Path, articles_index: Path) -> None:
    index = ("--index", articles_index)
    assert search("timeline", "bagdad", "--excel", "-o", "t.csv", *index).code == 0
    assert (home / "t.csv").read_text("utf-8").startswith("\ufeffstart;articles;")
    assert search("people", "--csv", "-o", "p.csv", *index).code == 0
    assert (home / "p.csv").read_text("utf-8").startswith("name,articles,")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["-o", "a.xlsx"], "with --excel, a file in .csv opens in a spreadsheet"),
        (["-o", "nowhere/a.csv"], "nowhere/a.csv cannot be written to"),
        (["--fields", "id"], "--fields is for programs and spreadsheets"),
        (["--fields", "id,autor", "--csv"], 'hits have no field "autor"; they have id, path'),
        (["--csv", "--jsonl"], "choose one of"),
    ],
)
def test_an_output_that_cannot_be_is_refused(query: Run, options: list[str], error: str) -> None:
    done = query("bagdad", *options)
    assert (done.code, done.out) == (2, "")
    assert error in done.err


def test_bytes_that_cannot_be_written_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"before")

    def refuse(_: Path, __: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InputError):
        write_bytes(file, b"after")
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]
    assert file.read_bytes() == b"before"


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("before")

    def lines() -> Iterator[str]:
        yield "one"
        raise OSError(28, "No space left on device")

    with pytest.raises(InputError), output_to(file) as write:
        write(lines())
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]
    with output_to(file) as write:
        assert write(["one", "two"]) == 2
    assert file.read_text() == "one\ntwo\n"


def test_a_device_stays_one() -> None:
    with output_to(Path(os.devnull)) as write:
        write(["one"])
    assert Path(os.devnull).is_char_device()
