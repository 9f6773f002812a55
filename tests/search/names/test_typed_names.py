"""Test what may be a name in a typed query."""

from __future__ import annotations

import pytest

from search.names.typed_names import quotations, quoted_names, typed_names, without_quotes
from search.parser import parse_query
from tests.support.articles import TODAY


def names(text: str) -> list[str]:
    return [name.written for name in typed_names(text, parse_query(text, TODAY).query)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poutine à Moscou", ["Poutine", "Moscou"]),
        ("Réforme des retraites", []),
        ("réforme retraites", ["Réforme Retraites"]),
        ("séisme katmandou", ["Katmandou", "Séisme Katmandou"]),
        ("Qassem Soleimani", ["Qassem", "Soleimani", "Qassem Soleimani"]),
        ("titre:Soleimani -Poutine", []),
        ("un texte sans aucune majuscule mais avec beaucoup de mots", []),
    ],
)
def test_words_that_may_be_names(text: str, expected: list[str]) -> None:
    found = names(text)
    assert [name for name in expected if name not in found] == []
    assert all(" " in name for name in found if name not in expected)


def test_names_in_quotes_are_apart() -> None:
    text = '"Qassem Soleimani" et « le pont de Kiev » Poutine'
    query = parse_query(text, TODAY).query
    assert [name.written for name in quoted_names(text, query)] == ["Qassem Soleimani"]
    assert quotations(text) == ["Qassem Soleimani", " le pont de Kiev "]
    assert without_quotes(text) == " .  et  .  Poutine"
    assert "Soleimani" not in names(text)
