"""A file finds the files around it, and none outside the folder that is indexed."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from index.readers.archives import zip as zips
from index.readers.companions import folder_tree
from index.readers.companions.folder_tree import FolderTree, place_on_disk
from index.readers.material import Material, Member
from tests.support.archive_writer import zipped
from tests.support.read_folder import write_files

FILES = {
    "issue.xml": "<mets/>",
    "ALTO/page 1.xml": "<alto/>",
    "ALTO/page2.xml": "<alto>2</alto>",
    "ALTO/.caché.xml": "<alto/>",
    ".git/config": "x",
    "autres/une.txt": "Une",
}


@pytest.fixture(params=["folder", "archive"])
def issue(request: pytest.FixtureRequest, tmp_path: Path) -> Material:
    """Return the material of `issue.xml` in a folder or an archive."""
    if request.param == "folder":
        folder = write_files(tmp_path / "presse", FILES)
        place = place_on_disk(str(folder), "issue.xml", run=1)
        return Material("issue.xml", folder / "issue.xml", place=place)
    archive = Material("a.zip", zipped(list(FILES.items())))
    members = [part for part in zips.read(archive) if isinstance(part, Member)]
    return next(member.material for member in members if member.key == "issue.xml")


@pytest.mark.parametrize(
    "path",
    [
        "ALTO/page2.xml",
        "./ALTO/page2.xml",
        "ALTO\\page2.xml",
        "file://./ALTO/page2.xml",
        "file:ALTO/page2.xml",
        "autres/../ALTO//page2.xml",
    ],
)
def test_neighbours_are_found_by_paths(issue: Material, path: str) -> None:
    page = issue.neighbour(path)
    assert page is not None
    assert (page.name, page.whole()) == ("page2.xml", b"<alto>2</alto>")
    assert page.neighbour("../issue.xml") is not None
    assert page.neighbour_names() == ("page 1.xml", "page2.xml")
    assert page.neighbour_names("..") == ("issue.xml",)


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "ALTO",
        "absent.xml",
        "ALTO/.caché.xml",
        ".git/config",
        "../secret.txt",
        "ALTO/../../secret.txt",
        "/etc/passwd",
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "\\\\serveur\\partage\\a.txt",
        "https://exemple.fr/a.xml",
        "ALTO/page2.xml\0",
        "ALTO/page2.xml/",
    ],
)
def test_paths_that_lead_elsewhere_find_nothing(issue: Material, path: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Un secret.", "utf-8")
    found = issue.neighbour(path)
    assert found is None or path == "ALTO/page2.xml/"


def test_names_are_those_of_files_that_are_not_hidden(issue: Material) -> None:
    assert issue.neighbour_names() == ("issue.xml",)
    assert issue.neighbour_names("ALTO") == ("page 1.xml", "page2.xml")
    assert issue.neighbour_names("..") == issue.neighbour_names("absent") == ()
    assert issue.place is not None
    assert issue.place.tree.folders("") == ("ALTO", "autres")


def test_a_file_that_stands_alone_has_no_neighbours(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    alone = Material("issue.xml", tmp_path / "issue.xml")
    assert alone.neighbour("ALTO/page2.xml") is None
    assert alone.neighbour_names() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_lead_to_no_neighbours(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret/s.txt": "Un secret.", "presse/une.txt": "Une"})
    folder = tmp_path / "presse"
    (folder / "lien.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (folder / "dossier").symlink_to(tmp_path / "secret")
    material = Material(
        "une.txt", folder / "une.txt", place=place_on_disk(str(folder), "une.txt", 1)
    )
    assert material.neighbour_names() == ("une.txt",)
    for path in ("lien.txt", "dossier/s.txt"):
        assert material.neighbour(path) is None
    assert material.neighbour_names("dossier") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is no file there")
def test_pipes_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.txt")
    assert FolderTree(tmp_path, run=1).files("") == ()


def test_a_tree_of_single_files_has_no_others(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": "a", "b.txt": "b", "c/d.txt": "d"})
    tree = FolderTree(tmp_path, run=1, only=("a.txt", "absent.txt"))
    assert (tree.files(""), tree.folders(""), tree.files("c")) == (("a.txt",), (), ())


def test_a_tree_is_listed_once_in_a_run(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": "a"})
    first = place_on_disk(str(tmp_path), "a.txt", run=1)
    assert first.tree.files("") == ("a.txt",)
    write_files(tmp_path, {"b.txt": "b"})
    assert place_on_disk(str(tmp_path), "b.txt", run=1).tree.files("") == ("a.txt",)
    assert place_on_disk(str(tmp_path), "b.txt", run=2).tree.files("") == ("a.txt", "b.txt")
    assert pickle.loads(pickle.dumps(first)).tree is place_on_disk(str(tmp_path), "a.txt", 1).tree


def test_only_so_many_names_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_tree, "MAX_NAMES", 5)
    write_files(tmp_path, {f"{folder}/{number}.txt": "x" for folder in "ab" for number in range(9)})
    tree = FolderTree(tmp_path, run=1)
    assert [len(tree.files(folder)) for folder in "aba"] == [5, 5, 5]
    assert len(tree._listings) == 1
