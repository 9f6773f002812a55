"""No shell ever runs the name of a source or a person, and each inserts it as one word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.cli.shells import quoted_for_bash
from tests.support.indexed_folder import IndexedFolder
from tests.support.interactive_shell import interactive_shell, stub_program

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "import sys; sys.argv[0] = 'search'; from search.main import main; main()"
NAMES = st.lists(
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1), min_size=1
)

HOSTILE = "Zorro\\$(touch f) `touch f`; touch f & x|y fin"
SOURCES = (HOSTILE, "Zèbre du fin", "Quotidien d’ici fin", 'Radio "Libre" fin', "Glob*[a]? fin")


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of articles from sources with hostile names."""
    indexed = IndexedFolder.empty(tmp_path_factory.mktemp("hostile"))
    records = [
        {"id": str(number), "titre": "Le port", "texte": "Une grève.", "source": source}
        for number, source in enumerate(SOURCES)
    ]
    indexed.put({"a.jsonl": records})
    indexed.run()
    return indexed.location


def completed(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Zor", HOSTILE),
        ('"Zor', HOSTILE),
        ("'Zor", HOSTILE),
        ("Zèb", "Zèbre du fin"),
        ("Quo", "Quotidien d’ici fin"),
        ("Rad", 'Radio "Libre" fin'),
        ("Glo", "Glob*[a]? fin"),
    ],
)
def test_shell_inserts_a_name_as_one_word_and_runs_nothing(
    shell: str, typed: str, expected: str, location: Path, tmp_path: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = completed({"_SEARCH_COMPLETE": f"source_{shell}"}).stdout
    stub_program(tmp_path)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "SEARCH_INDEX": str(location),
        "LC_ALL": "C.UTF-8",
    }
    with interactive_shell(shell, script, tmp_path, environment) as session:
        session.type(f"search query --source {typed}\t")
        session.shown("fin")
        session.type("\r")
        shown = session.shown("<end>")
    assert f"<query><--source><{expected}><end>" in shown
    assert not (tmp_path / "f").exists()


@settings(max_examples=30)
@given(NAMES)
@example(["$(x)", "`x`", "a'b", 'a"b', "a\\b", "~", "#", "!x", "{a,b}", "a b", "-x", "*?[]", "é"])
def test_bash_reads_a_quoted_name_as_that_name(names: list[str]) -> None:
    words = [quoted_for_bash(name, "") for name in names]
    words += [f"'{quoted_for_bash(name, quote)}'" for name in names for quote in "'"]
    done = subprocess.run(
        ["bash", "-c", f"printf '%s\\n' {' '.join(words)}"],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )
    assert done.stdout.split("\n")[:-1] == names * 2


def test_bash_is_offered_no_name_that_its_quotes_cannot_hold() -> None:
    assert quoted_for_bash("Allons !", '"') == ""


@pytest.mark.slow
def test_bash_is_offered_what_follows_a_colon(location: Path) -> None:
    asked = {
        "_SEARCH_COMPLETE": "complete_bash",
        "SEARCH_INDEX": str(location),
        "COMP_LINE": "search query --source=Zèb",
        "COMP_WORDBREAKS": " :=",
    }
    assert completed(asked).stdout == "Zèbre\\ du\\ fin\n"


@pytest.mark.slow
def test_script_of_an_older_version_in_zsh_is_told_no_name(location: Path) -> None:
    asked = {
        "_SEARCH_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "search query --source Zor",
        "SEARCH_INDEX": str(location),
    }
    assert completed(asked).stdout == "_files\n"


@pytest.mark.slow
def test_script_of_an_older_version_in_bash_gets_quoted_names(location: Path) -> None:
    asked = {
        "_SEARCH_COMPLETE": "complete_bash",
        "COMP_WORDS": "search query --source Zèb",
        "COMP_CWORD": "3",
        "SEARCH_INDEX": str(location),
    }
    assert completed(asked).stdout == "Zèbre\\ du\\ fin\n"


@pytest.mark.slow
def test_powershell_gets_names_in_single_quotes(location: Path) -> None:
    asked = {
        "_SEARCH_COMPLETE": "complete_powershell",
        "_TYPER_COMPLETE_ARGS": "search query --source Zèb",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "Zèb",
        "SEARCH_INDEX": str(location),
    }
    assert completed(asked).stdout.startswith("'Zèbre du fin':::")


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_installed_script_is_ours(shell: str) -> None:
    asked = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    shown = completed(asked, "--show-completion", shell).stdout
    assert shown.strip() == completed({"_SEARCH_COMPLETE": f"source_{shell}"}).stdout.strip()
