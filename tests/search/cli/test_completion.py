"""A shell completes the names of the archive's sources and people."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from search.cli.completion import (
    organisation_names,
    people_names,
    place_names,
    source_names,
)
from tests.support.archives import archive_of


@pytest.fixture(autouse=True)
def chosen(home: Path, articles_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.is_dir()
    monkeypatch.setenv("SEARCH_INDEX", str(articles_index))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("Le", ["Le Monde"]), ("le m", ["le monde"]), ("press", ["press TV"]), ("x", [])],
)
def test_sources_are_completed_in_any_case(typed: str, expected: list[str]) -> None:
    assert [name.lower() for name in source_names(typed)] == [name.lower() for name in expected]
    assert all(name.startswith(typed) for name in source_names(typed))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Elis", "Elisabeth Borne"),
        ("bor", "borne"),
        ("haid", "haidar al-Abadi"),
        ("al-A", "al-Abadi"),
    ],
)
def test_people_are_completed_by_name_or_surname_without_accents(typed: str, expected: str) -> None:
    assert expected in people_names(typed)


def test_nothing_typed_offers_everybody() -> None:
    assert len(people_names("")) > 5


def test_no_index_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCH_INDEX", "nowhere")
    assert (source_names("Le"), people_names("")) == ([], [])


def test_a_shell_gets_them() -> None:
    asked = {
        "_SEARCH_COMPLETE": "complete_bash",
        "COMP_WORDS": "search people --source Le",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.argv[0] = 'search'; from search.main import main; main()",
        ],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split("\n")[0] == r"Le\ Monde", done.stderr


def test_acronyms_of_organisations_are_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = {"a": "L'OTAN, ou Organisation du traité de l'Atlantique Nord, se réunit à Mossoul."}
    with archive_of(bodies, tmp_path, "tantivy") as archive:
        monkeypatch.setenv("SEARCH_INDEX", str(archive.location))
    assert organisation_names("OT") == ["OTAN"]
    assert organisation_names("ot") == ["otAN"]
    assert place_names("Mosu") == ["Mosul"]
