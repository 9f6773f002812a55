"""The doctor finds what is wrong with an index, names it, and mends it without losing an article."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index.doctor import RepairReport, check, repair
from index.engines.base import EMBEDDED, Engine, open_engine
from index.errors import IndexMissing
from index.store import generations
from index.store.generations import read_manifest
from tests.index.store.test_generations import alter
from tests.support.changing_archive import Newsroom
from tests.support.commands import Run
from tests.support.documents import write_documents
from tests.support.messages import english

TEXTS = {
    "a.txt": "Le port de Beyrouth.",
    "b.txt": "Le marché de Mossoul.",
    "d.jsonl#x": "Un.",
    "d.jsonl#y": "Deux.",
}


@pytest.fixture(params=EMBEDDED)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Newsroom:
    newsroom = Newsroom.empty(tmp_path, request.param)
    newsroom.put({name: text for name, text in TEXTS.items() if name.endswith("txt")})
    newsroom.put({"d.jsonl": [{"id": "x", "body": "Un."}, {"id": "y", "body": "Deux."}]})
    newsroom.run()
    return newsroom


def generation(newsroom: Newsroom) -> Path:
    return newsroom.location / read_manifest(newsroom.location).generation


def engine(newsroom: Newsroom) -> Engine:
    return open_engine(newsroom.engine, generation(newsroom))


def kinds(treated: RepairReport) -> dict[str, str]:
    return {finding.subject: finding.kind for finding in treated.found.findings}


def sql(newsroom: Newsroom, *statements: str) -> None:
    with sqlite3.connect(generation(newsroom) / "ledger.sqlite") as ledger:
        for statement in statements:
            ledger.execute(statement)
    ledger.close()


def test_repair_leaves_a_healthy_index_alone(newsroom: Newsroom) -> None:
    before = {
        path: path.stat().st_mtime_ns for path in newsroom.location.rglob("*") if path.is_file()
    }
    treated = repair(newsroom.location, mend=True)
    assert (treated.healthy, treated.found.findings, treated.mended, treated.found.articles) == (
        True,
        (),
        None,
        4,
    )
    after = {
        path: path.stat().st_mtime_ns for path in newsroom.location.rglob("*") if path.is_file()
    }
    assert {name for name in before | after if before.get(name) != after.get(name)} <= {
        newsroom.location / "writer.lock"
    }


def test_repair_updates_files_that_came_changed_and_vanished(
    newsroom: Newsroom,
) -> None:
    newsroom.put({"new.txt": "La gare de Tunis.", "a.txt": "Le port de Tyr."})
    (newsroom.folder / "b.txt").unlink()
    assert kinds(repair(newsroom.location)) == {
        "new.txt": "new",
        "a.txt": "changed",
        "b.txt": "gone",
    }
    assert newsroom.texts() == TEXTS
    treated = repair(newsroom.location, mend=True)
    assert (treated.mended, treated.healthy) == ("update", True)
    assert set(newsroom.texts()) == {"a.txt", "new.txt", "d.jsonl#x", "d.jsonl#y"}


def test_check_ignores_touched_files_and_unreadable_ones(newsroom: Newsroom) -> None:
    newsroom.put({"broken.txt": b"\0\1\2" * 99, "picture.png": b"\x89PNG"})
    assert newsroom.run().skipped
    os.utime(newsroom.folder / "a.txt")
    assert check(newsroom.location).findings == ()


def test_repair_removes_documents_of_no_known_file(newsroom: Newsroom) -> None:
    sql(newsroom, "delete from files where name = 'b.txt'")
    (newsroom.folder / "b.txt").unlink()
    assert kinds(repair(newsroom.location)) == {"b.txt": "orphan"}
    assert repair(newsroom.location, mend=True).healthy
    assert set(newsroom.texts()) == set(TEXTS) - {"b.txt"}


def test_repair_reads_articles_again_that_the_engine_lost(newsroom: Newsroom) -> None:
    opened = engine(newsroom)
    write_documents(opened, [], ["d.jsonl", "a.txt"])
    opened.close()
    assert kinds(repair(newsroom.location)) == {"a.txt": "miscounted", "d.jsonl": "miscounted"}
    treated = repair(newsroom.location, mend=True)
    assert (treated.mended, treated.healthy) == ("update", True)
    assert newsroom.texts() == TEXTS


def test_repair_removes_the_copy_of_an_article_held_twice(newsroom: Newsroom) -> None:
    from index.readers.raw import RawArticle
    from index.update.assembler import Assembler
    from index.update.documents import document
    from tests.support.changing_archive import TODAY

    again = document(Assembler(TODAY).assemble(RawArticle(TEXTS["a.txt"]), "a.txt"))
    opened = engine(newsroom)
    write_documents(opened, [again, again])
    opened.close()
    assert ("a.txt", "doubled") in [
        (finding.subject, finding.kind) for finding in repair(newsroom.location).found.findings
    ]
    assert repair(newsroom.location, mend=True).healthy
    assert newsroom.texts() == TEXTS


def leave_a_generation(newsroom: Newsroom) -> None:
    shutil.copytree(generation(newsroom), newsroom.location / "generation-99")


def leave_a_manifest(newsroom: Newsroom) -> None:
    (newsroom.location / "index.json.new").write_text("{")


def interrupt(newsroom: Newsroom) -> None:
    sql(
        newsroom,
        "insert into plans (root, path, name, known) select root, path, name, 1 from files where name = 'a.txt'",
    )


def lose_the_ledger(newsroom: Newsroom) -> None:
    (generation(newsroom) / "ledger.sqlite").unlink()


def break_the_ledger(newsroom: Newsroom) -> None:
    (generation(newsroom) / "ledger.sqlite").write_bytes(b"nothing of use" * 999)


def lose_the_generation(newsroom: Newsroom) -> None:
    shutil.rmtree(generation(newsroom))


def break_the_engine(newsroom: Newsroom) -> None:
    for file in generation(newsroom).iterdir():
        if file.name == "meta.json" or file.suffix == ".toc":
            file.write_bytes(b"{")


def be_of_another_version(newsroom: Newsroom) -> None:
    alter(newsroom.location, analyser=0)


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
        (lose_the_generation, "generation", "rebuild"),
        (break_the_engine, "damaged", "rebuild"),
        (be_of_another_version, "version", "rebuild"),
    ],
)
def test_repair_mends_what_is_wrong_with_the_files_of_an_index(
    newsroom: Newsroom, harm: Callable[[Newsroom], None], kind: str, remedy: str
) -> None:
    harm(newsroom)
    assert [finding.kind for finding in check(newsroom.location).findings] == [kind]
    treated = repair(newsroom.location, mend=True)
    assert (treated.mended, treated.left.findings) == (remedy, ())
    assert newsroom.texts() == TEXTS
    assert sorted(path.name for path in newsroom.location.iterdir() if path.is_dir()) == [
        generation(newsroom).name
    ]


@pytest.mark.parametrize("suffix", [".store", ".idx", ".term", ".pos", ".fast", ".fieldnorm"])
def test_check_finds_one_wrong_bit_in_a_file_of_tantivy(tmp_path: Path, suffix: str) -> None:
    newsroom = Newsroom.empty(tmp_path)
    newsroom.put({"a.txt": "Le port de Beyrouth."})
    newsroom.run()
    [file] = generation(newsroom).glob(f"*{suffix}")
    content = bytearray(file.read_bytes())
    content[len(content) // 4] ^= 4
    file.write_bytes(content)
    found = check(newsroom.location)
    assert found.remedy == "rebuild"
    assert any(
        finding.kind == "damaged" and file.name in english(finding.detail)
        for finding in found.findings
    )
    assert repair(newsroom.location, mend=True).healthy


def test_repair_leaves_an_unreadable_manifest_to_the_owner(newsroom: Newsroom) -> None:
    (newsroom.location / "index.json").write_text("{")
    treated = repair(newsroom.location, mend=True)
    assert [(finding.kind, finding.remedy) for finding in treated.found.findings] == [
        ("manifest", "owner")
    ]
    assert (treated.mended, treated.healthy) == (None, False)


def test_repair_leaves_a_missing_folder_to_the_owner(newsroom: Newsroom) -> None:
    shutil.move(newsroom.folder, newsroom.folder.with_name("away"))
    treated = repair(newsroom.location, mend=True)
    assert [(finding.kind, finding.remedy) for finding in treated.left.findings] == [
        ("folder", "owner")
    ]
    assert newsroom.texts() == TEXTS


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
    assert "new b" in sick.out
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


def test_doctor_command_does_not_disturb_a_writer(search: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Le port de Beyrouth.")
    search("index")
    with generations.write_lock(tmp_path / ".search"):
        assert search("doctor").code == 75
