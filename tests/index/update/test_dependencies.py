"""Files are read again when what other files say of them changes, and only then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index import Article, Report, synchronise
from index.engines.base import open_engine
from index.files.roots import Root
from index.files.walk import Entry
from index.files.walk import walk as walk_folder
from index.store.generations import read_manifest
from index.stored_article import StoredArticle
from index.update import dependencies
from index.update.materials import Materials
from tests.support.read_folder import write_files

TODAY = date(2026, 1, 1)
CRUE = "La Loire est sortie de son lit dans la nuit. Trois rues sont sous l'eau.\n"
GREVE = "Les éboueurs ont cessé le travail lundi. La mairie a réquisitionné deux camions.\n"
TABLE = "fichier;titre;date\ncrue.txt;La Loire déborde;2019-03-12\n"
STRIKE = "greve.txt;Les éboueurs en grève;2021-11-05\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_files(
        tmp_path / "presse", {"metadata.csv": TABLE, "crue.txt": CRUE, "greve.txt": GREVE}
    )


def update(archive: Path, *paths: str) -> tuple[int, int, int]:
    """Update the index, from some paths only if they are given, and count what changed."""
    report = run(archive, *paths)
    return report.added, report.updated, report.removed


def run(archive: Path, *paths: str) -> Report:
    sources = [archive / path for path in paths] or [archive]
    return synchronise(sources, archive.parent / "index", today=TODAY)


def titles(archive: Path) -> dict[str, str]:
    """Return the titles of the articles in the index, by their ids."""
    return {article.id: article.title for article in articles(archive)}


def articles(archive: Path) -> Iterator[Article]:
    location = archive.parent / "index"
    manifest = read_manifest(location)
    engine = open_engine(manifest.engine, location / manifest.generation)
    try:
        for match in engine.scan():
            assert match is not None
            yield StoredArticle.from_json(match.stored).article
    finally:
        engine.close()


def write(archive: Path, name: str, text: str) -> None:
    (archive / name).write_text(text, "utf-8")


def test_update_reads_nothing_again_if_nothing_has_changed(archive: Path) -> None:
    assert update(archive) == (2, 0, 0)
    assert update(archive) == (0, 0, 0)


def test_a_new_row_has_its_text_read_again_and_no_other(archive: Path) -> None:
    update(archive)
    write(archive, "metadata.csv", TABLE + STRIKE)
    assert update(archive) == (0, 1, 0)
    assert titles(archive)["greve.txt"] == "Les éboueurs en grève"


def test_a_changed_row_has_its_text_read_again(archive: Path) -> None:
    update(archive)
    write(archive, "metadata.csv", TABLE.replace("déborde", "monte"))
    assert update(archive) == (0, 1, 0)
    assert titles(archive)["crue.txt"] == "La Loire monte"


def test_a_table_that_comes_and_goes_changes_its_texts(archive: Path) -> None:
    (archive / "metadata.csv").unlink()
    update(archive)
    without = titles(archive)
    write(archive, "metadata.csv", TABLE)
    assert update(archive) == (0, 1, 0)
    assert titles(archive)["crue.txt"] == "La Loire déborde"
    (archive / "metadata.csv").unlink()
    assert update(archive) == (0, 1, 0)
    assert titles(archive) == without


def test_a_row_is_no_article_once_its_text_is_there(archive: Path) -> None:
    write(archive, "metadata.csv", "id;titre;résumé\nmarché;Le marché;On y vend du poisson.\n")
    assert update(archive) == (3, 0, 0)
    write(archive, "marché.txt", "Le marché couvert a rouvert ses portes samedi matin.\n")
    assert update(archive) == (1, 0, 1)
    assert titles(archive)["marché.txt"] == "Le marché"
    (archive / "marché.txt").unlink()
    assert update(archive) == (1, 0, 1)
    assert "metadata.csv#marché" in titles(archive)


@pytest.mark.slow
def test_a_sidecar_that_comes_changes_and_goes_changes_its_text(archive: Path) -> None:
    update(archive)
    for title, name in (("Une grève", "greve.json"), ("La grève dure", "greve.json")):
        write(archive, name, f'{{"titre": "{title}", "date": "2021-11-05"}}')
        assert update(archive) == (0, 1, 0)
        assert titles(archive)["greve.txt"] == title
    (archive / "greve.json").unlink()
    assert update(archive) == (0, 1, 0)
    assert titles(archive)["greve.txt"] != "La grève dure"


def test_a_table_written_anew_with_the_same_rows_changes_nothing(archive: Path) -> None:
    update(archive)
    os.utime(archive / "metadata.csv", ns=(5, 5))
    assert update(archive) == (0, 0, 0)
    write(archive, "metadata.csv", TABLE + "absent.txt;Titre;2019-01-01\n")
    assert update(archive) == (0, 0, 0)


@pytest.mark.parametrize("name", ["metadata.csv", "crue.txt"])
def test_update_of_one_file_reads_those_that_depend_on_it(archive: Path, name: str) -> None:
    update(archive)
    write(archive, "metadata.csv", TABLE.replace("déborde", "monte"))
    assert update(archive, name) == (0, 1, 0)
    assert titles(archive)["crue.txt"] == "La Loire monte"
    assert update(archive) == (0, 0, 0)


def test_update_of_a_new_text_takes_its_row_from_the_articles(archive: Path) -> None:
    table = TABLE.replace("date\n", "date;résumé\n").replace("12\n", "12;La Loire monte.\n")
    write(archive, "metadata.csv", table)
    (archive / "crue.txt").unlink()
    update(archive)
    write(archive, "crue.txt", CRUE)
    assert update(archive, "crue.txt") == (1, 0, 1)
    (archive / "crue.txt").unlink()
    assert update(archive, "crue.txt") == (1, 0, 1)


def test_update_of_a_lost_table_reads_its_texts(archive: Path) -> None:
    update(archive)
    (archive / "metadata.csv").unlink()
    assert update(archive, "metadata.csv") == (0, 1, 0)
    assert titles(archive)["crue.txt"] != "La Loire déborde"


def test_update_of_one_file_neither_adds_nor_removes_others(archive: Path) -> None:
    update(archive)
    write(archive, "autre.txt", CRUE)
    (archive / "greve.txt").unlink()
    write(archive, "metadata.csv", TABLE.replace("déborde", "monte"))
    assert update(archive, "metadata.csv") == (0, 1, 0)


def test_a_file_indexed_alone_stands_alone(archive: Path) -> None:
    assert update(archive, "metadata.csv") == (1, 0, 0)
    assert titles(archive) == {"metadata.csv#1": "La Loire déborde"}


def test_files_indexed_one_by_one_are_joined(archive: Path) -> None:
    assert update(archive, "metadata.csv", "crue.txt") == (1, 0, 0)
    assert titles(archive) == {"crue.txt": "La Loire déborde"}


def test_no_folder_is_looked_through_for_files_indexed_one_by_one(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(archive, "metadata.csv", "crue.txt", "greve.txt")
    write(archive, "metadata.csv", TABLE.replace("déborde", "monte") + STRIKE)
    walked: list[str] = []

    def walk(folder: Path, under: str, **options: Any) -> Iterator[Entry]:
        walked.append(under)
        return walk_folder(folder, under, **options)

    monkeypatch.setattr("index.update.diff.walk", walk)
    assert update(archive, "metadata.csv") == (0, 2, 0)
    assert "" not in walked
    assert titles(archive)["greve.txt"] == "Les éboueurs en grève"


def test_pages_and_the_file_that_names_them_depend_on_each_other(tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"n1-METS.xml": "<mets/>", "ALTO/p1.xml": "<alto/>"})

    def prints() -> list[str]:
        materials = Materials(roots=(Root(str(folder)),))
        return [
            dependencies.fingerprint(materials.of(str(folder), path, folder / path), folder / path)
            for path in ("n1-METS.xml", "ALTO/p1.xml")
        ]

    first = prints()
    assert prints() == first
    write(folder, "ALTO/p1.xml", "<alto>2</alto>")
    second = prints()
    assert second[0] != first[0]
    (folder / "n1-METS.xml").write_text("<mets>2</mets>", "utf-8")
    third = prints()
    assert third[1] != second[1]


def test_a_companion_that_has_just_changed_is_looked_at_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stamp() -> str:
        place = Materials(roots=(Root(str(archive)),)).place(str(archive), "crue.txt")
        assert place is not None
        return dependencies.companion_stamp(place)

    os.utime(archive / "metadata.csv")
    assert stamp() != stamp()
    monkeypatch.setattr(dependencies, "DOUBTFUL_NS", 0)
    assert stamp() == stamp()
    assert stamp()
