"""`search index` brings an index up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Run


def test_without_sources_the_index_follows_its_own_and_the_chosen_folder(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second", "seeds"):
        (home / name).mkdir()
        (home / name / f"{name}.txt").write_text("Un article sur Bagdad.", "utf-8")
    assert search("index", "first", "--json").json["articles"] == 1
    assert search("index", "--json").json["articles"] == 1
    monkeypatch.setenv("SEARCH_SEEDS", "second")
    assert search("index", "--json").json["articles"] == 2
    (home / "first" / "new.txt").write_text("Un autre article sur Bagdad.", "utf-8")
    assert search("index", "--json").json["added"] == 1


def test_an_index_without_articles_is_told_with_what_to_do(search: Run, home: Path) -> None:
    (home / "empty").mkdir()
    hint = "the index has no articles; index some with: search index FOLDER\n"
    assert search("index", "empty").out.endswith(hint)
    assert search("doctor").out.endswith(hint)


def write_files(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.txt").write_text("Un titre\n\nSource : RFI\n\nLe port a ouvert lundi.", "utf-8")
    (folder / "b.csv").write_text("titre;date\nUn;12/03/2019\nDeux;\n", "utf-8")
    (folder / "c.xyz").write_text("x", "utf-8")


def test_dry_run_tells_what_files_are_and_writes_nothing(search: Run, home: Path) -> None:
    write_files(home / "press")
    before = sorted(home.rglob("*"))
    done = search("index", "--dry-run", "press")
    assert done.code == 0
    assert sorted(home.rglob("*")) == before
    assert done.out.splitlines()[:8] == [
        "a.txt: plain text, 1 article",
        "  undated \u00b7 RFI \u00b7 Un titre",
        "  without a date: 1",
        "b.csv: a table, 2 articles",
        "  2019-03-12 \u00b7 Un",
        "  without a date: 1",
        "  without a source: 2",
        "  of 2 articles, 2 have a title and no text",
    ]
    assert done.out.splitlines()[8] == "c.xyz: not read"
    assert done.out.endswith("3 articles in 3 files; nothing was written\n")


def test_dry_run_as_json_has_a_record_for_each_file(search: Run, home: Path) -> None:
    write_files(home / "press")
    first, second, third = search("index", "--dry-run", "--json", "press").json["files"]
    assert (first["format"], first["articles"], first["title"]) == ("text", 1, "Un titre")
    assert (second["date"], second["undated"], second["unsourced"]) == ("2019-03-12", 1, 2)
    assert [problem["code"] for problem in second["problems"]] == ["articles-without-text"]
    assert (third["format"], third["articles"]) == (None, 0)
    assert [problem["code"] for problem in third["problems"]] == ["format-unknown"]


def test_dry_run_without_paths_is_about_the_files_of_the_index(search: Run, home: Path) -> None:
    write_files(home / "press")
    search("index", "press")
    assert "b.csv: a table" in search("index", "--dry-run").out
    assert search("index", "--dry-run", "nowhere").code == 2
