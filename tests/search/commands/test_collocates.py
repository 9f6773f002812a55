"""`search collocates` lists the words near a query."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def seeds(indexed: Callable[[str, str], Path]) -> Path:
    return indexed("seeds", "tantivy")


def test_words_near_a_query_are_listed_with_their_measures(seeds: Path, search: Run) -> None:
    asked = ("collocates", "Soleimani", "--min-count", 3, "--index", seeds)
    lines = search(*asked).out.splitlines()
    assert [line.split()[0] for line in lines[2:4]] == ["Ghassem", "Qassem"]
    record = search(*asked, "--json").json
    rows = list(csv.DictReader(io.StringIO(search(*asked, "--csv").out)))
    assert [row["word"] for row in rows] == [row["word"] for row in record["rows"]]
    assert "Dunning (1993)" in record["method"]


@pytest.mark.parametrize(
    ("args", "code"),
    [(["introuvable"], 1), (["Soleimani", "--window", 0], 2), (["Soleimani", "-n", 0], 2)],
)
def test_nothing_and_what_cannot_be_done_have_exit_codes(
    seeds: Path, search: Run, args: list[str], code: int
) -> None:
    assert search("collocates", *args, "--index", seeds).code == code
