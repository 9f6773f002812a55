"""`search tag`, `tags` and `note` keep what users say of articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.commands import Run

ARTICLES = [
    {"id": "crue", "title": "La crue monte", "body": "La Loire déborde.", "date": "2019-03-02"},
    {"id": "digue", "title": "La digue cède", "body": "Le fleuve a pris la route."},
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_articles(tmp_path / "a.jsonl", ARTICLES)
    synchronise([tmp_path / "a.jsonl"], tmp_path / "index", today=TODAY)
    return tmp_path


def test_articles_are_tagged_by_the_ends_of_their_ids(place: Path, search: Run) -> None:
    index = ("--index", place / "index")
    tagged = search("tag", "crue", "digue", "À relire", *index)
    assert (tagged.code, tagged.err) == (0, '"À relire": 2 articles tagged\n')
    assert search("tags", *index).out == "À relire (2 articles)\n"
    found = search("query", "--tag", "a relire", "loire", *index)
    assert "tags: À relire" in found.out
    assert "1 article for loire" in found.out
    removed = search("tag", "--remove", "digue", "À relire", *index)
    assert '"À relire": taken from 1 article' in removed.err
    assert search("query", "étiquette:*", "--json", *index).json["total"] == 1


def test_a_note_is_written_shown_and_deleted(place: Path, search: Run) -> None:
    index = ("--index", place / "index")
    assert search("note", "crue", *index).code == 1
    search("note", "crue", "À", "citer", *index)
    assert search("note", "crue", *index).out == "À citer\n"
    assert search("show", "crue", *index).out.startswith("note: À citer\n")
    assert search("show", "crue", "--json", *index).json["note"] == "À citer"
    assert search("query", "loire", "--jsonl", "--fields", "id,tags,note", *index).json == {
        "id": "a.jsonl#crue",
        "tags": [],
        "note": "À citer",
    }
    search("note", "crue", "--remove", *index)
    assert search("note", "crue", *index).out == ""
    assert search("note", "absent", *index).err.startswith("there is no article absent")


@pytest.mark.parametrize("form", ["--jsonl", "--csv", "--excel"])
def test_tags_and_notes_are_exported_and_imported(place: Path, search: Run, form: str) -> None:
    index = ("--index", place / "index")
    search("tag", "crue", "digue", "fleuve", *index)
    search("note", "digue", "route coupée", *index)
    file = place / "tags.txt"
    assert search("tags", form, "-o", file, *index).code == 0
    search("tags", "--delete", "fleuve", *index)
    search("note", "digue", "--remove", *index)
    loaded = search("tags", "--import", file, *index)
    assert (loaded.out, loaded.err) == (
        "fleuve (2 articles)\n",
        "tags and notes of 2 articles were added\n",
    )
    assert search("note", "digue", *index).out == "route coupée\n"


def test_the_articles_of_a_tag_are_listed_even_those_that_are_gone(
    place: Path, search: Run
) -> None:
    index = ("--index", place / "index")
    search("tag", "crue", "digue", "fleuve", *index)
    search("tags", "--rename", "fleuve", "Loire", *index)
    write_articles(place / "a.jsonl", ARTICLES[:1])
    synchronise([place / "a.jsonl"], place / "index", today=TODAY)
    listed = search("tags", "loire", *index)
    assert "2. La digue cède\n    undated · (no longer in the index)\n" in listed.out
    assert [each["gone"] for each in search("tags", "loire", "--json", *index).json] == [
        False,
        True,
    ]


def test_what_cannot_be_done_is_said(place: Path, search: Run) -> None:
    index = ("--index", place / "index")
    assert "search tag ID... urgent" in search("tag", "urgent", *index).err
    assert 'no article has the tag "absente"' in search("tags", "absente", *index).err
    assert search("tags", *index).err.startswith("no article has a tag")
    both = search("note", "crue", "un mot", "--remove", *index)
    assert (both.code, both.err) == (2, "choose one: a note, or --remove\n")
    assert "cannot be read" in search("tags", "--import", place / "absent", *index).err
    assert json.loads(search("tags", "--json", *index).out) == []


def test_imported_tags_of_articles_that_there_are_not_are_told(place: Path, search: Run) -> None:
    (place / "tags.csv").write_text("id;tags\nabsent;lu\nabsente;lu\n", "utf-8")
    loaded = search("tags", "--import", place / "tags.csv", "--index", place / "index")
    assert loaded.err.splitlines() == [
        "tags and notes of 2 articles were added",
        "2 of them are not in the archive; ids are shown under each hit",
    ]
