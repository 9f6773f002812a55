"""An index is rebuilt beside the one in use, written by one process at a time, and never half replaced."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index import schema, synchronise
from index.analysis import analyzer
from index.doctor import check
from index.engines.config import WHOLE_ARCHIVE
from index.errors import (
    IndexBusy,
    IndexCorrupt,
    IndexMissing,
    IndexNewer,
    IndexOutdated,
    InputError,
    SearchError,
)
from index.files.roots import Root
from index.store import generations
from index.store.generations import Manifest, current_manifest, publish, read_manifest
from index.update import workers
from search import Archive
from tests.support.cluster import EVERY_ENGINE
from tests.support.indexed_folder import IndexedFolder, counts

pytestmark = pytest.mark.slow

ONE, TWO, THREE = "Le port de Beyrouth.", "Le marché de Mossoul.", "La gare de Tunis."


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path, request.param)
    indexed_folder.put({"a.txt": ONE, "b.txt": TWO})
    indexed_folder.run()
    return indexed_folder


def generation_folders(location: Path) -> list[str]:
    return sorted(path.name for path in location.iterdir() if path.is_dir())


def alter(location: Path, **fields: Any) -> None:
    manifest = json.loads((location / "index.json").read_text())
    manifest.pop("checksum", None)
    (location / "index.json").write_text(json.dumps(manifest | fields))


@pytest.mark.parametrize(
    "roots",
    [
        (),
        (Root("/a/é"), Root("/b", ("x.txt", "y\n.txt"))),
        (Root("/arch\udce9", ("caf\udce9.txt",)),),
    ],
)
def test_read_manifest_returns_what_was_published(tmp_path: Path, roots: tuple[Root, ...]) -> None:
    manifest = Manifest("whoosh", "generation-3", roots)
    publish(tmp_path, manifest)
    assert read_manifest(tmp_path) == current_manifest(tmp_path) == manifest
    assert [path.name for path in tmp_path.iterdir()] == ["index.json"]


def test_read_manifest_tells_a_missing_index_from_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path, tmp_path / "nowhere", tmp_path / "file"):
        with pytest.raises(IndexMissing, match="there is no index"):
            current_manifest(place)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("ner", "yes", r"\$\.ner is not what this program writes"),
        ("roots", [{"folder": 5}], r"\$\.roots\[0\]\.folder is not what"),
        ("colour", "red", "colour is not what this program writes"),
        ("generation", "../elsewhere", "a generation that this program does not write"),
    ],
)
def test_read_manifest_names_the_field_that_is_wrong(
    tmp_path: Path, field: str, value: object, reason: str
) -> None:
    publish(tmp_path, Manifest("tantivy", "generation-1"))
    alter(tmp_path, **{field: value})
    with pytest.raises(IndexCorrupt, match=reason):
        read_manifest(tmp_path)


def test_read_manifest_reads_one_of_an_older_program(tmp_path: Path) -> None:
    older = {
        "engine": "whoosh",
        "generation": "generation-2",
        "roots": [{"folder": "/a", "only": None}],
    }
    (tmp_path / "index.json").write_text(json.dumps(older | {"analyser": 1, "schema": 2}))
    manifest = read_manifest(tmp_path)
    assert (manifest.roots, manifest.shard, manifest.is_current) == (
        (Root("/a"),),
        WHOLE_ARCHIVE,
        False,
    )


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '"index"',
        "5",
        "null",
        "{}",
        '{"engine": "tantivy"}',
        '{"roots": 5}',
        '{"roots": ["a"]}',
        "\xff\0",
    ],
)
def test_broken_manifest_is_an_error_until_paths_are_named_again(
    tmp_path: Path, content: str
) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": ONE})
    indexed_folder.run()
    (indexed_folder.location / "index.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(IndexCorrupt, match=r"index\.json cannot be read"):
        Archive(indexed_folder.location)
    with pytest.raises(IndexCorrupt, match=r"index\.json cannot be read"):
        synchronise([], indexed_folder.location)
    assert indexed_folder.run().articles == 1
    assert indexed_folder.texts() == {"a.txt": ONE}
    assert generation_folders(indexed_folder.location) == [
        read_manifest(indexed_folder.location).generation
    ]


@pytest.mark.parametrize(
    "fields", [{"analyser": analyzer.VERSION - 1}, {"schema": schema.VERSION - 1}]
)
def test_index_of_an_older_version_is_refused_and_then_rebuilt(
    indexed_folder: IndexedFolder, fields: dict[str, int]
) -> None:
    before = read_manifest(indexed_folder.location)
    alter(indexed_folder.location, **fields)
    with pytest.raises(IndexOutdated, match="made by an older version"):
        current_manifest(indexed_folder.location)
    assert counts(synchronise([], indexed_folder.location)) == (2, 0, 0, 0)
    after = current_manifest(indexed_folder.location)
    assert (after.engine, after.roots) == (before.engine, before.roots)
    assert generation_folders(indexed_folder.location) == [after.generation] != [before.generation]
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}


@pytest.mark.parametrize(
    "fields",
    [
        {"analyser": analyzer.VERSION + 1},
        {"schema": schema.VERSION + 1},
        {"schema": schema.VERSION + 1, "unheard": "of"},
    ],
)
def test_index_of_a_newer_version_is_refused_and_never_written_to(
    indexed_folder: IndexedFolder, fields: dict[str, Any]
) -> None:
    location = indexed_folder.location
    manifest = location / "index.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **fields}))
    before = {path: path.stat().st_mtime_ns for path in location.rglob("*") if path.is_file()}
    for use in (
        lambda: current_manifest(location),
        lambda: synchronise([], location),
        lambda: synchronise([indexed_folder.folder], location, rebuild=True),
        lambda: check(location),
    ):
        with pytest.raises(IndexNewer, match="update this program"):
            use()
    del before[location / "writer.lock"]
    assert all(path.stat().st_mtime_ns == changed for path, changed in before.items())


def test_ledger_of_a_newer_version_is_refused(indexed_folder: IndexedFolder) -> None:
    [ledger] = indexed_folder.location.glob("generation-*/ledger.sqlite")
    with closing(sqlite3.connect(ledger)) as db:
        db.execute("pragma user_version = 99")
    with pytest.raises(IndexNewer):
        synchronise([], indexed_folder.location)


def test_rebuild_with_another_engine_takes_over_every_article(
    indexed_folder: IndexedFolder, tmp_path: Path
) -> None:
    indexed_folder.put({"../more/c.txt": THREE})
    indexed_folder.run(tmp_path / "more")
    other = "whoosh" if indexed_folder.engine == "tantivy" else "tantivy"
    assert counts(indexed_folder.run(tmp_path / "more", engine=other)) == (3, 0, 0, 0)
    assert read_manifest(indexed_folder.location).engine == other
    assert len(generation_folders(indexed_folder.location)) == 1
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO, "c.txt": THREE}
    assert counts(indexed_folder.run(engine=None)) == (0, 0, 0, 2 + 1)
    assert read_manifest(indexed_folder.location).engine == other


def test_unknown_engine_is_an_error_and_the_index_stays(indexed_folder: IndexedFolder) -> None:
    with pytest.raises(InputError, match="tantivy, whoosh, opensearch"):
        indexed_folder.run(engine="lucene")
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}
    indexed_folder.run()
    assert len(generation_folders(indexed_folder.location)) == 1


def test_rebuild_shows_readers_the_old_index_until_it_is_published(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        indexed_folder.put({"a.txt": THREE, "c.txt": THREE})
        seen: list[tuple[int, int]] = []

        def look(*_: int) -> None:
            seen.append((archive.find("Beyrouth").total, archive.find("Tunis").total))

        indexed_folder.run(rebuild=True, progress=look)
        assert set(seen) == {(1, 0)}
        look()
        assert seen[-1] == (0, 2)
        article = archive.get("c.txt")
        assert article is not None
        assert article.body.strip() == THREE


def test_update_shows_readers_what_it_added_and_removed(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:
        assert archive.find("Tunis").total == 0
        indexed_folder.put({"c.txt": THREE})
        indexed_folder.run()
        assert archive.find("Tunis").total == 1
        (indexed_folder.folder / "c.txt").unlink()
        indexed_folder.run()
        assert archive.find("Tunis").total == 0


def test_rebuild_that_fails_leaves_the_old_index_in_use(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_folder.put({"a.txt": THREE})
    before = read_manifest(indexed_folder.location)
    with Archive(indexed_folder.location) as archive, monkeypatch.context() as patched:
        patched.setattr(workers, "process_files", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            indexed_folder.run(rebuild=True)
        assert archive.find("Beyrouth").total == 1
    assert read_manifest(indexed_folder.location) == before
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}
    assert counts(indexed_folder.run()) == (0, 1, 0, 1)
    assert generation_folders(indexed_folder.location) == [before.generation]


def test_rebuild_reads_files_whose_stamps_are_unchanged(indexed_folder: IndexedFolder) -> None:
    assert counts(indexed_folder.run(rebuild=True)) == (2, 0, 0, 0)
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}
    assert len(generation_folders(indexed_folder.location)) == 1


@pytest.mark.parametrize("lost", ["generation", "ledger"])
def test_index_that_lost_its_files_is_rebuilt(indexed_folder: IndexedFolder, lost: str) -> None:
    generation = indexed_folder.location / read_manifest(indexed_folder.location).generation
    if lost == "ledger":
        (generation / "ledger.sqlite").unlink()
    else:
        shutil.rmtree(generation)
    assert synchronise([], indexed_folder.location).articles == 2
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO}
    assert read_manifest(indexed_folder.location).generation != generation.name, (
        "what was lost is not mistaken for it"
    )


@pytest.mark.parametrize("broken", ["ledger.sqlite", "*"])
def test_index_whose_files_are_broken_can_be_rebuilt(
    indexed_folder: IndexedFolder, broken: str
) -> None:
    generation = indexed_folder.location / read_manifest(indexed_folder.location).generation
    for file in generation.glob(broken):
        file.write_bytes(b"nothing of use " * 500)
    indexed_folder.put({"c.txt": THREE})
    with pytest.raises(IndexCorrupt):
        indexed_folder.run()
    assert indexed_folder.run(rebuild=True).articles == 3
    assert indexed_folder.texts() == {"a.txt": ONE, "b.txt": TWO, "c.txt": THREE}


def test_write_lock_refuses_a_second_writer_at_once(indexed_folder: IndexedFolder) -> None:
    hold = "import sys; from pathlib import Path; from index.store import generations\n"
    hold += "with generations.write_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(indexed_folder.location)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        indexed_folder.put({"c.txt": THREE})
        for options in ({}, {"rebuild": True}):
            with pytest.raises(IndexBusy, match="try again"):
                indexed_folder.run(**options)
        assert len(indexed_folder.texts()) == 2
        other.stdin.close()
    assert indexed_folder.run().articles == 3


def test_write_lock_is_released_when_a_run_fails(tmp_path: Path) -> None:
    with pytest.raises(SearchError), generations.write_lock(tmp_path):
        raise SearchError("verbatim", text="why")
    with generations.write_lock(tmp_path):
        pass
