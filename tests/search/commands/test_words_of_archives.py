"""`search keywords` and `search ngrams` list the words of articles."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.support.commands import Run


@pytest.mark.parametrize(
    "asked",
    [
        ("keywords", "--source", "AFP", "--min-count", 2),
        ("keywords", "accord", "--against", "source:AFP", "--direction", "less"),
        ("ngrams", "--size", 2),
        ("ngrams", "accord", "--around", "--size", 2, "--min-count", 1),
    ],
)
def test_json_and_tables_have_the_same_rows(
    counted_index: Path, search: Run, asked: tuple[object, ...]
) -> None:
    asked = (*asked, "--stop-words", "--index", counted_index)
    shown = search(*asked)
    record = search(*asked, "--json").json
    rows = list(csv.DictReader(io.StringIO(search(*asked, "--csv").out)))
    assert shown.code == 0
    assert rows
    for row, line in zip(record["rows"], rows, strict=True):
        assert {name: "" if value is None else str(value) for name, value in row.items()} == line
    assert "counted: " in shown.out


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["keywords", "introuvable"], 2),
        (["keywords"], 2),
        (["keywords", "accord", "--min-count", 10_000], 1),
        (["ngrams", "introuvable"], 1),
        (["ngrams", "--size", 1], 2),
    ],
)
def test_nothing_and_what_cannot_be_done_have_exit_codes(
    counted_index: Path, search: Run, args: list[object], code: int
) -> None:
    assert search(*args, "--index", counted_index).code == code
