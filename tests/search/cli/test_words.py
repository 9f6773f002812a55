"""The command line has every word in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from index.messages import Message, Remedy
from search.cli.words import cli_catalogue, encodable_catalogue, english, french, with_signs_of


def fields(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", template))


@pytest.mark.parametrize("table", ["TEXTS", "REMEDIES"])
def test_cli_words_have_every_code_and_the_same_values_in_both_languages(table: str) -> None:
    texts: Mapping[str, str] = getattr(english, table)
    translated: Mapping[str, str] = getattr(french, table)
    assert list(texts) == list(translated)
    for code, template in texts.items():
        assert fields(template) == fields(translated[code]), code


@pytest.mark.parametrize("table", ["TEXTS", "REMEDIES", "HELP", "USAGE_ERRORS", "HEADINGS"])
def test_french_words_have_narrow_spaces_before_signs(table: str) -> None:
    for text in getattr(french, table).values():
        words = re.sub(r"\{[^{}]*\}|--?[a-z]+|\"[^\"]*\"", "x", text)
        assert not re.search(r" [:;?!»]|[^\u202f\s(][;?!»](?:\s|\Z)|«[^\u202f]", words), text


def test_cli_catalogue_puts_a_command_in_the_place_of_a_remedy() -> None:
    message = Message("verbatim", {"text": "x"}, Remedy("create-index"))
    assert cli_catalogue("en").text(message) == "x; make one with: search index FOLDER"
    assert cli_catalogue("fr").text(message) == (
        "x\u202f; créez-en un avec\u202f: search index DOSSIER"
    )


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "l’«\u202fété\u202f»"),
        ("cp1252", "l’«\xa0été\xa0»"),
        ("latin-1", "l'«\xa0été\xa0»"),
        ("ascii", 'l\'"été"'),
    ],
)
def test_signs_that_an_encoding_has_not_become_plain(encoding: str, expected: str) -> None:
    assert with_signs_of(encoding, "l’«\u202fété\u202f»") == expected


def test_french_lines_fit_an_encoding_without_narrow_spaces() -> None:
    words = encodable_catalogue("fr", "latin-1")
    assert words.text(Message("note", {"note": "x"})) == "remarque\xa0: x"
    assert words.number(1200) == "1\xa0200"
