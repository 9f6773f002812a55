"""Saved queries are stored next to the index, and show each new hit once."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from index.doctor import check
from index.errors import InputError
from index.store import sqlite
from search import Archive, Filters, Round, SavedCount
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
        page = archive.saved.peek("veille")
        assert archive.saved.peek("veille").hits == page.hits != ()
        archive.saved.mark("veille", [hit.id for hit in page.hits])
        assert archive.saved.peek("veille").total == 0


def test_what_came_after_the_page_was_shown_stays_new(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        indexed_folder.put({"b.jsonl": [article(50)]})
        indexed_folder.run()
        shown = archive.saved.peek("veille")
        indexed_folder.put({"c.jsonl": [article(51)]})
        indexed_folder.run()
        assert shown.origin.indexed
        assert archive.saved.mark_until("veille", shown.origin.indexed) == 1
        assert [hit.id for hit in archive.saved.peek("veille").hits] == ["c.jsonl#051"]
        (arrival,) = archive.saved.arrivals("veille", only_new=True)
        assert arrival.hit.id == "c.jsonl#051"


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
    assert caught.value.message.code == "user-file-unwritable"


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


@pytest.fixture
def watched(articles_index: Path, tmp_path: Path) -> Iterator[Archive]:
    """Open an archive of the default engine that has a saved query, and may be changed."""
    copy = shutil.copytree(articles_index, tmp_path / "index")
    with Archive(copy) as archive:
        archive.saved.save("veille", "bagdad")
        yield archive


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let databases be read and not written to, as on a disk that is read only."""
    connect = sqlite.connect
    monkeypatch.setattr(
        "search.user_database.connect", lambda file, **_: connect(file, read_only=True)
    )


