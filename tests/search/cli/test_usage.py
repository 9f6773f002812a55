"""A usage line has no signs that only look like something to type."""

from __future__ import annotations

import pytest

from tests.support.commands import Run


@pytest.mark.parametrize(
    ("language", "command", "usage"),
    [
        ("en", "save", "Usage: search save [OPTIONS] NAME TEXT"),
        ("en", "batch", "Usage: search batch [OPTIONS] FILE"),
        ("en", "new", "Usage: search new [OPTIONS] [NAME]"),
        ("en", "show", "Usage: search show [OPTIONS] ID"),
        ("fr", "save", "Utilisation\u202f: search save [OPTIONS] NOM TEXTE"),
        ("fr", "batch", "Utilisation\u202f: search batch [OPTIONS] FICHIER"),
    ],
)
def test_usage_names_arguments_in_capitals_without_braces(
    search: Run, monkeypatch: pytest.MonkeyPatch, language: str, command: str, usage: str
) -> None:
    monkeypatch.setenv("SEARCH_LANG", language)
    assert search(command, "--help").out.splitlines()[0] == usage


@pytest.mark.parametrize(
    ("language", "default"), [("en", "[default: 0]"), ("fr", "[par défaut\u202f: 0]")]
)
def test_help_has_neither_formulas_nor_decimals(
    search: Run, monkeypatch: pytest.MonkeyPatch, language: str, default: str
) -> None:
    monkeypatch.setenv("SEARCH_LANG", language)
    shown = " ".join(search("index", "--help").out.split(" "))
    assert "x>=" not in shown
    assert "0.0" not in shown
    assert default in " ".join(shown.split()).replace("défaut :", "défaut\u202f:")


def test_a_missing_argument_is_named_as_in_the_usage(search: Run) -> None:
    assert "Missing argument 'NAME'." in search("save").err
