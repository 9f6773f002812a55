"""Folders keep articles, notes and passages, whatever becomes of the index."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.doctor import check
from index.engines.base import EMBEDDED
from index.errors import InputError
from index.files.names import UNPRINTABLE
from search import Archive
from search.folders import Quotation, folders
from search.folders.cleaning import MAX_NOTE_CHARS, MAX_PASSAGE_CHARS, clean_name, clean_note
from search.folders.tables import FolderRows
from tests.support.indexed_folder import IndexedFolder

BODY = "Le phare éclaire la passe. Le gardien veille sur la mer."


def record(id: str, body: str = BODY) -> dict[str, Any]:
    caption = f"Photo : le phare numéro {id}."
    return {"id": id, "title": f"Le phare {id}", "body": body, "caption": caption}


@pytest.fixture(params=EMBEDDED)
def port(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    port = IndexedFolder.empty(tmp_path, request.param)
    port.put({"a.jsonl": [record("1")], "b.jsonl": [record("2")], "c.jsonl": [record("3")]})
    port.run()
    return port


@pytest.fixture
def archive(articles_index: Path, tmp_path: Path) -> Iterator[Archive]:
    """Open an archive of the default engine that has an empty folder named `Veille`."""
    copy = shutil.copytree(articles_index, tmp_path / "index")
    with Archive(copy) as opened:
        opened.folders.create("Veille")
        yield opened


@pytest.fixture
def ids(archive: Archive) -> list[str]:
    """The ids of three articles, which are put into the folder."""
    some = [hit.id for hit in archive.find("", since="1900", limit=3, group=False).hits]
    for id in some:
        archive.folders.add("Veille", id)
    return some


def code_of(change: Any, *arguments: Any) -> str:
    with pytest.raises(InputError) as caught:
        change(*arguments)
    return caught.value.message.code


def order(archive: Archive, name: str = "Veille") -> list[str]:
    return [item.id for item in archive.folders.named(name).items]


def test_a_folder_outlives_a_rebuild_and_articles_that_leave(port: IndexedFolder) -> None:
    with Archive(port.location) as archive:
        first, second = "a.jsonl#1", "b.jsonl#2"
        archive.folders.create("Phares")
        archive.folders.add("Phares", second, "À relire.")
        archive.folders.add("Phares", first)
        archive.folders.keep("Phares", second, Quotation("Le gardien veille"))
        (port.folder / "a.jsonl").unlink()
        port.put({"b.jsonl": [record("2", f"Un chapeau est venu devant.\n{BODY}")]})
        port.run(rebuild=True)
        kept, gone = archive.folders.named("Phares").items
        assert (kept.id, kept.note, kept.is_gone) == (second, "À relire.", False)
        assert (gone.id, gone.title, gone.is_gone) == (first, "Le phare 1", True)
        (passage,) = kept.passages
        assert kept.hit
        assert passage.place
        assert kept.hit.text[slice(*passage.place.span)] == "Le gardien veille"
        assert [hit.id for hit in archive.folders.hits("Phares")] == [second]
        assert archive.folders.ids("Phares") == (second, first)
    assert check(port.location).findings == ()


def test_an_article_that_comes_back_is_not_gone_any_more(port: IndexedFolder) -> None:
    with Archive(port.location) as archive:
        archive.folders.create("Phares")
        archive.folders.add("Phares", "a.jsonl#1")
        for records, is_gone in (([record("9")], True), ([record("1")], False)):
            port.put({"a.jsonl": records})
            port.run()
            assert [item.is_gone for item in archive.folders.named("Phares").items] == [is_gone]


def test_a_part_of_a_folder_is_read(archive: Archive, ids: list[str]) -> None:
    part = archive.folders.named("Veille", offset=1, limit=1)
    assert [item.id for item in part.items] == ids[1:2]
    assert archive.folders.summary("Veille").articles == 3
    assert archive.folders.holding_each((ids[0], "x")) == {ids[0]: ("Veille",), "x": ()}


def test_every_change_of_a_folder_changes_the_version(archive: Archive, ids: list[str]) -> None:
    versions = [archive.folders.version]
    for change in (
        partial(archive.folders.annotate, "Veille", ids[0], "À lire."),
        partial(archive.folders.move, "Veille", ids[0], 2),
        partial(archive.folders.rename, "Veille", "Plus tard"),
    ):
        change()
        versions.append(archive.folders.version)
    assert len(set(versions)) == 4
    archive.folders.named("Plus tard")
    assert archive.folders.version == versions[-1]


@pytest.mark.parametrize(
    ("words", "text"), [("veille sur", "body"), ("Le phare 3", "title"), ("Photo", "caption")]
)
def test_a_passage_is_kept_with_what_stands_around_it(
    port: IndexedFolder, words: str, text: str
) -> None:
    with Archive(port.location) as archive:
        archive.folders.create("Phares")
        archive.folders.add("Phares", "c.jsonl#3")
        passage = archive.folders.keep("Phares", "c.jsonl#3", Quotation(words))
        assert passage.place
        assert (passage.place.text, passage.quotation.exact) == (text, words)
        assert (passage.quotation.before + passage.quotation.after == "") == (text == "title")
        (item,) = archive.folders.named("Phares").items
        assert item.passages == (passage,)
        archive.folders.drop("Phares", passage.number)
        assert archive.folders.named("Phares").items[0].passages == ()


def test_a_passage_that_an_article_lost_is_kept_without_a_place(port: IndexedFolder) -> None:
    with Archive(port.location) as archive:
        archive.folders.create("Phares")
        archive.folders.add("Phares", "a.jsonl#1")
        archive.folders.keep("Phares", "a.jsonl#1", Quotation("Le gardien veille"))
        port.put({"a.jsonl": [record("1", "Le phare est éteint.")]})
        port.run()
        ((passage,),) = [item.passages for item in archive.folders.named("Phares").items]
        assert (passage.quotation.exact, passage.place) == ("Le gardien veille", None)


def test_articles_are_put_in_order(archive: Archive, ids: list[str]) -> None:
    first, second, third = ids
    assert order(archive) == ids
    archive.folders.move("Veille", third, 0)
    assert order(archive) == [third, first, second]
    archive.folders.move("Veille", third, 99)
    archive.folders.move("Veille", second, -5)
    assert order(archive) == [second, first, third]
    archive.folders.remove("Veille", first)
    archive.folders.add("Veille", first)
    assert order(archive) == [second, third, first]


def test_an_article_is_in_a_folder_once(archive: Archive, ids: list[str]) -> None:
    archive.folders.add("Veille", ids[0], "Une note.")
    archive.folders.add("Veille", ids[0])
    assert order(archive) == ids
    assert archive.folders.named("Veille").items[0].note == "Une note."
    archive.folders.annotate("Veille", ids[0], "")
    assert archive.folders.named("Veille").items[0].note == ""


def test_folders_are_listed_with_the_number_of_their_articles(
    archive: Archive, ids: list[str]
) -> None:
    archive.folders.create("Autre")
    archive.folders.add("Autre", ids[0])
    listed = [(folder.name, folder.articles) for folder in archive.folders.all()]
    assert listed == [("Autre", 1), ("Veille", 3)]
    assert archive.folders.holding(ids[0]) == ("Autre", "Veille")
    archive.folders.delete("Veille")
    assert archive.folders.holding(ids[0]) == ("Autre",)


def test_a_renamed_folder_keeps_its_articles(archive: Archive, ids: list[str]) -> None:
    archive.folders.keep("Veille", ids[0], quotation_of(archive, ids[0]))
    before = archive.folders.named("Veille").items
    archive.folders.rename("Veille", "Guet")
    assert archive.folders.named("Guet").items == before
    archive.folders.rename("Guet", "Guet")
    archive.folders.create("Autre")
    assert code_of(archive.folders.rename, "Guet", "Autre") == "folder-name-taken"


def quotation_of(archive: Archive, id: str) -> Quotation:
    article = archive.get(id)
    assert article
    return Quotation.of(article.body, (0, 12))


def test_reading_makes_no_file(articles_index: Path) -> None:
    with Archive(articles_index) as archive:
        assert archive.folders.all() == ()
        assert code_of(archive.folders.named, "Absent") == "folder-missing"
        assert code_of(archive.folders.ids, "Absent") == "folder-missing"
    assert not (articles_index / "folders.sqlite").exists()


def test_what_cannot_be_done_is_told(
    archive: Archive, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, known, unknown = archive.folders, ids[0], "absent.txt"
    archive.folders.create("Vide")
    long_passage = Quotation("a" * (MAX_PASSAGE_CHARS + 1))
    assert code_of(shelf.create, "Veille") == "folder-name-taken"
    assert code_of(shelf.create, " \n\u202e") == "folder-name-empty"
    assert code_of(shelf.create, "a" * 201) == "folder-name-too-long"
    assert code_of(shelf.delete, "Absent") == "folder-missing"
    assert code_of(shelf.add, "Veille", unknown) == "folder-article-missing"
    assert code_of(shelf.add, "Veille", known, "a" * (MAX_NOTE_CHARS + 1)) == "note-too-long"
    assert code_of(shelf.remove, "Veille", unknown) == "folder-lacks-article"
    assert code_of(shelf.move, "Vide", known, 0) == "folder-lacks-article"
    assert code_of(shelf.keep, "Veille", known, Quotation("zorglub")) == "passage-not-found"
    assert code_of(shelf.keep, "Veille", known, long_passage) == "passage-too-long"
    assert code_of(shelf.drop, "Veille", 99) == "passage-unknown"
    monkeypatch.setattr(folders, "MAX_ARTICLES", 0)
    assert code_of(shelf.add, "Vide", known) == "folder-full"


def test_a_change_that_fails_changes_nothing(
    archive: Archive, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_rows: FolderRows) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(FolderRows, "touch", fail)
    with pytest.raises(ZeroDivisionError):
        archive.folders.remove("Veille", ids[0])
    assert order(archive) == ids
    assert check(archive.location).findings == ()


def test_a_folder_is_written_as_json_and_read_back(archive: Archive, ids: list[str]) -> None:
    archive.folders.annotate("Veille", ids[1], "Deux\nlignes")
    archive.folders.keep("Veille", ids[0], quotation_of(archive, ids[0]))
    written = json.dumps(archive.folders.named("Veille").as_dict())
    assert code_of(archive.folders.load, written) == "folder-name-taken"
    assert archive.folders.load(written.encode(), name="Copie") == "Copie"
    copy, original = archive.folders.named("Copie"), archive.folders.named("Veille")
    assert copy.as_dict() == original.as_dict() | {"name": "Copie"}
    assert copy.items[0].passages[0].place == original.items[0].passages[0].place


def test_a_folder_of_another_archive_keeps_its_lines(archive: Archive) -> None:
    article = {"id": "ailleurs.txt", "title": "Ailleurs", "date": "2019-03-01", "color": "red"}
    assert archive.folders.load({"name": "Reçu", "articles": [article, article]}) == "Reçu"
    (item,) = archive.folders.named("Reçu").items
    assert (item.title, str(item.date), item.is_gone) == ("Ailleurs", "2019-03-01", True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "folder-unreadable"),
        ("[]", "folder-unreadable"),
        ('{"name": 3}', "folder-unreadable"),
        ('{"name": "a", "articles": [{"title": "sans id"}]}', "folder-unreadable"),
        (b'{"name": "\xff"}', "folder-unreadable"),
        ("[" * 100_000, "folder-unreadable"),
        ('{"name": " "}', "folder-name-empty"),
        ({"name": "a", "articles": [{"id": "b", "note": "a" * 20_001}]}, "note-too-long"),
    ],
)
def test_json_that_is_no_folder_is_refused(archive: Archive, content: Any, code: str) -> None:
    assert code_of(archive.folders.load, content) == code
    assert [folder.name for folder in archive.folders.all()] == ["Veille"]


def test_threads_may_change_a_folder_at_the_same_time(archive: Archive) -> None:
    some = [hit.id for hit in archive.find("", since="1900", limit=6, group=False).hits]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(partial(archive.folders.add, "Veille"), some * 2))
    assert sorted(order(archive)) == sorted(some)
    with closing(sqlite3.connect(archive.location / "folders.sqlite")) as db:
        positions = db.execute("select position from items order by position").fetchall()
    assert positions == [(number,) for number in range(len(some))]
    assert check(archive.location).findings == ()


@pytest.mark.usefixtures("ids")
def test_a_damaged_file_is_named_with_its_remedy(archive: Archive) -> None:
    file = archive.location / "folders.sqlite"
    file.write_bytes(file.read_bytes().replace(b"Veille", b"Vielle"))
    details = [finding.detail for finding in check(archive.location).findings]
    assert {detail.code for detail in details} == {"user-file-unreadable"}
    assert {detail.remedy.code for detail in details if detail.remedy} == {"restore-folders"}
    file.write_bytes(b"no database " * 100)
    assert code_of(archive.folders.all) == "user-file-unreadable"


HOSTILE = st.text("a/\\.%?#<>'\"\0\n\r\x1b\u202e\ud800\ufeffé\u0301;-", min_size=1, max_size=20)


@pytest.mark.slow
@given(HOSTILE, HOSTILE)
@example("\x1b\u202e\n", "a")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_any_name_and_note_is_kept_or_refused(archive: Archive, name: str, note: str) -> None:
    if not UNPRINTABLE.sub(" ", name).strip():
        assert code_of(clean_name, name) == "folder-name-empty"
        return
    cleaned = clean_name(name)
    assert not UNPRINTABLE.search(cleaned)
    archive.folders.load({"name": "x", "articles": [{"id": note, "note": note}]}, name)
    folder = archive.folders.named(name)
    assert (folder.name, folder.items[0].note) == (cleaned, clean_note(note))
    archive.folders.delete(name)


def test_a_search_can_be_narrowed_to_a_folder(port: IndexedFolder) -> None:
    with Archive(port.location) as archive:
        archive.folders.create("Phares")
        for id in ("c.jsonl#3", "a.jsonl#1"):
            archive.folders.add("Phares", id)
        narrowed = archive.find("phare", folder="Phares", group=False)
        assert {hit.id for hit in narrowed.hits} == {"c.jsonl#3", "a.jsonl#1"}
        assert narrowed.as_dict()["filters"] == {"folder": "Phares"}
        assert archive.find("", folder="Phares", group=False).total == 2
        assert archive.find("digue", folder="Phares").notes
        archive.folders.create("Vide")
        assert archive.find("phare", folder="Vide").total == 0
        assert code_of(partial(archive.find, folder="Absent"), "phare") == "folder-missing"


def test_a_search_looks_a_folder_up_once(
    archive: Archive, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def look_up(_location: Path, name: str) -> tuple[str, ...]:
        looked_up.append(name)
        return tuple(ids)

    monkeypatch.setattr("search.folders.folder_ids", look_up)
    page = archive.find("", folder="Veille", group=False, facets=True, multi_select=True)
    assert (page.total, looked_up) == (len(ids), ["Veille"])


def test_a_query_within_a_folder_can_be_saved(archive: Archive, ids: list[str]) -> None:
    assert archive.saved.save("veille", "", folder="Veille") == len(ids)
    archive.folders.remove("Veille", ids[0])
    assert archive.saved.count("veille").total == len(ids) - 1
