"""Test how the people of an archive are listed: by any spelling, with others, within filters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Never

import pytest

from index import synchronise
from index.engines.base import EMBEDDED
from index.entities.kind import EntityKind
from index.errors import InputError
from search import Archive, EntitiesPage
from search.names import spellings
from tests.support.archives import archive_of
from tests.support.articles import write_articles
from tests.support.people_articles import PEOPLE_ARTICLES


def people(location: Path, *arguments: Any, **options: Any) -> EntitiesPage:
    with Archive(location) as archive:
        return archive.people(*arguments, **options)


def article_counts(page: EntitiesPage) -> dict[str, int]:
    return {person.name: person.articles for person in page.entities}


def test_people_are_listed_most_frequent_first(people_index: Path) -> None:
    page = people(people_index)
    assert list(article_counts(page).items()) == [
        ("Qassem Soleimani", 3),
        ("Donald Trump", 2),
        ("Hassan Rohani", 2),
        ("Mike Pompeo", 1),
        ("Zeinab Soleimani", 1),
    ]
    assert page.total == 5


def test_people_have_days_and_spellings(people_index: Path) -> None:
    person = people(people_index).entities[0]
    assert person.first == date(2019, 3, 1)
    assert person.last == date(2020, 1, 4)
    assert person.spellings == {"Qassem Soleimani": 2, "Ghassem Soleymani": 1}


def test_people_pages_go_on_where_the_last_one_ended(people_index: Path) -> None:
    page = people(people_index, limit=2, page=2)
    assert list(article_counts(page)) == ["Hassan Rohani", "Mike Pompeo"]
    assert page.total == 5
    assert people(people_index, limit=2, page=4).entities == ()


@pytest.mark.parametrize("engine", EMBEDDED)
def test_keys_of_all_people_come_from_the_index(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_articles(tmp_path / "articles.jsonl", PEOPLE_ARTICLES)
    synchronise([file], tmp_path / "index", engine=engine)
    expected = people(tmp_path / "index").entities

    def computed(_kind: EntityKind) -> Never:
        pytest.fail("a key is computed")

    monkeypatch.setattr(spellings, "key_function", computed)
    assert people(tmp_path / "index").entities == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kassem Soleimani", {"Qassem Soleimani": 3}),
        ("soleimani", {"Qassem Soleimani": 3, "Zeinab Soleimani": 1}),
        ("zeinab", {"Zeinab Soleimani": 1}),
        ("Rouhani", {"Hassan Rohani": 2}),
        ("Personne Dautre", {}),
    ],
)
def test_people_of_a_name_have_any_of_its_spellings(
    people_index: Path, name: str, expected: dict[str, int]
) -> None:
    assert article_counts(people(people_index, name)) == expected


def test_people_beside_a_person_leave_out_that_person(people_index: Path) -> None:
    assert article_counts(people(people_index, beside="Ghassem Soleimani")) == {
        "Donald Trump": 1,
        "Hassan Rohani": 1,
        "Zeinab Soleimani": 1,
    }
    assert article_counts(people(people_index, "trump", beside="Rohani")) == {"Donald Trump": 1}
    assert article_counts(people(people_index, beside="Inconnu Total")) == {}


def test_people_are_counted_within_filters(people_index: Path) -> None:
    assert article_counts(people(people_index, since="2020", until="2020")) == {
        "Ghassem Soleymani": 2,  # both spellings are as frequent there
        "Donald Trump": 1,
        "Zeinab Soleimani": 1,
    }
    assert article_counts(people(people_index, source="rfi")) == {
        "Qassem Soleimani": 1,
        "Zeinab Soleimani": 1,
    }


@pytest.mark.parametrize("options", [{"name": "  "}, {"beside": "…"}, {"limit": 0}, {"page": 0}])
def test_people_refuse_empty_names_and_pages(people_index: Path, options: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        people(people_index, **options)


BY_SURNAME = {f"full{number}": f"Luc Perrand a parlé {number} fois." for number in range(10)} | {
    "alone": "M. Perrand a répondu.",
    "other": "M. Tasson a répondu.",
}
"""Articles of which one names a person by the surname alone."""


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_surname_alone_is_listed_and_found_with_the_person(tmp_path: Path, engine: str) -> None:
    with archive_of(BY_SURNAME, tmp_path, engine) as archive:
        assert article_counts(archive.people()) == {"Luc Perrand": 11, "Tasson": 1}
        hits = archive.find("*", person="Luc Perrand", limit=20).hits
        assert "Brève alone" in {hit.title for hit in hits}
        assert len(hits) == 11


@pytest.mark.parametrize("engine", EMBEDDED)
def test_somebody_is_found_by_another_name_that_the_lists_have(engine: str, tmp_path: Path) -> None:
    bodies = {"prince": "Le prince Mohammed ben Salmane reçoit au palais.", "other": "Il pleut."}
    with archive_of(bodies, tmp_path, engine) as archive:
        results = archive.find("*", person="MBS")
        listed = archive.people("MBS").entities
    assert [hit.title for hit in results.hits] == ["Brève prince"]
    assert [note.code for note in results.notes] == ["person-read-as"]
    assert [person.name for person in listed] == ["Mohammed ben Salmane"]
