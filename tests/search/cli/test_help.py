"""Help and errors of usage in French."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from search.cli.app import app
from search.cli.words import french
from search.commands import COMMANDS, load_commands
from tests.support.commands import Run


@pytest.fixture
def french_search(search: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SEARCH_LANG", "fr")
    return search


def english_help(command: Any) -> Iterator[str]:
    """Yield the help of a command, of its parameters and of its subcommands."""
    yield inspect.cleandoc(command.help)
    for parameter in command.params:
        yield parameter.help
    for subcommand in getattr(command, "commands", {}).values():
        yield from english_help(subcommand)


def test_every_help_text_has_its_french() -> None:
    load_commands(COMMANDS)
    texts = {*english_help(get_command(app)), *(row.summary for row in COMMANDS.values())}
    assert texts - set(french.HELP) == set()
    assert set(french.HELP) - texts == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_of_commands_is_cut_nowhere(
    search: Run, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("SEARCH_LANG", language)
    monkeypatch.setenv("COLUMNS", "80")
    commands = search("--help").out.partition("\n  index ")[2]
    assert commands
    assert "..." not in commands


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_has_nothing_left_in_english(french_search: Run, command: list[str]) -> None:
    done = french_search(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Utilisation\u202f: ")
    for word in ("Usage", "Show", "Options:", "default:", "required", "Commands:", "FOLDER"):
        assert word not in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query"], "il manque l’argument «\u202fTEXTE\u202f»."),
        (["qery"], "la commande «\u202fqery\u202f» n’existe pas (peut-être\u202f: query)."),
        (["sav"], "la commande «\u202fsav\u202f» n’existe pas (peut-être\u202f: save, saved)."),
        (["frob"], "la commande «\u202ffrob\u202f» n’existe pas."),
        (
            ["query", "x", "--limit", "dix"],
            (
                "valeur incorrecte pour «\u202f--limit\u202f»\u202f: "
                "«\u202fdix\u202f» n’est pas un nombre entier."
            ),
        ),
        (
            ["index", "--jobs", "0"],
            "valeur incorrecte pour «\u202f--jobs\u202f»\u202f: 0 est inférieur à 1.",
        ),
        (
            ["query", "x", "--sort", "up"],
            (
                "valeur incorrecte pour «\u202f--sort\u202f»\u202f: «\u202fup\u202f» n’est pas l’une de "
                "ces valeurs\u202f: relevance, date, -date."
            ),
        ),
        (
            ["index", "--wait", "abc"],
            "valeur incorrecte pour «\u202f--wait\u202f»\u202f: «\u202fabc\u202f» n’est pas un nombre.",
        ),
        (
            ["index", "--jobs", "abc"],
            (
                "valeur incorrecte pour «\u202f--jobs\u202f»\u202f: "
                "«\u202fabc\u202f» n’est pas un nombre entier."
            ),
        ),
        (
            ["index", "--wait", "-1"],
            "valeur incorrecte pour «\u202f--wait\u202f»\u202f: -1 est inférieur à 0.",
        ),
        (["index", "--frob"], "l’option --frob n’existe pas (peut-être\u202f: --jobs)."),
        (["status", "x"], "arguments en trop\u202f: x"),
    ],
)
def test_usage_errors_are_french(french_search: Run, arguments: list[str], message: str) -> None:
    done = french_search(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == f"Erreur\u202f: {message}"
    assert done.err.startswith("Utilisation\u202f: search")


def test_without_a_command_the_french_help_is_shown_as_it_is(french_search: Run) -> None:
    done = french_search()
    assert (done.code, done.out) == (2, "")
    assert done.err == french_search("--help").out


def test_an_option_without_its_value_is_an_error_in_french(french_search: Run) -> None:
    done = french_search("status", "--index")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Erreur\u202f: l’option --index attend une valeur.\n"


def test_a_french_query_has_french_headings(french_search: Run, articles_index: Path) -> None:
    done = french_search("query", "bagdad", "--index", articles_index)
    assert done.out.startswith("2 articles pour bagdad (")
