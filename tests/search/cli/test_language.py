"""The command line speaks the language that the environment names."""

from __future__ import annotations

import pytest

from index.messages import Language
from search.cli.language import chosen_language, names_a_language
from tests.support.commands import Run


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fro"}, "en"),
        ({"LC_MESSAGES": "fr_BE.utf8", "LANG": "en_US"}, "fr"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "fr_FR", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LANG": "fr_FR"}, "fr"),
        ({"SEARCH_LANG": "fr", "LC_ALL": "en_GB"}, "fr"),
        ({"SEARCH_LANG": "FR"}, "fr"),
        ({"SEARCH_LANG": "en", "LANG": "fr_FR"}, "en"),
    ],
)
def test_chosen_language_is_that_of_the_first_variable_that_is_set(
    environment: dict[str, str], language: Language
) -> None:
    assert chosen_language(environment) == language


@pytest.mark.parametrize(
    ("value", "is_named"),
    [("", True), ("en", True), ("fr_FR.UTF-8", True), ("French", True), ("de", False)],
)
def test_a_language_that_there_is_not_is_told_from_others(value: str, is_named: bool) -> None:
    assert names_a_language(value) == is_named


def test_a_language_that_there_is_not_is_told(search: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCH_LANG", "de")
    done = search("--help")
    assert (done.code, done.err) == (0, 'SEARCH_LANG may be en or fr, and is "de"\n')
