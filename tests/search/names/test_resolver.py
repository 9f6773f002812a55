"""Test how the names in a query are resolved, and the notes about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from search import Archive
from tests.support.articles import plain_id
from tests.support.messages import in_english


def test_resolver_finds_a_person_in_every_spelling(people_index: Path) -> None:
    with Archive(people_index) as archive:
        page = archive.find("", person="Kassem Soleimani")
        assert {plain_id(hit.id) for hit in page.hits} == {"1", "2", "3"}
        assert archive.find("personne:soleimani").total == 3


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Kassem Soleimani", ['person "Kassem Soleimani" was read as Qassem Soleimani (3)']),
        (
            "soleimani",
            ['person "soleimani" was read as Qassem Soleimani (3), Zeinab Soleimani (1)'],
        ),
        ("Inconnu", ['no article names a person called "Inconnu"']),
        ("Mike Pompeo", []),
    ],
)
def test_resolver_notes_say_whom_a_name_stands_for(
    people_index: Path, name: str, notes: list[str]
) -> None:
    with Archive(people_index) as archive:
        assert list(in_english(archive.find("", person=name).notes)) == notes


def test_resolver_gives_the_forms_that_a_text_has_to_highlight(people_index: Path) -> None:
    with Archive(people_index) as archive:
        hits = archive.find("", person="Ghassem Soleimani").hits
    (hit,) = [hit for hit in hits if plain_id(hit.id) == "1"]
    (snippet,) = hit.snippets
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["Soleimani"]
