"""Test that README.md shows what the program prints, by running each command of its transcripts."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
VARYING = re.compile(
    r"\(\d+ ms\)|\(\d+\.\d s\)|[\d.]+ kB|^from /.*|(?<=export of )[\d-]+", re.MULTILINE
)
"""Times, sizes, paths and the day, which differ from run to run."""

MAX_SECONDS = 60


def transcripts() -> Iterator[tuple[str, str]]:
    """Yield each command of the README, with what the README shows below it."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            yield command, output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with the seeds, as the README has its reader do."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def run(command: str, folder: Path) -> str:
    """Run a command of the README in a folder, and return what it prints."""
    words = shlex.split(command)
    start = words.index("search")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
        "HOME": str(folder),
    }
    for assignment in words[:start]:
        name, value = assignment.split("=", 1)
        environment[name] = value
    done = subprocess.run(
        [sys.executable, "-m", "search", *words[start + 1 :]],
        cwd=folder,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=MAX_SECONDS,
        check=False,
    )
    return done.stdout


@pytest.mark.slow
def test_readme_transcripts_show_what_the_program_prints(folder: Path) -> None:
    steps = list(transcripts())
    assert len(steps) >= 5
    for command, output in steps:
        printed = run(command, folder)
        assert VARYING.sub("…", printed) == VARYING.sub("…", output), command


def test_readme_library_example_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [example] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(example.strip().splitlines()) <= 6
    monkeypatch.chdir(folder)
    exec(compile(example, "README.md", "exec"), {})


def test_readme_sets_up_with_two_commands() -> None:
    assert len(re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)) == 2
