"""A corpus is written whole or not at all, with a manifest by which it can be repeated."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec.structs import replace

from index.errors import InputError
from search import Archive
from search.exports import FORMATS, read_manifest
from search.exports.fields import Record
from tests.search.exports.conftest import ARTICLES, Index
from tests.support.articles import TODAY, plain_id

PACKAGES = {"xlsx": ("xlsxwriter",), "parquet": ("pyarrow",)}
"""The packages that formats need."""


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def ids(file: Path) -> list[str]:
    return [plain_id(str(line["id"])) for line in lines(file)]


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_articles_come_oldest_first_and_those_without_a_day_last(
    index: Index, tmp_path: Path
) -> None:
    with Archive(index(ARTICLES)) as archive:
        archive.export("", tmp_path / "all.jsonl")
        archive.export("", tmp_path / "latest.jsonl", sort="-date")
    assert ids(tmp_path / "all.jsonl") == ["crue", "agence", "reprise", "sans"]
    assert ids(tmp_path / "latest.jsonl")[:3] == ["reprise", "agence", "crue"]


def test_copies_are_left_out_on_demand_and_the_earliest_stays(index: Index, tmp_path: Path) -> None:
    with Archive(index(ARTICLES)) as archive:
        manifest = archive.export("barrage", tmp_path / "once.jsonl", without_copies=True)
    assert ids(tmp_path / "once.jsonl") == ["agence"]
    assert (manifest.total, manifest.articles, manifest.copies) == (2, 1, 1)


def test_query_and_filters_choose_the_articles(corpus: Archive, tmp_path: Path) -> None:
    corpus.export("crue", tmp_path / "a.jsonl")
    corpus.export("", tmp_path / "b.jsonl", source="afp", since="2019")
    assert (ids(tmp_path / "a.jsonl"), ids(tmp_path / "b.jsonl")) == (["crue", "sans"], ["agence"])


def test_chosen_fields_come_in_their_order(corpus: Archive, tmp_path: Path) -> None:
    corpus.export("crue", tmp_path / "a.jsonl", fields=["date", "authors", "text"], until="2019")
    [line] = lines(tmp_path / "a.jsonl")
    assert list(line.items()) == [
        ("date", "2019-03-02"),
        ("authors", ["Claire Vasseur", "Paul Roux"]),
        ("text", "La Loire a noyé les prés.\nLe préfet Jean Ravel appelle au calme."),
    ]


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx", "parquet"])
def test_a_field_that_is_chosen_twice_is_exported_once(
    corpus: Archive, tmp_path: Path, name: str
) -> None:
    for package in PACKAGES.get(name, ()):
        pytest.importorskip(package)
    twice = corpus.export("crue", tmp_path / f"twice.{name}", fields=["id", "title", "id"])
    assert twice.selection.fields == ("id", "title")
    once = corpus.export("crue", tmp_path / f"once.{name}", fields=["id", "title"])
    assert twice.files[0].sha256 == once.files[0].sha256


def test_a_manifest_says_what_an_export_was_made_of(corpus: Archive, tmp_path: Path) -> None:
    target = tmp_path / "crues.csv"
    written = corpus.export("crue", target, since="2019", exact=True, today=TODAY)
    manifest = read_manifest(tmp_path / "crues.csv.manifest.json")
    assert manifest == written
    assert (manifest.selection.query, manifest.selection.format) == ("crue", "csv")
    assert manifest.selection.options.as_dict() == {"exact": True, "since": "2019"}
    assert manifest.index.indexed == corpus.status().indexed
    assert (manifest.total, manifest.articles) == (1, 1)
    [file] = manifest.files
    content = target.read_bytes()
    assert (file.name, file.bytes) == ("crues.csv", len(content))
    assert file.sha256 == sha256(content).hexdigest()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "txm"])
def test_the_same_index_gives_the_same_bytes(corpus: Archive, tmp_path: Path, name: str) -> None:
    for package in PACKAGES.get(name, ()):
        pytest.importorskip(package)
    suffix = FORMATS[name].suffix
    first = corpus.export("", tmp_path / f"1{suffix}", format=name, today=TODAY)
    again = corpus.export("", tmp_path / f"2{suffix}", format=name, today=TODAY)
    assert first.files[0].sha256 == again.files[0].sha256


def test_a_folder_has_a_file_for_each_article(corpus: Archive, tmp_path: Path) -> None:
    manifest = corpus.export("", tmp_path / "texts", format="text")
    files = [article.file for article in manifest.contents]
    assert len(set(files)) == len(ARTICLES)
    assert names(tmp_path / "texts") == {f"{name}.txt" for name in files} | {"manifest.json"}


def test_a_folder_has_one_file_of_a_format_that_has_no_others(
    corpus: Archive, tmp_path: Path
) -> None:
    (tmp_path / "there.d").mkdir()
    corpus.export("", tmp_path / "there.d", format="jsonl")
    assert names(tmp_path / "there.d") == {"articles.jsonl", "manifest.json"}


def test_nothing_is_replaced_without_being_asked_for(corpus: Archive, tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    target.write_text("précieux")
    with pytest.raises(InputError) as caught:
        corpus.export("", target)
    assert caught.value.message.code == "export-exists"
    assert (target.read_text(), names(tmp_path)) == ("précieux", {"a.jsonl"})
    corpus.export("", target, overwrite=True)
    assert len(lines(target)) == len(ARTICLES)


def test_a_folder_is_only_replaced_if_it_holds_an_export_and_nothing_else(
    corpus: Archive, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    corpus.export("crue", folder, format="text")
    corpus.export("", folder, format="text", overwrite=True)
    assert len(names(folder)) == len(ARTICLES) + 1
    (folder / "notes.txt").write_text("à moi")
    before = names(folder)
    with pytest.raises(InputError) as caught:
        corpus.export("crue", folder, format="text", overwrite=True)
    assert caught.value.message.code == "export-not-replaceable"
    assert names(folder) == before
    (folder / "manifest.json").unlink()
    with pytest.raises(InputError):
        corpus.export("crue", folder, format="text", overwrite=True)
    assert (folder / "notes.txt").read_text() == "à moi"


@pytest.mark.parametrize("target", ["texts", "a.txt"])
def test_nothing_is_left_of_an_export_that_fails(
    corpus: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    def fail(_: Record) -> str:
        raise KeyboardInterrupt

    def fail_between(*_: object) -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    failing = replace(FORMATS["text"], one=fail, pieces=fail_between)
    monkeypatch.setattr("search.exports.exporter.format_named", lambda _: failing)
    with pytest.raises(KeyboardInterrupt):
        corpus.export("", tmp_path / target, format="text")
    assert names(tmp_path) == set()


def no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    "place", ["xlsxwriter.workbook.ZipFile", "xlsxwriter.worksheet.Worksheet.write_string"]
)
def test_a_workbook_that_the_disk_has_no_room_for_leaves_nothing(
    corpus: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr(place, no_room)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(InputError) as caught:
        corpus.export("", tmp_path / "a.xlsx")
    assert caught.value.message.code == "export-unwritable"
    assert names(tmp_path) == set()


def test_what_a_killed_export_left_is_removed_and_a_running_one_is_let_alone(
    corpus: Archive, tmp_path: Path
) -> None:
    for name in (".a.jsonl.killed.part", ".a.jsonl.running.part", ".b.jsonl.other.part"):
        (tmp_path / name / "a.jsonl").mkdir(parents=True)
    with FileLock(tmp_path / ".a.jsonl.running.part" / "writer.lock"):
        corpus.export("", tmp_path / "a.jsonl")
    left = names(tmp_path) - {"a.jsonl", "a.jsonl.manifest.json"}
    assert left == {".a.jsonl.running.part", ".b.jsonl.other.part"}


def test_tags_and_notes_are_exported_with_their_articles(index: Index, tmp_path: Path) -> None:
    with Archive(index(ARTICLES[:2])) as archive:
        crue = archive.find("crue").hits[0].id
        archive.tags.add("à citer", [crue])
        archive.tags.annotate(crue, "voir la carte")
        archive.export("", tmp_path / "a.jsonl", fields=["id", "tags", "note"])
        archive.export("", tmp_path / "a.txt", format="iramuteq")
    first, second = lines(tmp_path / "a.jsonl")
    assert (first["tags"], first["note"]) == (["à citer"], "voir la carte")
    assert not second["tags"]
    assert not second["note"]
    assert "*tag_à_citer" in (tmp_path / "a.txt").read_text("utf-8").splitlines()[0]


def test_a_place_that_cannot_be_written_to_is_named(corpus: Archive, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        corpus.export("", tmp_path / "missing" / "a.jsonl")
    assert caught.value.message.code == "export-unwritable"
    assert caught.value.message.values["path"] == str(tmp_path / "missing")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"format": "word"}, "export-format-unknown"),
        ({"format": "csv", "fields": ["titre"]}, "export-field-unknown"),
        ({"format": "csv", "sort": "size"}, "sort-unknown"),
        ({}, "export-format-missing"),
    ],
)
def test_what_there_is_not_is_refused(
    corpus: Archive, tmp_path: Path, options: dict[str, object], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        corpus.export("", tmp_path / "a.odt", **options)  # type: ignore[arg-type]
    assert caught.value.message.code == code


def test_a_repeated_export_tells_what_came_went_and_changed(index: Index, tmp_path: Path) -> None:
    first, *rest = ARTICLES
    location = index(ARTICLES[:3])
    file = tmp_path / "a.jsonl"
    manifest = tmp_path / "a.jsonl.manifest.json"
    with Archive(location) as archive:
        archive.export("", file)
        unchanged = archive.export_again(manifest)
        assert (unchanged.same, unchanged.came, unchanged.gone, unchanged.changed) == (
            3,
            (),
            (),
            (),
        )
        index(({**first, "body": "La Loire est redescendue."}, rest[0], rest[2]))
        written = file.read_bytes()
        compared = archive.export_again(manifest)
        assert file.read_bytes() == written
        assert [plain_id(id) for id in compared.came] == ["sans"]
        assert [plain_id(id) for id in compared.gone] == ["reprise"]
        assert [plain_id(id) for id in compared.changed] == ["crue"]
        assert compared.same == 1
        archive.export_again(manifest, overwrite=True)
        assert ids(file) == ["crue", "agence", "sans"]
        assert archive.export_again(manifest).same == 3


def test_a_folder_is_repeated_in_its_place(index: Index, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    location = index(ARTICLES[:2])
    with Archive(location) as archive:
        archive.export("", folder, format="txm")
        index(ARTICLES[1:])
        compared = archive.export_again(folder / "manifest.json", overwrite=True)
    assert (len(compared.came), len(compared.gone), compared.altered) == (2, 1, ())
    rows = (folder / "metadata.csv").read_text("utf-8").splitlines()
    files = {row.partition(",")[0] for row in rows[1:]}
    assert names(folder) == {f"{file}.txt" for file in files} | {"metadata.csv", "manifest.json"}
    assert read_manifest(folder / "manifest.json").articles == 3


def test_relative_days_are_those_of_the_first_time(corpus: Archive, tmp_path: Path) -> None:
    corpus.export("", tmp_path / "a.jsonl", since="il y a 3 ans", today=TODAY.replace(year=2021))
    compared = corpus.export_again(tmp_path / "a.jsonl.manifest.json")
    assert compared.same == 3


def test_a_file_that_is_not_as_it_was_written_is_named(corpus: Archive, tmp_path: Path) -> None:
    corpus.export("", tmp_path / "a.jsonl")
    (tmp_path / "a.jsonl").write_text("autre")
    assert corpus.export_again(tmp_path / "a.jsonl.manifest.json").altered == ("a.jsonl",)


@pytest.mark.parametrize("content", ["", "{}", "\xff", '{"selection": 1}', "[]"])
def test_what_is_no_manifest_is_refused(corpus: Archive, tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.manifest.json"
    file.write_text(content, "latin-1")
    with pytest.raises(InputError) as caught:
        corpus.export_again(file)
    assert caught.value.message.code == "export-manifest-broken"


def test_a_manifest_of_a_newer_version_is_refused(corpus: Archive, tmp_path: Path) -> None:
    written = corpus.export("", tmp_path / "a.jsonl")
    file = tmp_path / "newer.json"
    file.write_text(replace(written, form=99).to_json())
    with pytest.raises(InputError) as caught:
        corpus.export_again(file)
    assert caught.value.message.code == "export-manifest-newer"
