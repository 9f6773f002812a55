"""`search similar` compares with an article of the archive, a text, a file or an address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.commands import Run

STRIKE = (
    "Les dockers de Brévin ont voté la grève mardi matin. Le délégué Paul Armand demande une prime"
    " pour les nuits passées sur les quais."
)
ARTICLES = [
    {"id": "greve", "title": "Les dockers en grève", "body": STRIKE, "source": "Le Matin"},
    {
        "id": "suite",
        "title": "Dockers : Paul Armand reçu",
        "body": "Le délégué Paul Armand a vu la direction. La grève des quais pourrait finir.",
        "url": "https://www.matin.example/dockers",
    },
    {"id": "phare", "title": "Le phare", "body": "Le gardien du phare prend sa retraite."},
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dockers")
    write_articles(folder / "articles.jsonl", ARTICLES)
    synchronise([folder / "articles.jsonl"], folder / "index", today=TODAY)
    return folder


def found(out: str) -> list[str]:
    similar: list[dict[str, Any]] = json.loads(out)["similar"]
    return [each["id"].partition("#")[2] for each in similar]


def test_a_text_is_compared_and_what_is_shared_is_told(place: Path, search: Run) -> None:
    text = "La grève des dockers continue, dit Paul Armand."
    shown = search("similar", "--text", text, "--index", place / "index")
    assert shown.code == 0
    assert "both have: dockers, grève\n" in shown.out
    assert "both name: Paul Armand" in shown.out
    assert "phare" not in shown.out


def test_a_text_comes_from_the_standard_input(place: Path, search: Run) -> None:
    text = "Le gardien du phare, retraité\n".encode()
    shown = search("similar", "-", "--json", "--index", place / "index", stdin=text)
    assert found(shown.out) == ["phare"]


def test_a_file_is_compared_by_any_of_its_articles(place: Path, search: Run) -> None:
    index = ("--json", "--index", place / "index")
    first = search("similar", "--file", place / "articles.jsonl", *index)
    assert found(first.out)[0] == "greve"
    assert 'compared with "Les dockers en grève", article 1 of the file' in first.err
    third = search("similar", "--file", place / "articles.jsonl", "--article", "3", *index)
    assert (found(third.out), third.err) == (["phare"], "")
    none = search("similar", "--file", place / "articles.jsonl", "--article", "4", *index)
    assert (none.code, none.out) == (2, "")
    assert "has no article number 4" in none.err


def test_an_address_is_looked_up_and_never_fetched(place: Path, search: Run) -> None:
    index = ("--json", "--index", place / "index")
    known = search("similar", "--url", "http://matin.example/dockers/", *index)
    assert json.loads(known.out)["id"] == "articles.jsonl#suite"
    assert found(known.out) == ["greve"]
    file = search("similar", "--url", (place / "articles.jsonl").as_uri(), *index)
    assert found(file.out)[0] == "greve"
    unknown = search("similar", "--url", "https://ailleurs.example/x", *index)
    assert unknown.code == 2
    assert "nothing is downloaded: save the page, and give it with --file" in unknown.err


@pytest.mark.parametrize("options", [(), ("1", "--text", "x"), ("--text", "a", "--file", "b")])
def test_one_thing_is_compared_with(place: Path, search: Run, options: tuple[str, ...]) -> None:
    refused = search("similar", *options, "--index", place / "index")
    assert (refused.code, refused.out) == (2, "")
    assert "name one thing to compare with" in refused.err


def test_a_text_of_any_length_is_compared_by_its_beginning(place: Path, search: Run) -> None:
    text = f"{STRIKE}\n{'Le gardien du phare, retraité. ' * 20_000}".encode()
    shown = search("similar", "-", "--json", "--index", place / "index", stdin=text)
    assert "the first 100,000 characters of the text are compared" in shown.err
    assert "greve" in found(shown.out)


def test_a_text_may_have_letters_that_no_file_can_hold(place: Path, search: Run) -> None:
    text = "La grève des dockers\udcff \ud83d\ude00"
    shown = search("similar", "--text", text, "--json", "--index", place / "index")
    assert "greve" in found(shown.out)


def test_nothing_alike_is_told(place: Path, search: Run) -> None:
    shown = search("similar", "--text", "Zorglub", "--index", place / "index")
    assert (shown.code, shown.out) == (1, "no article of the archive is like this one\n")
