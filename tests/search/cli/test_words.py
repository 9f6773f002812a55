"""The command line has every word in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from index.messages import Message, Remedy
from search.cli.words import cli_catalogue, english, french


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
