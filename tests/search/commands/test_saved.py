"""`search save`, `search saved` and `search new`."""

from __future__ import annotations

import shlex
import sqlite3
import subprocess
import sys
from errno import ENOSPC
from pathlib import Path

import pytest

from search import Archive
from tests.support.commands import Run
from tests.support.indexed_folder import IndexedFolder
from tests.support.saved_articles import article


def test_save_tells_how_many_articles_match(indexed_folder: IndexedFolder, search: Run) -> None:
    index = ("--index", indexed_folder.location)
    saved = search("save", "veille", "accord", "à", "Bagdad", "--since", "2020", *index)
    assert (saved.code, saved.out) == (0, "")
    assert "23 articles" in saved.err


def test_saved_lists_and_forgets_queries(indexed_folder: IndexedFolder, search: Run) -> None:
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", "à", "Bagdad", "--since", "2020", *index)
    assert search("saved", *index).out == "veille: accord à Bagdad --since 2020\n"
    assert search("saved", "--json", *index).json == [
        {"name": "veille", "query": "accord à Bagdad", "since": "2020"}
    ]
    assert search("saved", "--forget", "veille", *index).code == 0
    assert search("saved", *index).out == ""


def test_new_shows_what_came_since(indexed_folder: IndexedFolder, search: Run) -> None:
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", *index)
    assert search("new", *index).code == 1
    indexed_folder.put({"b.jsonl": [article(50)]})
    indexed_folder.run()
    answer = search("new", "veille", "--json", *index)
    assert (answer.code, answer.json["name"], answer.json["total"]) == (0, "veille", 1)
    assert search("new", "autre", *index).code == 2


def with_new_articles(indexed_folder: IndexedFolder, search: Run) -> tuple[str, Path]:
    """Save a query, add articles that match it, and return the option that names the index."""
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", *index)
    indexed_folder.put({"b.jsonl": [article(50), article(51)]})
    indexed_folder.run()
    return index