def test_arrivals_are_in_the_order_in_which_articles_came(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        for number, day in ((50, "1999-01-01"), (51, "2019-01-01")):
            indexed_folder.put({f"{number}.jsonl": [article(number, day=day)]})
            indexed_folder.run()
            indexed = archive.saved.peek("veille").origin.indexed
            arrivals = archive.saved.arrivals("veille", limit=3)
            assert (arrivals[0].hit.title, arrivals[0].at) == (f"Titre {number}", indexed)
        assert [arrival.hit.title for arrival in arrivals[:2]] == ["Titre 51", "Titre 50"]
        assert [arrival.is_new for arrival in arrivals] == [True, True, False]
        assert arrivals[2].at is None
        archive.saved.new("veille")
        seen = archive.saved.arrivals("veille", limit=3)
        assert [each.at for each in seen] == [each.at for each in arrivals]
        assert not any(each.is_new for each in seen)


def test_peek_returns_a_part_and_counts_the_rest(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        archive.saved.save("veille", "accord")
        indexed_folder.put({"b.jsonl": [article(50), article(51)]})
        indexed_folder.run()
        page = archive.saved.peek("veille", limit=1)
        assert (len(page.hits), page.total, page.has_more) == (1, 2, True)
        archive.saved.mark("veille", [page.hits[0].id])
        count = archive.saved.count("veille")
        assert (count.total, count.new) == (25, 1)


def test_marking_twice_is_one_round_of_the_history(watched: Archive) -> None:
    for _ in range(2):
        watched.saved.mark("veille", ["a", "b", "a"])
    assert ids_of(watched.saved.history("veille")) == [("a", "b")]


def test_the_last_look_is_when_hits_were_last_marked(watched: Archive) -> None:
    before = watched.saved.count("veille").looked
    watched.saved.peek("veille")
    assert watched.saved.count("veille").looked == before is not None
    watched.saved.mark("veille", [])
    assert watched.saved.count("veille").looked != before


def test_a_renamed_query_keeps_what_it_has_found(watched: Archive) -> None:
    watched.saved.mark("veille", ["a"])
    before = watched.saved.count("veille"), watched.saved.history("veille")
    watched.saved.rename("veille", "guet")
    assert [saved.name for saved in watched.saved.all()] == ["guet"]
    assert (watched.saved.count("guet"), watched.saved.history("guet")) == before
    watched.saved.rename("guet", "guet")
    with pytest.raises(InputError):
        watched.saved.count("veille")


@pytest.mark.parametrize(
    ("name", "new_name", "code"),
    [
        ("veille", "autre", "saved-name-taken"),
        ("veille", " ", "saved-name-empty"),
        ("absente", "autre nom", "saved-query-unknown"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(
    watched: Archive, name: str, new_name: str, code: str
) -> None:
    watched.saved.save("autre", "accord")
    with pytest.raises(InputError) as caught:
        watched.saved.rename(name, new_name)
    assert caught.value.message.code == code
    assert [saved.name for saved in watched.saved.all()] == ["autre", "veille"]


OLD_TABLES = """
create table queries (name text primary key, text text, options text);
create table seen (name text, id text, primary key (name, id)) without rowid;
create table history (name text, seen text, id text);
insert into queries values ('veille', '', '{"since":"1900"}');
"""
"""The file of a version that knew no arrivals."""


@pytest.fixture
def old_file(articles_index: Path, tmp_path: Path) -> Iterator[Archive]:
    """Open an archive whose saved queries an older version of the program has written."""
    copy = shutil.copytree(articles_index, tmp_path / "index")
    with Archive(copy) as archive:
        first, second, *_ = archive.hits("", since="1900", sort="-date")
        with closing(sqlite3.connect(copy / "saved.sqlite")) as db, db:
            db.executescript(OLD_TABLES)
            db.executemany("insert into seen values ('veille', ?)", [(first.id,), (second.id,)])
            row = ("2024-05-02T10:00:00+00:00", second.id)
            db.execute("insert into history values ('veille', ?, ?)", row)
        yield archive


def test_the_file_of_an_older_version_is_understood(old_file: Archive) -> None:
    total = old_file.saved.count("veille").total
    assert old_file.saved.count("veille") == SavedCount(total, total - 2, None)
    *new, shown, first = old_file.saved.arrivals("veille")
    assert [arrival.is_new for arrival in new] == [True] * (total - 2)
    assert (shown.at, first.at) == (datetime(2024, 5, 2, 10, tzinfo=UTC), None)
    assert old_file.saved.new("veille").total == total - 2
    assert check(old_file.location).findings == ()


@pytest.mark.usefixtures("read_only")
def test_saved_queries_are_shown_where_nothing_can_be_written(old_file: Archive) -> None:
    page = old_file.saved.peek("veille")
    arrivals = old_file.saved.arrivals("veille")
    assert [arrival.hit.id for arrival in arrivals if arrival.is_new] == [
        hit.id for hit in page.hits
    ]
    assert arrivals[0].at == page.origin.indexed
    with pytest.raises(InputError) as caught:
        old_file.saved.mark("veille", [])
    assert caught.value.message.code == "user-file-unwritable"


def test_an_interrupted_write_is_undone_by_the_next_reader(watched: Archive) -> None:
    file = watched.location / "saved.sqlite"
    with closing(sqlite3.connect(file)) as db:
        db.execute("pragma cache_size = 1")
        db.execute("begin")
        rows = ((f"{number:09}" * 50,) for number in range(500))
        db.executemany("insert into seen values ('veille', ?)", rows)
        killed = shutil.copytree(watched.location, watched.location.with_name("killed"))
        db.rollback()
    assert (killed / "saved.sqlite-journal").exists()
    with Archive(killed) as archive:
        assert archive.saved.count("veille") == watched.saved.count("veille")


def ids_of(history: Sequence[Round]) -> list[tuple[str, ...]]:
    return [each.ids for each in history]


def test_threads_may_mark_at_the_same_time(watched: Archive) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(partial(watched.saved.mark, "veille"), "abcdefgh"))
    assert sorted(id for (id,) in ids_of(watched.saved.history("veille"))) == list("abcdefgh")
    assert check(watched.location).findings == ()


def test_a_name_that_cannot_be_stored_as_typed_is_found_as_typed(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        saved = archive.saved
        saved.save("veille\udcff", "Irak")
        assert saved.count("veille\udcff").new == 0
        saved.mark("veille\udcff", ["rien"])
        assert saved.peek("veille\udcff").total == 0
        assert len(saved.history("veille\udcff")) == 1
        saved.rename("veille\udcff", "\ud800")
        assert saved.new("\ud800").total == 0
        saved.forget("\ud800")
        assert saved.all() == ()
