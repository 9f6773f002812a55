"""The program: commands, help, errors of usage and exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from errno import ENOSPC
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from search.main import start
from tests.support.articles import write_articles
from tests.support.commands import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ["index", "nowhere"],
        ["index"],
        ["index", ".", "--engine", "lucene"],
        ["index", ".", "--jobs", "0"],
        ["index", ".", "--jobs", "x"],
        ["query", "irak"],
        ["query", "irak", "--index", "nowhere"],
        ["status"],
        ["show", "x"],
        ["batch", "nowhere.txt"],
        ["find", "irak"],
        ["--json"],
    ],
)
def test_what_is_not_there_is_exit_code_2_with_a_message(search: Run, arguments: list[str]) -> None:
    done = search(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--wait", "abc"], "Invalid value for '--wait': 'abc' is not a number."),
        (["--jobs", "abc"], "Invalid value for '--jobs': 'abc' is not a whole number."),
        (["--wait", "nan"], "Invalid value for '--wait': 'nan' is not a number."),
        (["--wait", "-1"], "Invalid value for '--wait': -1 is below 0."),
    ],
)
def test_a_wrong_number_is_told_without_a_formula(
    search: Run, arguments: list[str], message: str
) -> None:
    assert message in search("index", *arguments).err


def test_without_a_command_help_is_shown(search: Run) -> None:
    done = search()
    assert "query" in done.out + done.err
    assert "Usage" in done.out + done.err


@pytest.mark.parametrize("command", ["index", "query", "batch", "show", "status"])
def test_every_command_has_help(search: Run, command: str) -> None:
    done = search(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert "--index" in done.out


@pytest.mark.parametrize("command", [[], ["index"], ["batch"], ["show"], ["status"]])
def test_help_has_a_short_name_where_no_query_is_typed(search: Run, command: list[str]) -> None:
    assert "Usage" in search(*command, "-h").out


def test_the_version_is_told(search: Run) -> None:
    done = search("--version")
    assert (done.code, done.out) == (0, f"kiosque-search {version('kiosque-search')}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full file")
def test_an_error_has_its_exit_code_where_nothing_can_be_said(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "search", "status", "--index", str(tmp_path))
    environment = {name: os.environ[name] for name in os.environ if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=full, env=environment, check=False)
    assert done.returncode == 2


def test_an_output_that_cannot_be_written_to_is_named(
    query: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_line: str) -> None:
        raise OSError(ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(sys.stdout, "write", refuse)
        unwritable = query("bagdad")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", None)
        closed = query("bagdad")
    assert (unwritable.code, closed.code) == (2, 2)
    assert unwritable.err == (
        "the output cannot be written to (no room); choose another place for it\n"
    )
    assert closed.err == "the output is closed; choose a place for it\n"


@pytest.mark.parametrize("command", [("similar", "-"), ("batch", "-"), ("tags", "--import", "-")])
def test_a_closed_standard_input_is_told(
    search: Run, articles_index: Path, command: tuple[str, ...]
) -> None:
    shown = search(*command, "--index", articles_index, stdin=None)
    assert (shown.code, shown.err) == (2, "the standard input is closed: name a file\n")


def test_a_terminal_of_any_width_is_filled_up_to_a_limit(
    search: Run, articles_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "99999999999")
    shown = search("concordance", "bagdad", "--index", articles_index)
    assert shown.code == 0
    assert max(map(len, shown.out.splitlines())) <= 1_000


@pytest.mark.parametrize(
    ("command", "told"),
    [("query", "stopped by Ctrl-C\n"), ("index", "stopped by Ctrl-C: nothing was written")],
)
def test_an_interrupt_is_told_with_exit_code_130(
    search: Run, monkeypatch: pytest.MonkeyPatch, articles_index: Path, command: str, told: str
) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("search.archive.Archive.find", interrupt)
    monkeypatch.setattr("search.cli.index_answer.update_index", interrupt)
    arguments = ["irak", "--index", articles_index] if command == "query" else []
    done = search(command, *arguments)
    assert (done.code, done.out) == (130, "")
    assert done.err.startswith(told)


def test_an_interrupt_before_the_command_begins_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(**_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gc.set_threshold", lambda _: None)
    monkeypatch.setattr("search.main.load_libraries", interrupt)
    with pytest.raises(SystemExit) as end:
        start()
    assert end.value.code == 130


def test_an_index_that_an_option_names_is_not_made(search: Run, home: Path) -> None:
    (home / "seeds").mkdir()
    write_articles(home / "seeds" / "a.jsonl")
    done = search("query", "irak", "--index", "nope")
    assert (done.code, done.out) == (2, "")
    assert done.err == "there is no index in nope; make one with: search index FOLDER\n"
    assert not (home / "nope").exists()


def test_ctrl_c_while_the_program_is_loaded_is_told(
    search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("search.commands.load_program", interrupted)
    done = search("status")
    assert (done.code, done.out, done.err) == (130, "", "stopped by Ctrl-C\n")
