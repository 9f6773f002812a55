"""Names of the archive complete what is typed."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.kind import EntityKind
from index.errors import InputError
from search import Archive
from search.names.completion import MAX_KEPT, Completer, Completion, KeptCompleters
from tests.support.indexed_folder import IndexedFolder

SOURCES = {"Le Monde": 30, "Le Phare d’Arvor": 9, "L'Écho": 2}
PEOPLE = {
    "Élisabeth Borne": 12,
    "Qassem Soleimani": 7,
    "Ghassem Soleymani": 3,
    "Léa Mondrian": 4,
    "Nasser al-Araji": 1,
    "Bernard Phare": 1,
}

NAMED = {EntityKind.PERSON: PEOPLE}


def complete(typed: str, most: int = 8) -> list[str]:
    return [each.name for each in Completer(SOURCES, NAMED).complete(typed, most)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("mond", ["Le Monde", "Léa Mondrian"]),
        ("ELISA", ["Élisabeth Borne"]),
        ("élis", ["Élisabeth Borne"]),
        ("e\u0301lis", ["Élisabeth Borne"]),
        ("echo", ["L'Écho"]),
        ("l'é", ["L'Écho"]),
        ("araj", ["Nasser al-Araji"]),
        ("al-a", ["Nasser al-Araji"]),
        ("phare", ["Le Phare d’Arvor", "Bernard Phare"]),
        ("phare b", ["Bernard Phare"]),
        ("l mo", ["Le Monde", "Léa Mondrian"]),
        ("monde ", ["Le Monde"]),
        ("onde", []),
        ("", []),
        ("-", []),
        ("\ud800", []),
    ],
)
def test_any_words_of_a_name_may_begin_as_was_typed(typed: str, names: list[str]) -> None:
    assert complete(typed) == names


@pytest.mark.parametrize("typed", ["qassem", "ghass", "soleim", "soleym"])
def test_person_is_completed_from_any_spelling_and_counted_with_all(typed: str) -> None:
    assert Completer(SOURCES, NAMED).complete(typed, 8) == (
        Completion("Qassem Soleimani", "person", 10),
    )


def test_organisations_and_places_are_completed_as_such() -> None:
    named = {EntityKind.ORGANISATION: {"Amal": 3}, EntityKind.PLACE: {"Amalfi": 2, "Tyr": 1}}
    assert Completer({}, named).complete("amal", 8) == (
        Completion("Amal", "organisation", 3),
        Completion("Amalfi", "place", 2),
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("OTAN", "Organisation du traité de l'Atlantique Nord"),
        ("otan", "Organisation du traité de l'Atlantique Nord"),
        ("Nato", "Organisation du traité de l'Atlantique Nord"),
        ("LPPA", "Ligue des pêcheurs du port d'Arvor"),
        ("lpp", "Ligue des pêcheurs du port d'Arvor"),
        ("mosul", "Mossoul"),
    ],
)
def test_acronyms_and_other_names_complete_what_they_stand_for(typed: str, name: str) -> None:
    organisations = {
        "Organisation du traité de l'Atlantique Nord": 3,
        "Ligue des pêcheurs du port d'Arvor": 2,
        "Banque d'Arvor": 1,
    }
    named = {EntityKind.ORGANISATION: organisations, EntityKind.PLACE: {"Mossoul": 1}}
    completer = Completer({}, named)
    assert [completion.name for completion in completer.complete(typed, 8)] == [name]
    assert completer.complete("ba a", 8)[0].name == "Banque d'Arvor"


def test_most_frequent_names_are_the_ones_that_are_kept() -> None:
    assert complete("l") == ["Le Monde", "Le Phare d’Arvor", "Léa Mondrian", "L'Écho"]
    assert complete("l", most=2) == ["Le Monde", "Le Phare d’Arvor"]


@given(st.text(max_size=12))
def test_any_text_can_be_completed(typed: str) -> None:
    assert set(complete(typed)) <= {*SOURCES, *PEOPLE}


@pytest.mark.slow
def test_archive_completes_its_names_and_those_that_are_added(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        assert archive.complete("nouv") == ()
        article = {"id": "x", "title": "Un pont", "body": "Rien.", "source": "Le Nouvelliste"}
        indexed_folder.put({"b.jsonl": [article]})
        indexed_folder.run()
        assert archive.complete("nouv") == (Completion("Le Nouvelliste", "source", 1),)


def test_number_of_names_must_be_within_bounds(articles_index: Path) -> None:
    with Archive(articles_index) as archive, pytest.raises(InputError):
        archive.complete("le", most=0)


def test_archives_and_threads_share_a_completer_until_newer_ones_come() -> None:
    kept = KeptCompleters()
    made: list[Completer] = []

    def make() -> Completer:
        made.append(Completer(SOURCES, NAMED))
        return made[-1]

    threads = [Thread(target=kept.completer, args=("state", make)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert kept.completer("state", make) is made[0]
    for state in range(MAX_KEPT):
        kept.completer(state, make)
    assert kept.completer("state", make) is not made[0]
