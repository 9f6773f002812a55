"""Files are found by the names that records have for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.readers.companions import described_files
from index.readers.companions.described_files import (
    DescribedFiles,
    files_below,
    folded,
    without_suffix,
)
from index.readers.companions.folder_tree import FolderTree
from tests.support.read_folder import write_files

FILES = DescribedFiles(
    ["une.txt", "n. 5.txt", "0012.txt", "a/deux.html", "a/deux.pdf", "a/trois.txt", "b/trois.txt"]
)


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("une.txt", ["une.txt"]),
        ("UNE", ["une.txt"]),
        ("corpus/une.txt", ["une.txt"]),
        ("/home/ada/corpus/une.txt", ["une.txt"]),
        ("file:///home/ada/une.txt", ["une.txt"]),
        ("C:\\corpus\\une.txt", ["une.txt"]),
        ("une.pdf", ["une.txt"]),
        ("n. 5", ["n. 5.txt"]),
        ("12", ["0012.txt"]),
        ("a/deux", ["a/deux.html", "a/deux.pdf"]),
        ("deux.pdf", ["a/deux.pdf"]),
        ("deux", []),
        ("a/trois.txt", ["a/trois.txt"]),
        ("trois.txt", []),
        ("../une.txt", []),
        ("a/../une.txt", []),
        ("https://exemple.fr/une.txt", []),
        ("", []),
        ("/", []),
        (".", []),
        (".txt", []),
        ("absente", []),
    ],
)
def test_names_in_any_notation_stand_for_files(name: str, paths: list[str]) -> None:
    assert FILES.find(name) == paths


def test_names_without_a_suffix_stand_for_nothing_more_once_a_file_is_found() -> None:
    assert FILES.find_all(["une.txt", "12"]) == ["une.txt"]
    assert FILES.find_all(["12", "une.txt"]) == ["0012.txt", "une.txt"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.txt", "a"),
        ("a.tar.gz", "a.tar"),
        ("a/b.c/d", "a/b.c/d"),
        (".caché", ".caché"),
        ("a/.caché", "a/.caché"),
        ("rapport.version-finale", "rapport.version-finale"),
        ("a.", "a"),
    ],
)
def test_a_suffix_is_short_and_behind_a_name(name: str, stem: str) -> None:
    assert without_suffix(name) == stem


def test_names_are_compared_without_capitals_and_notations() -> None:
    assert folded("ÉTÉ.TXT") == folded("e\u0301te\u0301.txt")


def test_files_below_come_with_the_nearest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path, dict.fromkeys(["z", "a/y", "a/b/x", "a/b/c/w"], ""))
    tree = FolderTree(folder, run=1)
    assert list(files_below(tree, "")) == ["z", "a/y", "a/b/x"]
    assert list(files_below(tree, "a")) == ["y", "b/x", "b/c/w"]
    assert list(files_below(tree, "absent")) == []
    monkeypatch.setattr(described_files, "MAX_NAMES", 2)
    assert list(files_below(tree, "")) == ["z", "a/y"]
