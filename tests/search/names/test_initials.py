"""Names are listed under a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.kind import EntityKind
from search import Archive
from search.names.initials import LETTERS, initial_of


@pytest.mark.parametrize(
    ("name", "kind", "letter"),
    [
        ("Qassem Soleimani", EntityKind.PERSON, "S"),
        ("Haider al-Abadi", EntityKind.PERSON, "A"),
        ("Simone de Beauvoir", EntityKind.PERSON, "B"),
        ("Élodie Écuyer", EntityKind.PERSON, "E"),
        ("État islamique", EntityKind.ORGANISATION, "E"),
        ("Les Républicains", EntityKind.ORGANISATION, "R"),
        ("Mossoul", EntityKind.PLACE, "M"),
        ("Cour de la Villette", EntityKind.PLACE, "C"),
        ("L’Orient-Le Jour", None, "O"),
        ("20 Minutes", None, "#"),
        ("", None, "#"),
    ],
)
def test_the_letter_is_that_of_the_word_that_is_looked_up(
    name: str, kind: EntityKind | None, letter: str
) -> None:
    assert initial_of(name, kind) == letter


@given(st.text(max_size=30), st.sampled_from([None, *EntityKind]))
def test_any_name_has_a_letter(name: str, kind: EntityKind | None) -> None:
    assert initial_of(name, kind) in LETTERS


@pytest.mark.slow
def test_the_letters_share_all_names_out(seeds_archive: Archive) -> None:
    every = {found.name for found in seeds_archive.people(limit=1000).people}
    listed = [
        found.name
        for letter in LETTERS
        for found in seeds_archive.entities(kind="person", initial=letter, limit=1000).entities
    ]
    assert sorted(listed) == sorted(every)
