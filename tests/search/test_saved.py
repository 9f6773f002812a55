"""Saved work: every hit exported, and what is new for a query that was saved."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from index.errors import InputError
from search import Archive, searcher
from search.saved import SavedOptions
from tests.support.changing_archive import Newsroom
from tests.support.cluster import EVERY
from tests.support.commands import Run


def article(number: int, word: str = "accord", day: str = "2020-01-02") -> dict[str, Any]:
    return {
        "id": f"{number:03}",
        "title": f"Titre {number}",
        "body": f"Un {word} à Bagdad.",
        "date": day,
    }


@pytest.fixture(params=EVERY)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Newsroom:
    made = Newsroom.empty(tmp_path, request.param)
    made.put({"a.jsonl": [article(number) for number in range(23)] + [article(99, "refus")]})
    made.run()
    return made


@pytest.mark.parametrize("sort", [None, "date"])
def test_every_hit_comes_once_and_in_the_order_of_pages(
    newsroom: Newsroom, sort: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searcher, "EXPORT_PAGE_SIZE", 5)
    with Archive(newsroom.location) as archive:
        hits = list(archive.hits("accord", sort=sort))
        page = archive.find("accord", sort=sort, limit=1000)
        assert [hit.id for hit in hits] == [hit.id for hit in page.hits]
        assert hits == list(page.hits)
        assert len(hits) == 23
        assert list(archive.hits("introuvable")) == []


def test_all_is_printed_for_programs_and_spreadsheets(newsroom: Newsroom, search: Run) -> None:
    where = ("--index", newsroom.location)
    lines = search("query", "accord", "--all", "--jsonl", *where)
    assert lines.code == 0
    assert len({json.loads(line)["id"] for line in lines.out.splitlines()}) == 23
    rows = list(
        csv.DictReader(io.StringIO(search("query", "accord", "--all", "--csv", *where).out))
    )
    assert len(rows) == 23
    assert search("query", "introuvable", "--all", "--csv", *where).code == 1
    assert search("query", "accord", "--all", *where).code == 2


def test_new_hits_of_a_saved_query_are_told_once(newsroom: Newsroom) -> None:
    with Archive(newsroom.location) as archive:
        assert archive.saved.save("veille", "accord", since="2020") == 23
        assert archive.saved.new("veille").total == 0
        newsroom.put(
            {
                "b.jsonl": [
                    article(50),
                    article(51, "refus"),
                    article(52, day="2019-01-01"),
                    article(53),
                ]
            }
        )
        newsroom.run()
        page = archive.saved.new("veille")
        assert [hit.id for hit in page.hits] == ["b.jsonl#050", "b.jsonl#053"]
        assert page.hits[0].snippets[0].highlights
        assert archive.saved.new("veille").total == 0


def test_a_rebuild_makes_nothing_new_and_keeps_what_was_saved(newsroom: Newsroom) -> None:
    with Archive(newsroom.location) as archive:
        archive.saved.save("veille", "accord")
    newsroom.run(rebuild=True)
    with Archive(newsroom.location) as archive:
        assert [saved.name for saved in archive.saved.all()] == ["veille"]
        assert archive.saved.new("veille").total == 0


def test_a_query_saved_again_begins_anew_and_one_forgotten_is_gone(newsroom: Newsroom) -> None:
    with Archive(newsroom.location) as archive:
        archive.saved.save("veille", "accord")
        assert archive.saved.save("veille", "refus", exact=True, person=None) == 1
        (saved,) = archive.saved.all()
        assert saved.as_dict() == {"name": "veille", "query": "refus", "exact": True}
        archive.saved.forget("veille")
        assert archive.saved.all() == ()
        for call in (archive.saved.new, archive.saved.forget):
            with pytest.raises(InputError, match="no query is saved as"):
                call("veille")


def test_the_commands_save_list_tell_and_forget(newsroom: Newsroom, search: Run) -> None:
    where = ("--index", newsroom.location)
    told = search("save", "veille", "accord", "à", "Bagdad", "--since", "2020", *where)
    assert (told.code, told.out) == (0, "")
    assert "23 articles" in told.err
    assert search("saved", *where).out == "veille: accord à Bagdad --since 2020\n"
    assert search("saved", "--json", *where).json == [
        {"name": "veille", "query": "accord à Bagdad", "since": "2020"}
    ]
    assert search("new", *where).code == 1
    newsroom.put({"b.jsonl": [article(50)]})
    newsroom.run()
    answer = search("new", "veille", "--json", *where)
    assert (answer.code, answer.json["name"], answer.json["total"]) == (0, "veille", 1)
    assert search("new", "autre", *where).code == 2
    assert search("saved", "--forget", "veille", *where).code == 0
    assert search("saved", *where).out == ""


def test_a_query_that_cannot_be_read_is_not_saved(newsroom: Newsroom, search: Run) -> None:
    assert search("save", "veille", '"accord', "--index", newsroom.location).code == 2
    assert (
        search("save", "veille", "accord", "--since", "jamais", "--index", newsroom.location).code
        == 2
    )
    assert search("saved", "--index", newsroom.location).out == ""


def test_a_damaged_file_of_saved_queries_is_told(newsroom: Newsroom) -> None:
    (newsroom.location / "saved.sqlite").write_bytes(b"no database " * 100)
    with Archive(newsroom.location) as archive, pytest.raises(InputError, match="cannot be read"):
        archive.saved.all()


def test_another_process_at_work_is_waited_for_and_then_told(
    newsroom: Newsroom, search: Run
) -> None:
    with Archive(newsroom.location) as archive:
        archive.saved.save("veille", "accord")
    other = sqlite3.connect(newsroom.location / "saved.sqlite")
    try:
        other.execute("begin exclusive")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("index.store.sqlite.BUSY_SECONDS", 0.05)
            assert search("new", "veille", "--index", newsroom.location).code == 75
    finally:
        other.close()


def test_what_cannot_be_stored_of_a_query_does_no_harm(
    articles_index: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(articles_index, tmp_path / "index")
    with Archive(copy) as archive:
        archive.saved.save("a\ud800", "bagdad SAUF \udfff", source="AFP\ud800")
        [saved] = archive.saved.all()
        assert (saved.name, saved.text, saved.options) == (
            "a\ufffd",
            "bagdad SAUF \ufffd",
            SavedOptions(source="AFP\ufffd"),
        )
        archive.saved.new(saved.name)
