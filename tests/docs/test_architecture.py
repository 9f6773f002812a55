"""ARCHITECTURE.md, CONTRIBUTING.md and the glossary name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ARCHITECTURE = (HOUSE / "ARCHITECTURE.md").read_text("utf-8")
PACKAGES = ("index", "search")
MODULES = {
    file.stem if file.stem != "__init__" else file.parent.name
    for package in PACKAGES
    for file in (HOUSE / package).rglob("*.py")
}
FOLDERS = {
    folder.name
    for package in PACKAGES
    for folder in (HOUSE / package).rglob("*")
    if folder.is_dir() and folder.name != "__pycache__"
}


def test_architecture_has_a_heading_for_every_room() -> None:
    headings = " ".join(re.findall(r"^#+ .*$", ARCHITECTURE, re.MULTILINE))
    rooms = {
        folder.name
        for package in PACKAGES
        for folder in (HOUSE / package).iterdir()
        if folder.is_dir() and folder.name != "__pycache__"
    }
    assert {room for room in rooms if f"`{room}/`" not in headings} == set()


def test_architecture_names_only_modules_that_exist() -> None:
    text = re.sub(r"```.*?```", "", ARCHITECTURE, flags=re.DOTALL)
    named = set(re.findall(r"`([a-z][a-z_]+)`", text))
    words = {
        "find",
        "hits",
        "get",
        "whoosh3",
        "opensearch",
        "saved",
        "support",
        "stress",
        "synchronise",
    }
    assert named - MODULES - FOLDERS - words == set()


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/glossary.md"])
def test_paths_in_a_page_exist(page: str) -> None:
    text = (HOUSE / page).read_text("utf-8")
    paths = re.findall(r"`((?:index|search|tests|bench|docs|seeds)/[\w/.]*)`", text)
    missing = [path for path in paths if "NAME" not in path and not exists(path)]
    assert missing == []


def exists(path: str) -> bool:
    return (HOUSE / path).exists() or (HOUSE / f"{path}.py").exists()
