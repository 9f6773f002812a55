"""Test how typed names of sources are resolved, and the notes about it."""

from __future__ import annotations

import pytest

from index.messages import catalogue
from search.names.sources import MAX_LISTED_SOURCES, Sources

SOURCES = Sources({"Le Monde": 3, "Le Monde diplomatique": 1, "Press TV": 5})


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("le monde", ("Le Monde",)),
        ("presstv.ir", ("Press TV",)),
        ("monde", ("Le Monde", "Le Monde diplomatique")),
        ("diplomatique monde", ("Le Monde diplomatique",)),
        ("", ()),
        ("…", ()),
        ("Libération", ()),
    ],
)
def test_sources_resolve_a_name(name: str, sources: tuple[str, ...]) -> None:
    assert SOURCES.resolve(name) == sources


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("monde", 'source "monde" was read as Le Monde, Le Monde diplomatique'),
        (
            "Libération",
            (
                'no source is called "Libération"; '
                "the archive has Press TV, Le Monde, Le Monde diplomatique"
            ),
        ),
    ],
)
def test_sources_note_says_what_a_name_stands_for(name: str, text: str) -> None:
    note = SOURCES.note(name)
    assert note is not None
    assert catalogue("en").text(note) == text


def test_sources_note_is_none_for_the_very_name() -> None:
    assert SOURCES.note("LE MONDE") is None


def test_sources_note_lists_a_few_of_many() -> None:
    note = Sources({f"Source {number:02}": 1 for number in range(20)}).note("Libération")
    assert note is not None
    assert note.values["sources"] == tuple(f"Source {n:02}" for n in range(MAX_LISTED_SOURCES))
    text = catalogue("en").text(note)
    assert text.endswith("Source 07 and 12 more; the status of the index names them all")


def test_sources_note_says_that_the_archive_has_no_sources() -> None:
    note = Sources({}).note("AFP")
    assert note is not None
    assert catalogue("fr").text(note) == (
        "aucune source ne s’appelle «\u202fAFP\u202f»\u202f; l’archive n’en a aucune"
    )
