"""`search quotes` lists what a person is quoted with."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.support.commands import Run
from tests.support.quoting_articles import make_quoting_index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of articles that quote people."""
    return make_quoting_index(tmp_path_factory.mktemp("quoting"))


def test_quotes_show_the_words_with_day_and_source(index: Path, search: Run) -> None:
    listed = search("quotes", "ferrand", "quai", "-n", 1, "--index", index)
    assert listed.code == 0
    lines = listed.out.splitlines()
    assert lines[0] == "2 quotations for quai"
    assert lines[2].startswith("1. «\u00a0")
    assert "[quai]" in lines[2]
    assert "Nadia Ferrand · 2020-03-03 · Le Matin d’Arvor" in lines[3]
    assert "for the next ones: --page 2" in listed.out


def test_quotes_print_json(index: Path, search: Run) -> None:
    page = search("quotes", "Tavernier", "--json", "--index", index).json
    assert (page["speaker"], page["total"]) == ("Tavernier", 1)
    quotation = page["quotations"][0]
    assert quotation["text"] == "Les pêcheurs n'attendaient rien"
    assert quotation["source"] == "Le Matin d’Arvor"


def test_quotes_print_csv(index: Path, search: Run) -> None:
    table = search("quotes", "ferrand", "--until", "2020", "--csv", "--index", index).out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["text"] for row in rows] == [
        "Le port aura un quai plus long",
        "Les pêcheurs attendaient ce quai",
    ]
    start, end = map(int, rows[0]["parts"].split("-"))
    assert end - start == len(rows[0]["text"])
    assert rows[0]["copies"].endswith("agence")


def test_quotes_of_nobody_are_exit_code_1(index: Path, search: Run) -> None:
    assert search("quotes", "zorglub", "--index", index).code == 1


def test_a_quotation_is_shown_by_its_number(index: Path, search: Run) -> None:
    search("quotes", "Tavernier", "--index", index)
    assert "Un quai pour Arvor" in search("show", "1", "--index", index).out
