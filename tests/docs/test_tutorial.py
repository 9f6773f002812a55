"""The tutorials show what the program prints: each of their commands is run, one after the other."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.commands import Run

DOCS = Path(__file__).parents[2] / "docs"
EXPORT = DOCS / "tutorial" / "europresse.html"
VARYING = re.compile(
    r"\(\d+\sms\)|\(\d+[.,]\d\ss\)|[\d.,]+\sk[Bo]|(?<=^from ).*|(?<=^lus dans ).*"
    r"|(?<=export du )[\d-]+|(?<=export of )[\d-]+",
    re.MULTILINE,
)
"""Times, sizes, paths and the day of an export, which differ from run to run."""
REST = "…"
"""The line that stands for all that follows."""


def transcript(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page, with what the page shows below it."""
    text = (DOCS / page).read_text("utf-8")
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            yield command, output


def lines(output: str) -> list[str]:
    return VARYING.sub(REST, output).rstrip().splitlines()


@pytest.mark.parametrize(("page", "language"), [("tutoriel.md", "fr"), ("tutorial.md", "en")])
def test_a_tutorial_shows_what_the_program_prints(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch, page: str, language: str
) -> None:
    monkeypatch.setenv("SEARCH_LANG", language)
    shutil.copy(EXPORT, home)
    steps = list(transcript(page))
    assert len(steps) >= 15
    for command, shown in steps:
        program, *arguments = shlex.split(command)
        outcome = search(*arguments)
        assert (program, outcome.code) == ("search", 0), command
        printed, expected = lines(outcome.out + outcome.err), lines(shown)
        if expected[-1:] == [REST]:
            expected.pop()
            printed = printed[: len(expected)]
        assert printed == expected, command
    for name in (
        "valmont.svg",
        "valmont.txt",
        "valmont-txm/metadata.csv",
        "crue.csv",
        "valmont.bib",
    ):
        assert (home / name).is_file(), name


def test_the_commands_of_the_page_on_exports_run(
    search: Run, home: Path, monkeypatch: pytest.MonkeyPatch, indexed: Callable[[str, str], Path]
) -> None:
    monkeypatch.setenv("SEARCH_INDEX", str(indexed("seeds", "tantivy")))
    for command, _ in transcript("exports.md"):
        assert search(*shlex.split(command)[1:]).code == 0, command
    assert (home / "seismes.csv.manifest.json").is_file()


def test_both_tutorials_go_the_same_way() -> None:
    french, english = (
        [shlex.split(command)[1] for command, _ in transcript(page)]
        for page in ("tutoriel.md", "tutorial.md")
    )
    assert french == english
