"""The doctor finds what is wrong with an index, names it, and mends it without losing an article."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.doctor import RepairReport, check, repair
from index.engines.base import EMBEDDED, Engine, checksums, open_engine
from index.errors import IndexCorrupt, IndexMissing
from index.store import generations, seals
from index.store.generations import read_manifest
from index.store.ledger import Ledger
from tests.index.store.test_generations import alter
from tests.support.commands import Run
from tests.support.documents import write_documents
from tests.support.hostile_index import hot_journal
from tests.support.indexed_folder import IndexedFolder
from tests.support.messages import english

TEXTS = {
    "a.txt": "Le port de Beyrouth.",
    "b.txt": "Le marché de Mossoul.",
    "d.jsonl#x": "Un.",
    "d.jsonl#y": "Deux.",
}


@pytest.fixture(params=EMBEDDED)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path, request.param)
    indexed_folder.put({name: text for name, text in TEXTS.items() if name.endswith("txt")})
    indexed_folder.put({"d.jsonl": [{"id": "x", "body": "Un."}, {"id": "y", "body": "Deux."}]})
    indexed_folder.run()
    return indexed_folder


def generation(indexed_folder: IndexedFolder) -> Path:
    return indexed_folder.location / read_manifest(indexed_folder.location).generation


def engine(indexed_folder: IndexedFolder) -> Engine:
    return open_engine(indexed_folder.engine, generation(indexed_folder))


def kinds(treated: RepairReport) -> dict[str, str]:
    return {finding.subject: finding.kind for finding in treated.first_check.findings}


def write_behind_the_ledger(indexed_folder: IndexedFolder, *changes: Any) -> None:
    """Write to the engine, and record its checksums as if a run had done it."""
    opened = engine(indexed_folder)
    write_documents(opened, *changes)
    opened.close()
    folder = generation(indexed_folder)
    with Ledger(folder) as ledger:
        ledger.record_checksums(checksums(indexed_folder.engine, folder, {}))
        ledger.finish()


def sql(indexed_folder: IndexedFolder, *statements: str) -> None:
    """Change the ledger as this program would, so that its seal is right."""
    with sqlite3.connect(generation(indexed_folder) / "ledger.sqlite") as ledger:
        seals.keep(ledger, "files")
        for statement in statements:
            ledger.execute(statement)
    ledger.close()


def test_repair_leaves_a_healthy_index_alone(indexed_folder: IndexedFolder) -> None:
    before = {
        path: path.stat().st_mtime_ns
        for path in indexed_folder.location.rglob("*")
        if path.is_file()
    }
    treated = repair(indexed_folder.location, mend=True)
    assert (
        treated.is_healthy,
        treated.first_check.findings,
        treated.repaired_by,
        treated.first_check.articles,
    ) == (
        True,
        (),
        None,
        4,
    )
    after = {
        path: path.stat().st_mtime_ns
        for path in indexed_folder.location.rglob("*")
        if path.is_file()
    }
    assert {name for name in before | after if before.get(name) != after.get(name)} <= {
        indexed_folder.location / "writer.lock"
    }


def test_repair_updates_files_that_came_changed_and_vanished(
    indexed_folder: IndexedFolder,
) -> None:
    indexed_folder.put({"new.txt": "La gare de Tunis.", "a.txt": "Le port de Tyr."})
    (indexed_folder.folder / "b.txt").unlink()
    assert kinds(repair(indexed_folder.location)) == {
        "new.txt": "new",
        "a.txt": "changed",
        "b.txt": "gone",
    }
    assert indexed_folder.texts() == TEXTS
    treated = repair(indexed_folder.location, mend=True)
    assert (treated.repaired_by, treated.is_healthy) == ("update", True)
    assert set(indexed_folder.texts()) == {"a.txt", "new.txt", "d.jsonl#x", "d.jsonl#y"}


def test_check_ignores_touched_files_and_unreadable_ones(indexed_folder: IndexedFolder) -> None:
    indexed_folder.put({"broken.txt": b"\0\1\2" * 99, "picture.png": b"\x89PNG"})
    assert indexed_folder.run().skipped
    os.utime(indexed_folder.folder / "a.txt")
    assert check(indexed_folder.location).findings == ()


def test_repair_removes_documents_of_no_known_file(indexed_folder: IndexedFolder) -> None:
    sql(indexed_folder, "delete from files where name = 'b.txt'")
    (indexed_folder.folder / "b.txt").unlink()
    assert kinds(repair(indexed_folder.location)) == {"b.txt": "orphan"}
    assert repair(indexed_folder.location, mend=True).is_healthy
    assert set(indexed_folder.texts()) == set(TEXTS) - {"b.txt"}


def test_repair_reads_articles_again_that_the_engine_lost(indexed_folder: IndexedFolder) -> None:
    write_behind_the_ledger(indexed_folder, [], ["d.jsonl", "a.txt"])
    assert kinds(repair(indexed_folder.location)) == {
        "a.txt": "miscounted",
        "d.jsonl": "miscounted",
    }
    treated = repair(indexed_folder.location, mend=True)
    assert (treated.repaired_by, treated.is_healthy) == ("update", True)
    assert indexed_folder.texts() == TEXTS


def test_repair_removes_the_copy_of_an_article_held_twice(indexed_folder: IndexedFolder) -> None:
    from index.readers.raw_article import RawArticle
    from index.update.assembler import Assembler
    from index.update.documents import document
    from tests.support.indexed_folder import TODAY

    again = document(Assembler(TODAY).assemble(RawArticle(TEXTS["a.txt"]), "a.txt"))
    write_behind_the_ledger(indexed_folder, [again, again])
    assert ("a.txt", "doubled") in [
        (finding.subject, finding.kind)
        for finding in repair(indexed_folder.location).first_check.findings
    ]
    assert repair(indexed_folder.location, mend=True).is_healthy
    assert indexed_folder.texts() == TEXTS


def leave_a_generation(indexed_folder: IndexedFolder) -> None:
    shutil.copytree(generation(indexed_folder), indexed_folder.location / "generation-99")


def leave_a_manifest(indexed_folder: IndexedFolder) -> None:
    (indexed_folder.location / "index.json.new").write_text("{")


def interrupt(indexed_folder: IndexedFolder) -> None:
    sql(
        indexed_folder,
        "insert into plans (root, path, name, known) select root, path, name, 1 from files where name = 'a.txt'",
    )


def lose_the_ledger(indexed_folder: IndexedFolder) -> None:
    (generation(indexed_folder) / "ledger.sqlite").unlink()


def break_the_ledger(indexed_folder: IndexedFolder) -> None:
    (generation(indexed_folder) / "ledger.sqlite").write_bytes(b"nothing of use" * 999)


def put_a_foreign_journal_beside_the_ledger(indexed_folder: IndexedFolder) -> None:
    hot_journal(generation(indexed_folder) / "ledger.sqlite", indexed_folder.folder / "a.txt")


def lose_the_generation(indexed_folder: IndexedFolder) -> None:
    shutil.rmtree(generation(indexed_folder))


def break_the_engine(indexed_folder: IndexedFolder) -> None:
    for file in generation(indexed_folder).iterdir():
        if file.name == "meta.json" or file.suffix == ".toc":
            file.write_bytes(b"{")


def be_of_another_version(indexed_folder: IndexedFolder) -> None:
    alter(indexed_folder.location, analyser=0)


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves the bad file open
@pytest.mark.parametrize(
    ("harm", "kind", "remedy"),
    [
        (leave_a_generation, "leftover", "update"),
        (leave_a_manifest, "leftover", "update"),
        (interrupt, "interrupted", "update"),
        (lose_the_ledger, "ledger", "rebuild"),
        (break_the_ledger, "ledger", "rebuild"),
        (put_a_foreign_journal_beside_the_ledger, "ledger", "rebuild"),
        (lose_the_generation, "generation", "rebuild"),
        (break_the_engine, "damaged", "rebuild"),
        (be_of_another_version, "version", "rebuild"),
    ],
)
def test_repair_mends_what_is_wrong_with_the_files_of_an_index(
    indexed_folder: IndexedFolder, harm: Callable[[IndexedFolder], None], kind: str, remedy: str
) -> None:
    harm(indexed_folder)
    assert [finding.kind for finding in check(indexed_folder.location).findings] == [kind]
    treated = repair(indexed_folder.location, mend=True)
    assert (treated.repaired_by, treated.last_check.findings) == (remedy, ())
    assert indexed_folder.texts() == TEXTS
    assert sorted(path.name for path in indexed_folder.location.iterdir() if path.is_dir()) == [
        generation(indexed_folder).name
    ]


@pytest.mark.parametrize("suffix", [".store", ".idx", ".term", ".pos", ".fast", ".fieldnorm"])
def test_check_finds_one_wrong_bit_in_a_file_of_tantivy(tmp_path: Path, suffix: str) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": "Le port de Beyrouth."})
    indexed_folder.run()
    [file] = generation(indexed_folder).glob(f"*{suffix}")
    content = bytearray(file.read_bytes())
    content[len(content) // 4] ^= 4
    file.write_bytes(content)
    found = check(indexed_folder.location)
    assert found.remedy == "rebuild"
    assert any(
        finding.kind == "damaged" and file.name in english(finding.detail)
        for finding in found.findings
    )
    assert repair(indexed_folder.location, mend=True).is_healthy


def test_repair_leaves_an_unreadable_manifest_to_the_owner(indexed_folder: IndexedFolder) -> None:
    (indexed_folder.location / "index.json").write_text("{")
    treated = repair(indexed_folder.location, mend=True)
    assert [(finding.kind, finding.remedy) for finding in treated.first_check.findings] == [
        ("manifest", "owner")
    ]
    assert (treated.repaired_by, treated.is_healthy) == (None, False)


def test_repair_leaves_a_missing_folder_to_the_owner(indexed_folder: IndexedFolder) -> None:
    shutil.move(indexed_folder.folder, indexed_folder.folder.with_name("away"))
    treated = repair(indexed_folder.location, mend=True)
    assert [(finding.kind, finding.remedy) for finding in treated.last_check.findings] == [
        ("folder", "owner")
    ]
    assert indexed_folder.texts() == TEXTS


def test_repair_leaves_an_emptied_folder_to_the_owner(indexed_folder: IndexedFolder) -> None:
    for file in indexed_folder.folder.iterdir():
        file.unlink()
    treated = repair(indexed_folder.location, mend=True)
    assert [(finding.kind, finding.remedy) for finding in treated.last_check.findings] == [
        ("folder", "owner")
    ]
    assert indexed_folder.texts() == TEXTS


def test_repair_of_another_version_waits_for_a_missing_folder(
    indexed_folder: IndexedFolder,
) -> None:
    alter(indexed_folder.location, analyser=-1)
    shutil.move(indexed_folder.folder, indexed_folder.folder.with_name("away"))
    treated = repair(indexed_folder.location, mend=True)
    assert set(kinds(treated).values()) == {"folder", "version"}
    assert treated.repaired_by is None


def test_check_of_a_missing_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        check(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_doctor_command_prints_findings_repairs_and_exits_with_them(
    search: Run, tmp_path: Path
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("Le port de Beyrouth.")
    search("index", articles)
    healthy = search("doctor")
    assert (healthy.code, healthy.out) == (0, "all is well; 1 article in the index\n")
    (articles / "b\x1b.txt").write_text("Le marché de Mossoul.")
    sick = search("doctor")
    assert sick.code == 1
    assert "is not indexed yet" in sick.out
    assert "\x1b" not in sick.out
    assert "--repair" in sick.out
    told = search("doctor", "--json")
    assert (told.code, told.json["healthy"], told.json["mended"]) == (1, False, None)
    assert told.json["findings"] == told.json["left"]
    assert told.json["findings"][0] | {"subject": ""} == {
        "kind": "new",
        "subject": "",
        "detail": "is not indexed yet",
        "remedy": "update",
        "code": "file-new",
        "values": {},
    }
    mended = search("doctor", "--repair")
    assert (mended.code, mended.out.splitlines()[-2:]) == (
        0,
        ["repaired by an update", "all is well; 2 articles in the index"],
    )
    assert search("doctor", "--index", tmp_path / "nowhere").code == 2


def test_doctor_command_says_once_what_to_do_and_what_it_could_not_count(
    search: Run, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    search("index")
    alter(tmp_path / ".search", analyser=-1)
    lines = search("doctor").out.splitlines()
    assert lines[-2:] == [
        "search doctor --repair can repair this",
        "1 finding; the articles could not be counted",
    ]
    (tmp_path / ".search" / "index.json").write_text("{")
    first = search("doctor").out.splitlines()[0]
    assert first.startswith(f"{tmp_path / '.search' / 'index.json'} cannot be read")
    assert first.endswith("search index FOLDER")


def test_doctor_command_names_the_files_that_its_repair_could_not_read(
    search: Run, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    (tmp_path / "seeds/b.txt").write_text("Le marché de Mossoul.")
    search("index")
    (tmp_path / "seeds/a.txt").write_text("")
    lines = search("doctor", "--repair").out.splitlines()
    assert lines[1] == "repaired by an update"
    assert lines[2].startswith("not read: a.txt: it is empty")


def test_doctor_command_does_not_disturb_a_writer(search: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    search("index")
    with generations.write_lock(tmp_path / ".search"):
        assert search("doctor").code == 75


def test_saved_queries_that_cannot_be_read_are_left_to_the_owner(
    search: Run, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    search("index")
    search("save", "ports", "port")
    assert search("doctor").code == 0
    saved = tmp_path / ".search" / "saved.sqlite"
    saved.write_bytes(saved.read_bytes()[:4096] + b"\0" * 4096)
    sick = search("doctor")
    assert sick.code == 1
    assert sick.out.startswith(f"{saved} cannot be read (")
    assert "save the queries again" in sick.out
    saved.unlink()
    assert search("doctor").code == 0


@pytest.mark.parametrize(
    "change", [(b"a.txt", b"b.txt"), (b"port", b"part"), (b"options text", b"optyons text")]
)
def test_saved_queries_with_another_content_are_named(
    search: Run, tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    search("index")
    search("save", "veille", "port")
    assert search("doctor").code == 0
    saved = tmp_path / ".search" / "saved.sqlite"
    saved.write_bytes(saved.read_bytes().replace(*change))
    sick = search("doctor")
    assert (sick.code, "its content is not as it was written" in sick.out) == (1, True)


def test_saved_queries_whose_seals_are_damaged_are_named(search: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    search("index")
    search("save", "veille", "port")
    saved = tmp_path / ".search" / "saved.sqlite"
    saved.write_bytes(saved.read_bytes().replace(b"checksum integer", b"checksun integer"))
    sick = search("doctor")
    assert (sick.code, sick.out.startswith(f"{saved} cannot be read (")) == (1, True)


@pytest.mark.parametrize("times", [1, -1], ids=["in its index", "everywhere"])
def test_a_ledger_with_another_content_is_named_and_no_run_trusts_it(
    indexed_folder: IndexedFolder, times: int
) -> None:
    indexed_folder.put({"a.txt": "Grève\n\nLe port est fermé."})
    indexed_folder.run()
    ledger = generation(indexed_folder) / "ledger.sqlite"
    ledger.write_bytes(ledger.read_bytes().replace(b"a.txt", b"b.txt", times))
    with pytest.raises(IndexCorrupt) as refused:
        synchronise([], indexed_folder.location)
    kinds = {finding.kind for finding in check(indexed_folder.location).findings}
    assert ("ledger" in kinds, refused.value.message.code) == (True, "ledger-unreadable")


@pytest.mark.parametrize(
    "change", ["stamp = 'x'", "problems = '[{'", "problems = '7'", "articles = 'é'"]
)
def test_a_value_that_no_ledger_holds_is_damage_of_the_ledger(tmp_path: Path, change: str) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": TEXTS["a.txt"]})
    indexed_folder.run()
    sql(indexed_folder, f"update files set {change}")
    [finding] = check(indexed_folder.location).findings
    assert (finding.kind, finding.remedy) == ("ledger", "rebuild")
    assert repair(indexed_folder.location, mend=True).is_healthy


def flip_a_bit(file: Path, at: int = 0) -> None:
    """Change one bit of a file, by default of the first byte, which is no part of a footer."""
    content = bytearray(file.read_bytes())
    content[at] ^= 4
    file.write_bytes(content)


def engine_files(indexed_folder: IndexedFolder) -> list[Path]:
    """The files that an engine cannot do without."""
    suffixes = {".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", ".del", ".json"}
    if indexed_folder.engine == "whoosh":
        suffixes = {".seg", ".toc"}
    files = sorted(generation(indexed_folder).iterdir())
    return [path for path in files if path.suffix in suffixes]


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Whoosh leaves the bad file open
@pytest.mark.parametrize("harm", [Path.unlink, flip_a_bit])
def test_every_lost_or_flipped_file_of_an_engine_is_named_by_the_doctor(
    indexed_folder: IndexedFolder, harm: Callable[[Path], None]
) -> None:
    indexed_folder.put({"a.txt": "Le port de Tyr."})
    indexed_folder.run()  # now there are deleted documents
    files = engine_files(indexed_folder)
    assert len(files) >= (13 if indexed_folder.engine == "tantivy" else 2)
    for file in files:
        content = file.read_bytes()
        harm(file)
        [finding] = check(indexed_folder.location).findings
        assert (finding.kind, finding.remedy) == ("damaged", "rebuild")
        assert file.name in english(finding.detail) or "its list of files" in english(
            finding.detail
        )
        file.write_bytes(content)
    assert check(indexed_folder.location).findings == ()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_damage_is_refused_by_an_update_that_would_copy_it(indexed_folder: IndexedFolder) -> None:
    if indexed_folder.engine == "tantivy":
        indexed_folder = with_segments(indexed_folder, 7)
    pattern = "*.seg" if indexed_folder.engine == "whoosh" else "*.store"
    damaged = min(generation(indexed_folder).glob(pattern))
    flip_a_bit(damaged, at=40)  # behind what an engine reads to open it
    before = {path.name: path.read_bytes() for path in engine_files(indexed_folder)}
    indexed_folder.put({"last.txt": "La gare de Tunis."})
    with pytest.raises(IndexCorrupt, match=f"damaged: {damaged.name} is not as it was written"):
        indexed_folder.run()
    assert {name: (generation(indexed_folder) / name).read_bytes() for name in before} == before
    treated = repair(indexed_folder.location, mend=True)
    assert (treated.repaired_by, treated.is_healthy) == ("rebuild", True)
    assert "last.txt" in indexed_folder.texts()


def with_segments(indexed_folder: IndexedFolder, number: int) -> IndexedFolder:
    """Index one file after the other, until the index has so many segments."""
    while len(list(generation(indexed_folder).glob("*.store"))) < number:
        count = len(list(indexed_folder.folder.iterdir()))
        indexed_folder.put({f"{count}.txt": f"Le navire numéro {count}."})
        indexed_folder.run()
    return indexed_folder


def test_segments_that_no_commit_merges_are_not_read_before_it(tmp_path: Path) -> None:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": "Le port de Beyrouth."})
    indexed_folder.run()
    [store] = generation(indexed_folder).glob("*.store")
    flip_a_bit(store)
    indexed_folder.put({"b.txt": "Le marché de Mossoul."})
    assert indexed_folder.run().added == 1
    assert check(indexed_folder.location).remedy == "rebuild"  # the damage is as plain as before


def test_a_manifest_with_another_source_of_names_is_found_altered(
    indexed_folder: IndexedFolder,
) -> None:
    manifest = indexed_folder.location / "index.json"
    manifest.write_text(manifest.read_text().replace('"source_names": ""', '"source_names": "x"'))
    [finding] = check(indexed_folder.location).findings
    assert (finding.kind, finding.remedy) == ("manifest", "owner")
    assert "is not as it was written" in english(finding.detail)


LEFTOVERS = {"tantivy": [".tmpAb3xYz"], "whoosh": ["_MAIN_7.toc.1732783.25", "MAIN.tmp"]}
"""Names that each engine gives what it has not finished."""


def test_repair_removes_what_an_engine_left_and_nothing_of_others(
    indexed_folder: IndexedFolder,
) -> None:
    ours = [generation(indexed_folder) / name for name in LEFTOVERS[indexed_folder.engine]]
    foreign = [generation(indexed_folder) / name for name in (".tmp", ".tmpnotes.txt", "a.tmp")]
    for path in ours + foreign:
        path.write_text("x")
    findings = check(indexed_folder.location).findings
    assert {finding.subject for finding in findings} == {path.name for path in ours}
    assert {finding.kind for finding in findings} == {"leftover"}
    assert repair(indexed_folder.location, mend=True).is_healthy
    assert [path.exists() for path in ours] == [False] * len(ours)
    assert [path.exists() for path in foreign] == [True] * 3


def test_doctor_names_the_files_that_the_ledger_remembers_as_unread(
    search: Run, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    (tmp_path / "seeds/broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    search("index")
    told = search("doctor")
    assert told.code == 0
    assert told.out.splitlines()[0].startswith("not read: broken.pdf: ")
    assert told.out.splitlines()[-1] == "all is well; 1 article in the index"
    [skipped] = search("doctor", "--json").json["skipped"]
    assert skipped["path"] == "broken.pdf"
    assert skipped["reason"] in told.out
