"""`search frequencies` prints one table, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.commands import Run
from tests.support.counted_articles import articles_with


def test_a_row_for_each_group_and_query(counted_index: Path, search: Run) -> None:
    shown = search("frequencies", "accord", "grève", "--by", "year", "--index", counted_index)
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert [line.split()[:2] for line in lines[1:7]] == [
        *(["2019", "accord"], ["2019", "grève"], ["2020", "accord"], ["2020", "grève"]),
        *(["2021", "accord"], ["2021", "grève"]),
    ]
    assert lines[7].split()[:3] == ["all", "accord", str(len(articles_with("accord")))]
    assert "Wilson (1927)" in shown.out


@pytest.mark.parametrize("columns", ["24", "40", "60", "100"])
def test_columns_that_do_not_fit_are_left_out(
    counted_index: Path, search: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = search("frequencies", "accord", "--index", counted_index).out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert lines[1].split()[0] == str(len(articles_with("accord")))


@pytest.mark.parametrize("columns", ["24", "40", "60"])
def test_long_texts_leave_room_for_figures(
    counted_index: Path, search: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    query = "accord OU introuvable OU inconnu"
    asked = ("frequencies", query, "--by", "source", "--index", counted_index)
    counted = [row["articles"] for row in search(*asked, "--json").json["rows"]]
    lines = search(*asked).out.splitlines()
    rows = lines[1 : 1 + len(counted)]
    assert max(map(len, rows)) <= int(columns)
    assert "articles" in lines[0]
    assert all(str(articles) in row.split() for articles, row in zip(counted, rows, strict=True))


def test_json_and_tables_have_the_same_rows(
    counted_index: Path, search: Run, tmp_path: Path
) -> None:
    asked = ("frequencies", "accord", "grève", "--by", "source", "--index", counted_index)
    record = search(*asked, "--json").json
    lines = search(*asked, "--jsonl").out.splitlines()
    table = list(csv.DictReader(io.StringIO(search(*asked, "--csv").out)))
    assert [json.loads(line) for line in lines] == record["rows"]
    for row, line in zip(record["rows"], table, strict=True):
        assert {name: "" if value is None else str(value) for name, value in row.items()} == line
    assert search(*asked, "-o", tmp_path / "table.csv").out == ""
    assert len((tmp_path / "table.csv").read_text("utf-8").splitlines()) == 1 + len(table)


def test_groups_that_are_left_out_are_told(counted_index: Path, search: Run) -> None:
    asked = ("frequencies", "accord", "--by", "source", "--index", counted_index)
    assert "the first 1 of 3" in search(*asked, "-n", 1).out
    assert "the first" not in search(*asked).out


@pytest.mark.parametrize(
    ("args", "code"),
    [(["introuvable"], 1), (["accord", "--by", "century"], 2), (["accord", "-n", 0], 2), ([], 2)],
)
def test_nothing_and_what_cannot_be_done_have_exit_codes(
    counted_index: Path, search: Run, args: list[str], code: int
) -> None:
    assert search("frequencies", *args, "--index", counted_index).code == code
