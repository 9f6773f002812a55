"""The README shows what the program prints: each command of its transcripts is run and compared."""

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
VARYING = re.compile(r"\(\d+ ms\)|\(\d+\.\d s\)|[\d.]+ kB|^from /.*", re.MULTILINE)


def transcripts() -> Iterator[tuple[str, str]]:
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            yield command, shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    start = words.index("search")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
        "HOME": str(folder),
        **dict(assignment.split("=", 1) for assignment in words[:start]),
    }
    arguments = words[start + 1 :]
    done = subprocess.run(
        [sys.executable, "-m", "search", *arguments],
        cwd=folder,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return done.stdout


def test_every_transcript_is_what_the_program_prints(folder: Path) -> None:
    steps = list(transcripts())
    assert len(steps) >= 5
    for command, shown in steps:
        printed = run(command, folder)
        assert VARYING.sub("…", printed) == VARYING.sub("…", shown), command


def test_the_library_example_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(example.strip().splitlines()) <= 6
    monkeypatch.chdir(folder)
    exec(compile(example, "README.md", "exec"), {})


def test_there_are_just_two_commands_to_set_up(folder: Path) -> None:  # noqa: ARG001
    assert len(re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)) == 2
