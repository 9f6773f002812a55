"""The names of files tell which of them may describe others."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.readers.companions.folder_tree import place_on_disk
from index.readers.companions.paths import (
    companion_paths,
    companions_in,
    described_paths,
    is_companion,
    is_issue,
    is_page,
    issue_paths,
)
from index.readers.limits import MAX_TABLES
from index.readers.material import Place
from tests.support.read_folder import write_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(
        tmp_path,
        dict.fromkeys(
            [
                "metadata.csv",
                "autres.tsv",
                "n1-METS.xml",
                "txt/une.txt",
                "txt/une.json",
                "txt/UNE.ctx",
                "txt/deux.txt",
                "txt/seul.ctx",
                "txt/notices.ris",
                "txt/1/2/trois.txt",
                "ALTO/p1.xml",
            ],
            "",
        ),
    )


def place(folder: Path, path: str) -> Place:
    return place_on_disk(str(folder), path, run=hash(folder))


@pytest.mark.parametrize(
    ("path", "paths"),
    [
        ("txt/une.txt", ["txt/UNE.ctx", "txt/une.json"]),
        ("txt/deux.txt", []),
    ],
)
def test_companions_of_a_file_come_with_the_nearest_first(
    folder: Path, path: str, paths: list[str]
) -> None:
    tables = ["txt/notices.ris", "metadata.csv", "autres.tsv"]
    assert list(companion_paths(place(folder, path))) == paths + tables


def test_a_table_describes_files_two_levels_below_it_and_none_deeper(folder: Path) -> None:
    deep = place(folder, "txt/1/2/trois.txt")
    assert list(companion_paths(deep)) == ["txt/notices.ris"]
    assert list(described_paths(place(folder, "metadata.csv"))) == [
        "n1-METS.xml",
        "ALTO/p1.xml",
        "txt/deux.txt",
        "txt/une.txt",
    ]


def test_a_companion_describes_the_files_of_its_name(folder: Path) -> None:
    assert list(described_paths(place(folder, "txt/UNE.ctx"))) == ["txt/une.txt"]
    assert list(described_paths(place(folder, "txt/seul.ctx"))) == []
    assert list(described_paths(place(folder, "txt/une.txt"))) == []


def test_pages_have_the_files_that_may_name_them(folder: Path) -> None:
    assert list(issue_paths(place(folder, "ALTO/p1.xml"))) == ["n1-METS.xml"]
    assert list(issue_paths(place(folder, "txt/une.txt"))) == ["n1-METS.xml"]


def test_a_folder_without_companions_has_none(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": "", "b/c.html": ""})
    assert not companions_in(place(tmp_path, "a.txt").tree, "")


def test_of_many_tables_those_of_a_telling_name_come_alone(tmp_path: Path) -> None:
    tables = [f"t{number}.csv" for number in range(MAX_TABLES)]
    write_files(tmp_path, dict.fromkeys([*tables, "a.txt"], ""))
    assert companions_in(place(tmp_path, "a.txt").tree, "").tables == tuple(tables)
    write_files(tmp_path, {"Métadonnées.csv": "", "metadata.csv": ""})
    other = place_on_disk(str(tmp_path), "a.txt", run=-1)
    assert companions_in(other.tree, "").tables == ("Métadonnées.csv", "metadata.csv")


@pytest.mark.parametrize(
    ("name", "companion", "page", "issue"),
    [
        ("a.csv", True, False, False),
        ("a.CTX", True, False, False),
        ("a.txt", False, False, False),
        ("csv", False, False, False),
        ("p1.xml", False, True, False),
        ("p1.XML.gz", False, True, False),
        ("n1-mets.xml", False, True, True),
        ("x/manifest.xml", False, True, True),
        ("mets/p1.xml", False, True, False),
        ("mets.txt", False, False, False),
    ],
)
def test_names_tell_what_a_file_may_be(name: str, companion: bool, page: bool, issue: bool) -> None:
    assert (is_companion(name), is_page(name), is_issue(name)) == (companion, page, issue)
