"""The vocabulary of the query language."""

from __future__ import annotations

import pytest

from search.parser.tokens import field_name, has_syntax, parse_number


@pytest.mark.parametrize(
    ("text", "name"),
    [("Légende", "legende"), ("jusqu’à", "jusqua"), ("AVANT", "avant"), ("endroit", None)],
)
def test_field_name_ignores_case_accents_and_apostrophes(text: str, name: str | None) -> None:
    assert field_name(text) == name


def test_parse_number_takes_a_decimal_comma() -> None:
    assert parse_number("2,5") == parse_number("2.5") == 2.5


@pytest.mark.parametrize("text", ["irak iran", "l'Irak", "12 000", "irak - iran", "Qui est-ce ?"])
def test_syntax_is_not_found_in_plain_words(text: str) -> None:
    assert not has_syntax(text)


@pytest.mark.parametrize("text", ['"irak"', "-irak", "ira*", "titre:irak", "a ET b", "a~", "a?b"])
def test_syntax_is_found_in_queries_that_have_any(text: str) -> None:
    assert has_syntax(text)
