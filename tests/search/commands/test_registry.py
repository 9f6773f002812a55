"""A new command is one file and one row, as CONTRIBUTING.md says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import commands
from search.cli.app import app
from search.cli.words import french
from tests.support.commands import Run

COUNT = '''
"""`search count`: count the articles."""

from search.cli import console
from search.cli.app import app
from search.cli.options import IndexOption
from search.cli.workspace import open_archive


@app.command("count")
def count_command(index: IndexOption = None) -> None:
    """Count the articles."""
    with open_archive(index) as archive:
        console.put(str(archive.status().articles))
'''


@pytest.fixture
def count_registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add a command by its file and its row."""
    folder = tmp_path / "commands"
    folder.mkdir()
    (folder / "count.py").write_text(COUNT, "utf-8")
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(folder)])
    row = commands.Row("count", "Count the articles.")
    monkeypatch.setattr(commands, "COMMANDS", {**commands.COMMANDS, "count": row})
    yield
    sys.modules.pop("search.commands.count", None)
    for command in list(app.registered_commands):
        if command.name == "count":
            app.registered_commands.remove(command)


@pytest.mark.usefixtures("count_registered")
def test_a_command_is_registered_by_one_file_and_one_row(search: Run, articles_index: Path) -> None:
    assert search("count", "--index", articles_index).out == "8\n"
    assert "Count the articles." in search("--help").out


@pytest.mark.usefixtures("count_registered")
def test_a_command_speaks_french_by_one_line_more(
    search: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEARCH_LANG", "fr")
    translations = {**french.HELP, "Count the articles.": "Compter les articles."}
    monkeypatch.setattr(french, "HELP", translations)
    assert "Compter les articles." in search("count", "--help").out
