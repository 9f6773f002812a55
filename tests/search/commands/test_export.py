"""`search export` writes corpora, and repeats them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import write_articles
from tests.support.commands import Run

CRUE = {
    "id": "crue",
    "title": "La crue monte",
    "body": "La Loire a noyé les prés.",
    "source": "Le Matin",
    "date": "2019-03-02",
}
GEL = {
    "id": "gel",
    "title": "Le gel",
    "body": "Il gèle.",
    "source": "Le Soir",
    "date": "2020-01-02",
}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    file = write_articles(tmp_path / "articles.jsonl", [CRUE, GEL])
    synchronise([file], tmp_path / "index")
    return tmp_path / "index"


def test_an_export_says_what_it_holds_and_where(index: Path, search: Run) -> None:
    shown = search("export", "crue", "--to", "crues.jsonl", "--index", index)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines() == [
        "1 article in crues.jsonl",
        "manifest: crues.jsonl.manifest.json",
    ]
    assert json.loads(Path("crues.jsonl").read_text("utf-8"))["title"] == "La crue monte"
    texts = search("export", "--format", "text", "--to", "textes", "--index", index)
    assert texts.out.splitlines()[0] == "2 articles in textes"
    assert len(list(Path("textes").glob("*.txt"))) == 2


def test_options_reach_the_export(index: Path, search: Run) -> None:
    options = ("--fields", "date, title", "--sort", "-date", "--since", "2019", "--index", index)
    search("export", "--to", "a.csv", *options)
    rows = Path("a.csv").read_text("utf-8").splitlines()
    assert rows == ["date,title", "2020-01-02,Le gel", "2019-03-02,La crue monte"]


def test_json_is_the_manifest_without_the_articles(index: Path, search: Run) -> None:
    page = search("export", "--to", "a.csv", "--source", "Le Soir", "--json", "--index", index).json
    assert (page["articles"], page["selection"]["options"]) == (1, {"source": ["Le Soir"]})
    assert "contents" not in page


def test_an_export_is_repeated_and_compared(index: Path, search: Run, tmp_path: Path) -> None:
    search("export", "--to", "a.jsonl", "--index", index)
    write_articles(tmp_path / "articles.jsonl", [{**CRUE, "title": "La décrue"}])
    synchronise([tmp_path / "articles.jsonl"], index)
    again = search("export", "--again", "a.jsonl.manifest.json", "--index", index)
    assert again.code == 0
    first, *rest = again.out.splitlines()
    assert first.endswith("0 came, 1 went, 1 changed; 0 articles are the same")
    assert rest == ["- articles.jsonl#gel", "~ articles.jsonl#crue"]
    page = search("export", "--again", "a.jsonl.manifest.json", "--json", "--index", index).json
    assert (page["gone"], page["came"]) == (["articles.jsonl#gel"], [])
    search("export", "--again", "a.jsonl.manifest.json", "--to", "b.jsonl", "--index", index)
    assert len(Path("b.jsonl").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["introuvable", "--to", "a.jsonl"], 1),
        ([], 2),
        (["--to", "a.odt"], 2),
        (["--to", "a.jsonl", "--fields", "titre"], 2),
        (["--to", "articles.jsonl"], 2),
        (["--sort", "-date", "--again", "a.jsonl.manifest.json"], 2),
        (["crue", "--again", "a.jsonl.manifest.json"], 2),
        (["--since", "2019", "--again", "a.jsonl.manifest.json"], 2),
        (["--again", "missing.json"], 2),
    ],
)
def test_nothing_and_what_cannot_be_done_have_exit_codes(
    index: Path, search: Run, args: list[str], code: int
) -> None:
    outcome = search("export", *args, "--index", index)
    assert outcome.code == code
    assert bool(outcome.err) == (code == 2)


def test_an_export_that_is_there_is_replaced_on_demand(index: Path, search: Run) -> None:
    command = ("export", "--to", "a.jsonl", "--index", index)
    search(*command)
    assert "--overwrite" in search(*command).err
    assert search(*command, "--overwrite").code == 0


def test_an_export_is_a_file_and_no_stream(index: Path, search: Run) -> None:
    for options in (("--to", "-"), ("--again", "a.csv.manifest.json", "--to", "-")):
        shown = search("export", *options, "--index", index)
        assert (shown.code, shown.out) == (2, "")
        assert "search query TEXT --all --jsonl" in shown.err
    assert not Path("-").exists()


def test_letters_that_no_file_can_hold_stop_no_export(index: Path, search: Run) -> None:
    shown = search("export", "crue OR \udcff", "--to", "cr\udcffues.jsonl", "--index", index)
    assert shown.code == 0
    again = search("export", "--again", "cr\udcffues.jsonl.manifest.json", "--index", index)
    assert (again.code, again.err) == (0, "")
