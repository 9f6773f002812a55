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
        ("Le Mnode", ("Le Monde",)),
        ("Presse TV", ("Press TV",)),
        ("lemonde", ("Le Monde",)),
        ("monde diplomatque", ("Le Monde diplomatique",)),
        ("TF1", ()),
    ],
)
def test_sources_resolve_a_name(name: str, sources: tuple[str, ...]) -> None:
    assert SOURCES.resolve(name) == sources


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("monde", 'source "monde" was read as Le Monde (3), Le Monde diplomatique (1)'),
        ("Prss TV", 'source "Prss TV" was read as Press TV (5)'),
        (
            "LE MONDE",
            (
                'source "LE MONDE" was read as Le Monde (3); '
                "not as Le Monde diplomatique (1), which have it in their names"
            ),
        ),
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
    assert SOURCES.note("PRESS TV") is None


def test_sources_note_offers_nothing_that_is_asked_for_already() -> None:
    assert SOURCES.note("Le Monde", asked={"Le Monde", "Le Monde diplomatique"}) is None


def test_sources_take_no_known_publisher_for_a_misspelt_source() -> None:
    assert Sources({"Libérations": 1}).resolve("Libération") == ()
    assert Sources({"Libérations": 1}).resolve("Libérationns") == ("Libérations",)


def test_sources_note_lists_a_few_of_many_that_have_the_words() -> None:
    note = Sources({f"Radio {number:02}": 1 for number in range(20)}).note("radio")
    assert note is not None
    assert catalogue("en").text(note).endswith("Radio 07 (1), 12 more")


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
