"""The limits are those that docs/limits.md states, and an owner may change some."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from index.errors import InputError
from index.readers import limits
from search.cli.settings import read_settings

PAGE = (Path(__file__).parents[3] / "docs" / "limits.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\|[^|]*\| ([^|]+) \| `([A-Z_]+)` \|", PAGE, re.MULTILINE))
UNITS = {"MB": 1 << 20, "GB": 1 << 30, "million characters": 1 << 20, "bytes": 1, "": 1}


@pytest.mark.parametrize(("stated", "name"), ROWS.items())
def test_a_limit_is_what_is_stated(stated: str, name: str) -> None:
    number, _, unit = stated.partition(" ")
    assert getattr(limits, name) == int(number) * UNITS[unit]


def test_every_limit_is_stated_but_for_how_much_is_read_at_a_time() -> None:
    known = {name for name in vars(limits) if name.isupper()}
    assert known - set(ROWS.values()) == {"SNIFFED_BYTES", "BLOCK_BYTES", "MAX_MEMORY_BYTES"}


@pytest.mark.parametrize("variable", re.findall(r"`(SEARCH_[A-Z_]+)`, `", PAGE))
def test_the_environment_sets_a_limit(variable: str) -> None:
    names = "MAX_FILE_BYTES, MAX_ARCHIVE_BYTES, MAX_SPOOLED_BYTES, MAX_ARCHIVE_DEPTH"
    program = f"from index.readers.limits import {names}; print({names})"
    root = {"PYTHONPATH": str(Path(__file__).parents[3])}
    usual, other = (
        subprocess.run(
            [sys.executable, "-c", program], env=env, capture_output=True, check=True
        ).stdout
        for env in (root, {**root, variable: "7"})
    )
    assert usual != other


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "9" * 30, "²"])
def test_a_limit_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCH_LARGEST_MB", value)
    with pytest.raises(InputError, match="SEARCH_LARGEST_MB"):
        limits._set("SEARCH_LARGEST_MB", 64)


def test_a_configuration_file_sets_limits_and_the_environment_goes_before_it(home: Path) -> None:
    (home / "search.toml").write_text("largest_mb = 5\narchive_depth = 2\n")
    assert read_settings({"SEARCH_LARGEST_MB": "9"}).limits == {
        "SEARCH_LARGEST_MB": "9",
        "SEARCH_ARCHIVE_DEPTH": "2",
    }
    for wrong in ('largest_mb = "5"', "largest_mb = true", "largest_mb = 1.5"):
        (home / "search.toml").write_text(wrong)
        with pytest.raises(InputError, match="largest_mb"):
            read_settings({})


def test_a_larger_file_is_read_when_the_limit_is_raised(home: Path) -> None:
    (home / "a.txt").write_text("Titre\n\n" + "Le pont de Bassora rouvre. " * 60_000)
    (home / "search.toml").write_text("largest_mb = 1\n")
    command = [sys.executable, "-m", "search.cli", "index", "a.txt", "--index", "ix"]
    root = {"PYTHONPATH": str(Path(__file__).parents[3])}
    assert (
        b"larger than 1 MB"
        in subprocess.run(command, env=root, cwd=home, capture_output=True, check=True).stdout
    )
    (home / "search.toml").write_text("largest_mb = 2\n")
    assert (
        b"1 articles"
        in subprocess.run(
            [*command, "--rebuild"], env=root, cwd=home, capture_output=True, check=True
        ).stdout
    )


def test_a_repair_keeps_to_the_limits_that_are_set(home: Path) -> None:
    (home / "articles").mkdir()
    (home / "articles" / "a.txt").write_text("Titre\n\nLe pont de Bassora rouvre.")
    (home / "search.toml").write_text("largest_mb = 1\n")
    root = {"PYTHONPATH": str(Path(__file__).parents[3])}
    run = partial(subprocess.run, env=root, cwd=home, capture_output=True, check=False)
    command = [sys.executable, "-m", "search.cli"]
    run([*command, "index", "articles", "--index", "ix"])
    (home / "articles" / "b.txt").write_text("Titre\n\n" + "Le pont de Bassora rouvre. " * 60_000)
    treated = run([*command, "doctor", "--repair", "--json", "--index", "ix"])
    assert json.loads(treated.stdout)["articles"] == 1
