"""Saved queries are stored next to the index, and show each new hit once."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import InputError
from search import Archive, Filters
from search.saved import SavedOptions
from tests.support.indexed_folder import IndexedFolder
from tests.support.saved_articles import article


def test_saved_query_shows_each_new_hit_once(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        assert archive.saved.save("veille", "accord", since="2020") == 23
        assert archive.saved.new("veille").total == 0
        other_word, too_early = article(51, "refus"), article(52, day="2019-01-01")
        indexed_folder.put({"b.jsonl": [article(50), other_word, too_early, article(53)]})
        indexed_folder.run()
        page = archive.saved.new("veille")
        assert [hit.id for hit in page.hits] == ["b.jsonl#050", "b.jsonl#053"]
        assert page.hits[0].snippets[0].highlights
        assert archive.saved.new("veille").total == 0


def test_hits_stay_new_until_they_are_marked_as_seen(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        indexed_folder.put({"b.jsonl": [article(50)]})
        indexed_folder.run()
        page = archive.saved.unseen("veille")
        assert archive.saved.unseen("veille").hits == page.hits != ()
        archive.saved.mark_seen("veille", page)
        assert archive.saved.unseen("veille").total == 0


def test_saved_queries_outlive_a_rebuild_which_makes_nothing_new(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
    indexed_folder.run(rebuild=True)
    with Archive(indexed_folder.location) as archive:
        assert [saved.name for saved in archive.saved.all()] == ["veille"]
        assert archive.saved.new("veille").total == 0


def test_save_replaces_a_query_of_the_same_name(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        assert archive.saved.save("veille", "refus", exact=True, person=None) == 1
        (saved,) = archive.saved.all()
        assert saved.as_dict() == {"name": "veille", "query": "refus", "exact": True}


def test_save_takes_filters_ready_made_and_drops_empty_ones(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord", filters=Filters(since="2020", until=""))
        assert archive.saved.named("veille").options == SavedOptions(since="2020")


@pytest.mark.parametrize("text", ["", "  "])
def test_save_refuses_a_query_without_words_or_filters(archive: Archive, text: str) -> None:
    with pytest.raises(InputError) as caught:
        archive.saved.save("veille", text, source=())
    assert caught.value.message.code == "saved-text-empty"


def test_forget_deletes_a_saved_query(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        archive.saved.forget("veille")
        assert archive.saved.all() == ()
        for ask in (archive.saved.new, archive.saved.forget):
            with pytest.raises(InputError, match="no query is saved as") as caught:
                ask("veille")
            assert caught.value.message.code == "saved-query-missing"


def test_named_lists_the_saved_queries_if_there_is_no_such_one(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        with pytest.raises(InputError, match='as "autre"; saved are veille'):
            archive.saved.named("autre")


def test_saved_queries_in_a_damaged_file_are_refused(indexed_folder: IndexedFolder) -> None:
    (indexed_folder.location / "saved.sqlite").write_bytes(b"no database " * 100)
    with (
        Archive(indexed_folder.location) as archive,
        pytest.raises(InputError, match="cannot be read"),
    ):
        archive.saved.all()


def test_saved_queries_that_may_not_be_written_are_told_with_the_remedy(
    articles_index: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(articles_index, tmp_path / "index")
    (copy / "saved.sqlite").mkdir()  # not even root may open a folder as a database
    with Archive(copy) as archive, pytest.raises(InputError) as caught:
        archive.saved.save("veille", "bagdad")
    assert caught.value.message.code == "saved-queries-unwritable"


def test_save_replaces_what_cannot_be_stored(articles_index: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(articles_index, tmp_path / "index")
    with Archive(copy) as archive:
        archive.saved.save("a\ud800", "bagdad SAUF \udfff", source="AFP\ud800")
        (saved,) = archive.saved.all()
        assert (saved.name, saved.text) == ("a\ufffd", "bagdad SAUF \ufffd")
        assert saved.options == SavedOptions(source=("AFP\ufffd",))
        archive.saved.new(saved.name)


def test_options_that_nobody_saved_are_told(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        with closing(sqlite3.connect(indexed_folder.location / "saved.sqlite")) as db, db:
            db.execute("update queries set options = '{7'")
        with pytest.raises(InputError, match=r"cannot be read .*save the queries again"):
            archive.saved.new("veille")
