"""`search entities` lists organisations and places, as a list, JSON or a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.commands import Run


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entities")
    articles = [
        {"id": "a", "title": "Un", "body": "Daech a fui Mossoul.", "date": "2019-03-01"},
        {"id": "b", "title": "Deux", "body": "L'EI a fui Mosul.", "date": "2019-03-02"},
    ]
    synchronise([write_articles(folder / "a.jsonl", articles)], folder / "index", today=TODAY)
    return folder / "index"


def test_entities_are_listed_with_their_kinds(index: Path, search: Run) -> None:
    lines = search("entities", "--index", index).out.splitlines()
    assert lines[0] == "2 names"
    assert "1. [Mossoul] · place · 2 articles, 2019-03-01 to 2019-03-02" in lines
    assert "2. [État islamique] · organisation · 2 articles, 2019-03-01 to 2019-03-02" in lines


def test_entities_of_one_kind_and_name_are_listed(index: Path, search: Run) -> None:
    lines = search("entities", "Daesh", "--kind", "organisation", "--index", index).out.splitlines()
    assert lines[0] == "1 organisation"
    assert search("entities", "Rien", "--kind", "place", "--index", index).code == 1


def test_entities_go_into_json_and_tables(index: Path, search: Run) -> None:
    page = search("entities", "--kind", "place", "--json", "--index", index).json
    assert [(each["name"], each["articles"]) for each in page["places"]] == [("Mossoul", 2)]
    table = search("entities", "--csv", "--place", "Mosul", "--index", index).out.splitlines()
    assert table[0] == "name,articles,first,last,spellings,kind"
    assert len(table) == 3


def test_hits_are_narrowed_and_counted_by_them(index: Path, search: Run) -> None:
    done = search("query", "", "--organisation", "Daesh", "--facets", "--index", index)
    assert "organisation: État islamique (2)" in done.out
    assert "place:  Mossoul (2)" in done.out
    assert search("query", "", "--not-place", "Mossoul", "--index", index).code == 1
