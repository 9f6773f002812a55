"""Names of languages become codes."""

from __future__ import annotations

import pytest

from index.readers.press.printed_languages import is_language, language_code


@pytest.mark.parametrize("text", ["Français", "FRENCH; FRANÇAIS", "Französisch", " french "])
def test_names_of_a_language_have_one_code(text: str) -> None:
    assert language_code(text) == "fr"


def test_other_text_is_kept() -> None:
    assert language_code("Occitan") == "Occitan"
    assert language_code("") is None
    assert language_code(None) is None


def test_line_is_a_language_only_if_there_is_nothing_else_in_it() -> None:
    assert is_language("Deutsch")
    assert not is_language("French press")
