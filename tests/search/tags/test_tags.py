"""Tags and notes belong to articles, whatever becomes of the index."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.doctor.damage import find_damaged_databases
from index.engines.base import EMBEDDED
from index.errors import InputError
from index.messages.message import Remedy
from search import Archive
from search.folders.cleaning import clean_line, clean_note
from search.json_values import notes_as_json
from search.tables import CSV, EXCEL, Dialect
from search.tags import tags as tags_module
from search.tags.annotation import Annotation, Imported
from search.tags.cleaning import MAX_NAME_CHARS, clean_tag, tag_key
from search.tags.portable import as_table, read_annotations
from tests.support.indexed_folder import IndexedFolder

BODY = "Le phare éclaire la passe. Le gardien veille sur la mer."


def record(id: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"Le phare {id}",
        "body": f"{BODY} Numéro {id}.",
        "date": f"2019-03-0{id}",
        "source": "Gazette" if id == "1" else "Courrier",
    }


def port_with(place: Path, engine: str) -> IndexedFolder:
    """Index three articles."""
    port = IndexedFolder.empty(place, engine)
    port.put({f"{name}.jsonl": [record(id)] for name, id in zip("abc", "123", strict=True)})
    port.run()
    return port


@pytest.fixture(scope="module", params=EMBEDDED)
def indexed_once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return port_with(tmp_path_factory.mktemp("port"), request.param).location


@pytest.fixture
def archive(indexed_once: Path, tmp_path: Path) -> Iterator[Archive]:
    """Open a copy of an archive, whose tags are those of one test."""
    with Archive(shutil.copytree(indexed_once, tmp_path / "index")) as opened:
        yield opened


def found(archive: Archive, query: str = "", **filters: Any) -> str:
    """Return the numbers of the articles that a query finds, sorted."""
    hits = archive.hits(query, **filters)
    return "".join(sorted(hit.id[-1] for hit in hits))


ONE, TWO, THREE = "a.jsonl#1", "b.jsonl#2", "c.jsonl#3"


@pytest.mark.slow
def test_a_tag_is_a_field_of_queries_like_any_other(archive: Archive) -> None:
    assert archive.tags.add("À relire", [ONE, TWO, ONE]) == 2
    assert archive.tags.add("à relire", [TWO, THREE]) == 1
    archive.tags.remove("a relire", [THREE])
    archive.tags.add("Urgent", [TWO])
    queries = {
        'tag:"à relire"': "12",
        "étiquette:urgent": "2",
        "etiquette:URGENT phare": "2",
        'tag:"a relire" -tag:urgent': "1",
        'phare SAUF tag:"à relire"': "3",
        "tag:urgent OU source:Gazette": "12",
        'tag:("à relire" OU urgent) ET source:Courrier': "2",
        "tag:*": "12",
        "NOT tag:*": "3",
        "tag:absente": "",
    }
    assert {query: found(archive, query) for query in queries} == queries


def test_a_tag_is_a_filter_that_asks_for_all_of_its_names(archive: Archive) -> None:
    archive.tags.add("vu", [ONE, TWO])
    archive.tags.add("lu", [TWO, THREE])
    assert found(archive, "phare", tag="vu") == "12"
    assert found(archive, tag=["VU", "lu"]) == "2"
    assert found(archive, tag="vu", not_tag=["lu"]) == "1"
    archive.saved.save("lus", "", tag="lu")
    assert archive.saved.count("lus").total == 2


def test_hits_and_facets_show_tags_and_notes(archive: Archive) -> None:
    assert archive.find("phare", facets=True).facets.tag == {}  # type: ignore[union-attr]
    archive.tags.add("vu", [ONE, TWO])
    archive.tags.add("lu", [TWO])
    archive.tags.annotate(TWO, "À citer.\r\nPage 2.\x1b")
    page = archive.find("phare", facets=True, multi_select=True, group=False, tag="VU")
    assert {hit.id: (hit.tags, hit.note) for hit in page.hits} == {
        ONE: (("vu",), ""),
        TWO: (("lu", "vu"), "À citer.\nPage 2."),
    }
    assert page.facets is not None
    assert page.facets.tag == {"vu": 2, "lu": 1}
    assert page.facets.as_dict()["tag"][0] == {"value": "vu", "count": 2, "chosen": True}


@pytest.mark.slow
@pytest.mark.parametrize("engine", EMBEDDED)
def test_a_rebuild_keeps_tags_and_an_article_that_is_gone_keeps_its_own(
    tmp_path: Path, engine: str
) -> None:
    port = port_with(tmp_path, engine)
    with Archive(port.location) as archive:
        _check_a_rebuild(port, archive)


def _check_a_rebuild(port: IndexedFolder, archive: Archive) -> None:
    archive.tags.add("vu", [ONE, TWO])
    archive.tags.annotate(TWO, "À citer.")
    (port.folder / "b.jsonl").unlink()
    port.run(rebuild=True)
    assert found(archive, "tag:vu") == "1"
    assert [(each.id, each.title, each.is_gone) for each in archive.tags.annotations("vu")] == [
        (ONE, "Le phare 1", False),
        (TWO, "Le phare 2", True),
    ]
    assert archive.tags.all()[0].articles == 2
    archive.tags.annotate(TWO, "")
    port.put({"b.jsonl": [record("2")]})
    port.run()
    assert found(archive, "tag:vu") == "12"
    archive.tags.delete("vu")
    assert list(archive.tags.annotations()) == []


def test_a_tag_that_no_article_has_is_told_with_those_that_there_are(archive: Archive) -> None:
    [note] = notes_as_json(archive.find("tag:absente").notes)
    assert note["text"] == 'no article has the tag "absente", nor any other'
    archive.tags.add("vu", [ONE])
    [note] = notes_as_json(archive.find("phare -tag:absente").notes)
    assert note["text"] == 'no article has the tag "absente"; there are vu'


def test_a_tag_gets_another_name_or_that_of_another_tag(archive: Archive) -> None:
    archive.tags.add("vu", [ONE, TWO])
    archive.tags.rename("vu", "Vû")
    assert archive.tags.of(ONE).tags == ("Vû",)
    archive.tags.add("lu", [TWO, THREE])
    archive.tags.rename("vu", "lu")
    assert [(tag.name, tag.articles) for tag in archive.tags.all()] == [("lu", 3)]
    assert found(archive, "tag:vu") == ""


@pytest.mark.parametrize("name", ["", "  ", "\0\n", " * ", "x" * (MAX_NAME_CHARS + 1)])
def test_a_name_that_is_none_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(InputError):
        archive.tags.add(name, [ONE])
    archive.tags.add("vu", [ONE])
    with pytest.raises(InputError):
        archive.tags.rename("vu", name)
    assert archive.tags.of(ONE).tags == ("vu",)


def test_what_is_not_there_is_refused_and_nothing_is_changed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError):
        archive.tags.add("vu", [ONE, "absent"])
    with pytest.raises(InputError):
        archive.tags.annotate("absent", "note")
    for change in (archive.tags.delete, lambda name: archive.tags.rename(name, "lu")):
        with pytest.raises(InputError):
            change("vu")
    monkeypatch.setattr(tags_module, "MAX_ARTICLES", 1)
    with pytest.raises(InputError):
        archive.tags.add("vu", [ONE, TWO])
    assert archive.tags.all() == ()


def test_exported_tags_and_notes_come_back(archive: Archive) -> None:
    archive.tags.add("vu", [ONE, TWO])
    archive.tags.add("A; B", [ONE])
    archive.tags.annotate(THREE, "=1+1; puis\nla suite")
    lines = "\n".join(_json(each) for each in archive.tags.annotations())
    (archive.location / "tags.sqlite").unlink()
    assert archive.tags.load(lines.encode()) == Imported(3, 0)
    assert [(each.id, each.tags, each.note) for each in archive.tags.annotations()] == [
        (ONE, ("A; B", "vu"), ""),
        (TWO, ("vu",), ""),
        (THREE, (), "=1+1; puis\nla suite"),
    ]
    assert found(archive, "tag:vu") == "12"


@pytest.mark.parametrize("dialect", [CSV, EXCEL])
def test_a_table_of_tags_comes_back(archive: Archive, dialect: Dialect) -> None:
    archive.tags.add("vu", [ONE, TWO])
    archive.tags.add("à lire, vite", [ONE])
    archive.tags.annotate(TWO, "=1+1")
    table = "\n".join(as_table(archive.tags.annotations(), dialect))
    archive.tags.delete("vu")
    archive.tags.delete("à lire, vite")
    archive.tags.annotate(TWO, "autre")
    assert archive.tags.load(table.encode()) == Imported(2, 0)
    assert archive.tags.of(ONE).tags == ("à lire, vite", "vu")
    assert archive.tags.of(TWO).note == "=1+1"


def test_articles_that_the_archive_does_not_have_are_counted_and_empty_rows_are_not(
    archive: Archive,
) -> None:
    table = f"id,tags,note\n{ONE},vu,\n{ONE},lu,\nautre,vu,\n,,\n"
    assert archive.tags.load(table.encode()) == Imported(2, 1)
    assert found(archive, "tag:vu") == "1"


NOTES = st.text('aé ;,"=-+@\n\t', max_size=20).map(clean_note)
NAMES = st.text('aé ;,"=-+@', min_size=1, max_size=12).map(clean_line).filter(bool)


@given(st.lists(NAMES, max_size=4), NOTES, NAMES, st.sampled_from([CSV, EXCEL]))
def test_a_table_keeps_all_signs_of_tags_notes_and_ids(
    names: list[str], note: str, id: str, dialect: Dialect
) -> None:
    written = Annotation(id, tags=tuple(names), note=note)
    [read] = read_annotations("\n".join(as_table([written], dialect)).encode())
    assert read == written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("day", ["2021-02-03", "03/02/2021"])
def test_a_table_that_a_spreadsheet_has_saved_is_read(
    encoding: str, delimiter: str, day: str
) -> None:
    rows = (["id", "date", "tags", "note"], ["é.txt", day, "À relire", "C’est l’été."])
    table = "\r\n".join(map(delimiter.join, rows)) + "\r\n"
    [read] = read_annotations(table.encode(encoding))
    assert read == Annotation(
        "é.txt", date=date(2021, 2, 3), tags=("À relire",), note="C’est l’été."
    )


def test_a_day_that_is_none_refuses_no_table() -> None:
    [read] = read_annotations(b"id,date,tags\n1,3 f\xc3\xa9v,vu\n")
    assert (read.date, read.tags) == (None, ("vu",))


@pytest.mark.parametrize("cell", ["à lire;vu", "à lire ; vu;", '"à lire"; "vu"'])
def test_tags_of_a_table_are_parted_as_people_write_them(cell: str) -> None:
    table = f'id;tags\n1;"{cell.replace(chr(34), 2 * chr(34))}"\n'
    [read] = read_annotations(table.encode())
    assert read.tags == ("à lire", "vu")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'{"id": "a", "tags": ["x"]}\n{"id": 3}\n', 2),
        (b'{"id": "a", "tags": ["x"]}\n{broken', 2),
        (b'{"id": "a", "tags": ["x"], "date": "hier"}', 1),
        (b"name,tags\na,x\n", 1),
        (b"id,tags\na,x\n,y\n", 3),
        (b'{"id": "", "tags": ["x"]}', 1),
        (b"\xff\xfe\0", 1),
    ],
)
def test_a_file_that_is_none_adds_nothing(archive: Archive, content: bytes, line: int) -> None:
    with pytest.raises(InputError) as error:
        archive.tags.load(content)
    assert error.value.message.values["line"] == line
    assert archive.tags.all() == ()


def test_a_damaged_file_is_named_by_every_search_of_a_tag_and_by_the_doctor(
    archive: Archive,
) -> None:
    archive.tags.add("vu", [ONE])
    with closing(sqlite3.connect(archive.location / "tags.sqlite")) as db, db:
        db.execute("update tags set name = 'autre'")
    [(file, message)] = find_damaged_databases(archive.location)
    assert (file.name, message.remedy) == ("tags.sqlite", Remedy("restore-tags"))
    (archive.location / "tags.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(InputError):
        archive.find("tag:vu")


def test_values_that_this_program_never_writes_are_read_as_texts(archive: Archive) -> None:
    archive.tags.add("vu", [ONE])
    archive.tags.annotate(ONE, "À citer.")
    with closing(sqlite3.connect(archive.location / "tags.sqlite")) as db, db:
        db.execute("update tags set name = cast('autre' as blob)")
        db.execute("update notes set note = 12")
        db.execute("update articles set date = 'hier', title = null, source = cast('x' as blob)")
    [hit] = archive.find("tag:vu", facets=True).hits
    assert (hit.tags, hit.note) == (("autre",), "12")
    assert archive.tags.of(ONE).as_dict() == {
        "id": ONE,
        "title": "",
        "date": None,
        "source": "x",
        "tags": ["autre"],
        "note": "12",
        "gone": False,
    }


def test_where_nobody_has_tagged_anything_no_file_is_made(archive: Archive) -> None:
    archive.find("phare tag:vu", facets=True)
    assert archive.tags.all() == ()
    assert archive.tags.of(ONE) == Annotation(ONE)
    assert not (archive.location / "tags.sqlite").exists()


@given(st.text(max_size=30))
def test_every_name_has_one_key_that_all_its_spellings_share(name: str) -> None:
    with suppress(InputError):
        cleaned = clean_tag(name)
        assert tag_key(cleaned)
        assert tag_key(name) == tag_key(cleaned)
        assert tag_key(tag_key(cleaned)) == tag_key(cleaned)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(InputError):
        assert all(each.id is not None for each in read_annotations(content))


def _json(annotation: Annotation) -> str:
    return json.dumps(annotation.as_dict())