@pytest.mark.slow
def test_articles_stay_new_if_their_reader_leaves_before_the_end(
    indexed_folder: IndexedFolder, search: Run
) -> None:
    index = with_new_articles(indexed_folder, search)
    command = [sys.executable, "-m", "search", "new", *map(str, index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"veille: 2 new articles for accord\n"
        running.stdout.close()
    assert running.returncode == 0
    assert search("new", "--json", *index).json["total"] == 2
    assert search("new", "--json", *index).json["total"] == 0


def test_articles_stay_new_if_they_cannot_be_printed(
    indexed_folder: IndexedFolder, search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_line: str) -> None:
        raise OSError(ENOSPC, "no room")

    index = with_new_articles(indexed_folder, search)
    with monkeypatch.context() as patched:
        patched.setattr(sys.stdout, "write", refuse)
        assert search("new", *index).code == 2
    assert search("new", "--json", *index).json["total"] == 2


@pytest.mark.parametrize("words", [['"accord'], ["accord", "--since", "jamais"]])
def test_save_does_not_save_what_cannot_be_read(
    indexed_folder: IndexedFolder, search: Run, words: list[str]
) -> None:
    index = ("--index", indexed_folder.location)
    assert search("save", "veille", *words, *index).code == 2
    assert search("saved", *index).out == ""


def test_new_waits_for_another_process_and_gives_up(
    indexed_folder: IndexedFolder, search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    search("save", "veille", "accord", "--index", indexed_folder.location)
    other_process = sqlite3.connect(indexed_folder.location / "saved.sqlite")
    try:
        other_process.execute("begin exclusive")
        monkeypatch.setattr("index.store.sqlite.BUSY_SECONDS", 0.05)
        assert search("new", "veille", "--index", indexed_folder.location).code == 75
    finally:
        other_process.close()


@pytest.mark.parametrize(
    ("name", "argument"), [("deux mots", "'deux mots'"), ("veille", "veille"), ("-x", "-- -x")]
)
def test_save_prints_a_command_that_can_be_pasted(
    indexed_folder: IndexedFolder, search: Run, name: str, argument: str
) -> None:
    saved = search("save", "--index", indexed_folder.location, "--", name, "accord")
    assert f'saved as "{name}"' in saved.err
    assert saved.err.endswith(f"search new {argument}\n")
    asked = search("new", "--index", indexed_folder.location, *shlex.split(argument))
    assert asked.code == 1


@pytest.mark.parametrize("name", ["", " "])
def test_save_needs_a_name(indexed_folder: IndexedFolder, search: Run, name: str) -> None:
    refused = search("save", name, "accord", "--index", indexed_folder.location)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "a saved query needs a name; save one with: search save NAME TEXT\n"


def test_save_and_saved_confirm_what_they_replace_and_delete(
    indexed_folder: IndexedFolder, search: Run
) -> None:
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", *index)
    assert '"veille" was replaced: ' in search("save", "veille", "accord", *index).err
    assert search("saved", "--forget", "veille", *index).err == '"veille" was deleted\n'


@pytest.mark.parametrize("command", ["saved", "new"])
def test_saved_and_new_say_that_nothing_is_saved(
    indexed_folder: IndexedFolder, search: Run, command: str
) -> None:
    answer = search(command, "--index", indexed_folder.location)
    assert answer.out == ""
    assert answer.err == "no query is saved; save one with: search save NAME TEXT\n"


def test_new_names_each_query_and_counts_its_new_articles(
    indexed_folder: IndexedFolder, search: Run
) -> None:
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", *index)
    search("save", "tout", "", "--since", "2020", *index)
    headings = search("new", *index).out.splitlines()
    assert headings == ["tout: 0 new articles", "veille: 0 new articles for accord"]


def test_saved_quotes_filters_of_several_words(indexed_folder: IndexedFolder, search: Run) -> None:
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", "--person", "Ali Karim", *index)
    assert search("saved", *index).out == "veille: accord --person 'Ali Karim'\n"


@pytest.fixture
def two_new(indexed_folder: IndexedFolder, search: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on an index with two articles that are new for the query `veille`."""
    monkeypatch.setenv("SEARCH_INDEX", str(indexed_folder.location))
    assert search("save", "veille", "accord").code == 0
    assert search("save", "rien", "refus").code == 0
    indexed_folder.put({"b.jsonl": [article(50), article(51)]})
    indexed_folder.run()
    return search


def test_new_keeps_articles_new_if_it_is_asked_to(two_new: Run) -> None:
    for _ in range(2):
        assert two_new("new", "veille", "--keep", "--json").json["total"] == 2
    assert two_new("new", "veille", "--json").json["total"] == 2
    assert two_new("new", "veille").code == 1


def test_new_makes_numbers_for_show(two_new: Run) -> None:
    assert two_new("new", "veille").code == 0
    assert "b.jsonl#051" in two_new("show", "2").out


def test_new_is_silent_about_nothing_new_if_it_is_asked_to(two_new: Run) -> None:
    done = two_new("new", "--quiet")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("veille: 2 new articles")
    assert "rien" not in done.out
    assert two_new("new", "--quiet").out == ""
    for name in ("veille", "rien"):
        two_new("saved", "--forget", name)
    silent = two_new("new", "--quiet")
    assert (silent.code, silent.out, silent.err) == (1, "", "")


@pytest.mark.slow
def test_saved_tells_what_was_new_and_when(two_new: Run, indexed_folder: IndexedFolder) -> None:
    assert two_new("saved", "--history", "veille").out == "veille: 0 new articles\n"
    two_new("new")
    indexed_folder.put({"b.jsonl": [article(51)], "c.jsonl": [article(52)]})
    indexed_folder.run()
    two_new("new")
    first, *others = two_new("saved", "--history", "veille").out.splitlines()
    assert first.endswith(": 1 new article")
    assert others[0].startswith("  c.jsonl#052  ")
    assert others[1].endswith(": 2 new articles")
    assert "  b.jsonl#050  (no longer in the index)" in others
    rounds = two_new("saved", "--history", "veille", "--json").json["history"]
    assert [each["ids"] for each in rounds] == [["c.jsonl#052"], ["b.jsonl#050", "b.jsonl#051"]]
    assert two_new("saved", "--history", "autre").code == 2


def test_saved_lists_every_filter_as_an_option(two_new: Run) -> None:
    options = ["--source", "AFP", "--source", "Press TV", "--not-person", "Borne", "--undated"]
    assert two_new("save", "tout", "", *options).code == 0
    line = "tout:  --source AFP --source 'Press TV' --not-person Borne --undated\n"
    assert line in two_new("saved").out


def test_saved_renames_a_query(indexed_folder: IndexedFolder, search: Run) -> None:
    index = ("--index", indexed_folder.location)
    search("save", "veille", "accord", *index)
    renamed = search("saved", "--rename", "veille", "guet", *index)
    assert (renamed.code, renamed.out) == (0, "guet: accord\n")
    refused = search("saved", "--rename", "veille", "autre", *index)
    assert refused.code == 2


def test_a_query_within_a_folder_is_saved_and_listed(
    indexed_folder: IndexedFolder, search: Run
) -> None:
    index = ("--index", indexed_folder.location)
    with Archive(indexed_folder.location) as archive:
        archive.folders.create("À lire")
        archive.folders.add("À lire", archive.find("refus").hits[0].id)
    assert search("query", "", "--folder", "À lire", "--json", *index).out.count('"id"') == 1
    search("save", "veille", "refus", "--folder", "À lire", *index)
    assert search("saved", *index).out == "veille: refus --folder 'À lire'\n"
    missing = search("query", "refus", "--folder", "Absent", *index)
    assert (missing.code, "no folder" in missing.err) == (2, True)
