"""The limits are those that docs/limits.md states, and an owner may change some."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import InputError
from index.readers import limits
from index.readers.limits import SETTING_KEYS, Limits
from search.cli.settings import read_settings

HOUSE = Path(__file__).parents[3]
PAGE = (HOUSE / "docs" / "limits.md").read_text("utf-8")
ROWS = re.findall(r"^\|[^|]*\| ([^|]+) \| `(\w+)` \|", PAGE, re.MULTILINE)
SETTINGS = re.findall(r"`(SEARCH_[A-Z_]+)`, `(\w+)`", PAGE)
UNITS = {
    "MB": 1 << 20,
    "GB": 1 << 30,
    "million characters": 1 << 20,
    "bytes": 1,
    "seconds": 1,
    "": 1,
}


def constants() -> dict[str, int]:
    """Return the limits that nobody can change, by their names."""
    return {name: value for name, value in vars(limits).items() if isinstance(value, int)}


@pytest.mark.parametrize(("stated", "name"), ROWS)
def test_limits_are_what_is_stated(stated: str, name: str) -> None:
    number, _, unit = stated.partition(" ")
    owner = limits if name.isupper() else Limits()
    assert getattr(owner, name) == int(number) * UNITS[unit]


def test_limits_are_all_stated_but_for_how_much_is_read_at_a_time() -> None:
    known = {*constants(), *Limits.__struct_fields__}
    unstated = {"SNIFFED_BYTES", "BLOCK_BYTES", "MAX_MEMORY_BYTES"}
    assert known - {name for _, name in ROWS} - unstated == {"_MAX_DIGITS"}


def test_limits_that_can_be_set_are_all_stated() -> None:
    assert [(f"SEARCH_{key.upper()}", key) for key in SETTING_KEYS] == SETTINGS


@pytest.mark.parametrize(("variable", "key"), SETTINGS)
def test_limits_are_set_by_the_environment(variable: str, key: str) -> None:
    changed = Limits.of_environment({variable: " 7 "})
    assert changed != Limits()
    assert changed == Limits.of({key: "7"})
    assert Limits.of_environment({variable: " "}) == Limits()


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "9" * 30, "²", "2001"])
def test_limits_that_are_impossible_are_refused(value: str) -> None:
    with pytest.raises(InputError, match=f"SEARCH_LARGEST_MB is '{re.escape(value)}'"):
        Limits.of_environment({"SEARCH_LARGEST_MB": value})


def test_limits_are_set_by_a_file_that_the_environment_goes_before(home: Path) -> None:
    (home / "search.toml").write_text("largest_mb = 5\narchive_depth = 2\n")
    set_limits = read_settings({**os.environ, "SEARCH_LARGEST_MB": "9"}).limits
    assert set_limits == {"largest_mb": "9", "archive_depth": "2"}
    expected = Limits(max_file_bytes=9 << 20, max_archive_depth=2)
    assert Limits.of(set_limits) == expected


@pytest.mark.parametrize("wrong", ['largest_mb = "5"', "largest_mb = true", "largest_mb = 1.5"])
def test_limits_of_a_file_are_whole_numbers(home: Path, wrong: str) -> None:
    (home / "search.toml").write_text(wrong)
    with pytest.raises(InputError) as caught:
        read_settings(os.environ)
    assert caught.value.message.code == "setting-not-number"
    assert caught.value.message.values["key"] == "largest_mb"


def command(home: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, with nothing set in the environment."""
    words = [sys.executable, "-m", "search", *arguments]
    environment = {"PYTHONPATH": str(HOUSE), "XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"]}
    return subprocess.run(words, env=environment, cwd=home, capture_output=True, check=False)


@pytest.mark.slow
def test_limits_that_are_raised_let_a_larger_file_in(home: Path) -> None:
    (home / "a.txt").write_text("Titre\n\n" + "Le pont de Bassora rouvre. " * 60_000)
    (home / "search.toml").write_text("largest_mb = 1\n")
    first = command(home, "index", "a.txt", "--index", "ix", "--jobs", "2")
    assert b"larger than 1 MB" in first.stdout
    (home / "search.toml").write_text("largest_mb = 2\n")
    second = command(home, "index", "a.txt", "--index", "ix", "--jobs", "2", "--rebuild")
    assert b"1 article in the index" in second.stdout


@pytest.mark.slow
def test_limits_are_kept_by_a_repair(home: Path) -> None:
    (home / "articles").mkdir()
    (home / "articles" / "a.txt").write_text("Titre\n\nLe pont de Bassora rouvre.")
    (home / "search.toml").write_text("largest_mb = 1\n")
    command(home, "index", "articles", "--index", "ix")
    (home / "articles" / "b.txt").write_text("Titre\n\n" + "Le pont de Bassora rouvre. " * 60_000)
    treated = command(home, "doctor", "--repair", "--json", "--index", "ix")
    assert json.loads(treated.stdout)["articles"] == 1
