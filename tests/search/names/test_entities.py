"""Organisations and places are listed, counted and filtered by as people are, under any name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from index import synchronise
from index.entities.kind import EntityKind
from index.errors import InputError
from search import Archive
from tests.support.articles import TODAY, plain_id, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.messages import english

BODIES = {
    "daech": "Daech a reculé à Mossoul, dit le ministre Paul Ferrand.",
    "ei": "L'EI a quitté Mosul. Daech garde une vallée, selon l'OTAN.",
    "otan": "L'Organisation du traité de l'Atlantique Nord (OTAN) se réunit à Bruxelles.",
    "flc": "Le Front de libération des Combes (FLC) négocie à Bruxelles.",
    "neither": "Le marché a fermé tôt, faute de clients.",
}


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("entities")
    articles = [
        {"id": id, "title": f"Nouvelle {number}", "body": body, "date": "2019-03-01"}
        for number, (id, body) in enumerate(BODIES.items())
    ]
    file = write_articles(folder / "articles.jsonl", articles)
    synchronise([file], folder / "index", engine=request.param, today=TODAY)
    with Archive(folder / "index") as opened:
        yield opened


def ids(archive: Archive, query: str = "", **options: Any) -> set[str]:
    return {plain_id(hit.id) for hit in archive.find(query, **options).hits}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"organisation": "Daesh"}, {"daech", "ei"}),
        ({"organisation": "l'État islamique"}, set()),
        ({"organisation": "État islamique"}, {"daech", "ei"}),
        ({"organisation": ["Daech", "NATO"]}, {"ei"}),
        ({"organisation": "FLC"}, {"flc"}),
        ({"organisation": "combes"}, {"flc"}),
        ({"place": "mossoul"}, {"daech", "ei"}),
        ({"place": "Bruxelles", "not_organisation": "Otan"}, {"flc"}),
        ({"not_place": ["Mosul", "Bruxelles"]}, {"neither"}),
    ],
)
def test_a_filter_takes_any_name(
    archive: Archive, options: dict[str, Any], expected: set[str]
) -> None:
    assert ids(archive, **options) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("organisation:Daesh", {"daech", "ei"}),
        ("lieu:Bruxelles", {"otan", "flc"}),
        ("place:Bruxelles SAUF organisation:OTAN", {"flc"}),
        ("organisation:", set()),
    ],
)
def test_the_query_language_has_their_fields(
    archive: Archive, query: str, expected: set[str]
) -> None:
    assert ids(archive, query) >= expected


def test_they_are_counted_over_all_hits(archive: Archive) -> None:
    facets = archive.find("", facets=True).facets
    assert facets is not None
    assert dict(facets.organisation) == {
        "Organisation du traité de l'Atlantique Nord": 2,
        "État islamique": 2,
        "Front de libération des Combes": 1,
    }
    assert dict(facets.place) == {"Bruxelles": 2, "Mossoul": 2}
    assert facets.of(EntityKind.PERSON) == {"Paul Ferrand": 1}


def test_a_chosen_one_is_marked_under_the_name_that_is_counted(archive: Archive) -> None:
    page = archive.find("", organisation="daesh", facets=True, multi_select=True)
    assert page.facets is not None
    assert page.facets.chosen is not None
    assert page.facets.chosen.of("organisation") == {"État islamique": "daesh"}


def test_they_are_listed_by_kind_or_together(archive: Archive) -> None:
    places = archive.entities(kind="place")
    assert [(each.name, each.articles) for each in places.entities] == [
        ("Bruxelles", 2),
        ("Mossoul", 2),
    ]
    assert list(places.as_dict())[-1] == "places"
    everything = archive.entities(limit=4)
    assert (everything.total, len(everything.entities)) == (6, 4)
    assert {each["kind"] for each in everything.as_dict()["entities"]} == {"organisation", "place"}


def test_an_acronym_finds_the_name_that_an_article_explains_it_with(archive: Archive) -> None:
    (found,) = archive.entities("FLC", kind="organisation").entities
    assert (found.name, found.articles) == ("Front de libération des Combes", 1)


def test_a_note_says_what_a_name_was_read_as(archive: Archive) -> None:
    (note,) = archive.find("", organisation="Daesh").notes
    assert english(note) == 'organisation "Daesh" was read as État islamique (2)'
    (note, *_) = archive.find("", place="Nulleville").notes
    assert english(note) == 'no article names a place called "Nulleville"'


def test_hits_have_them_and_show_their_forms(archive: Archive) -> None:
    page = archive.find("", organisation="EI", place="Mosul", person="Ferrand")
    (hit,) = page.hits
    assert hit.as_dict()["organisations"] == ["État islamique"]
    assert hit.as_dict()["places"] == ["Mossoul"]
    assert set(hit.matched) >= {"Daech", "Mossoul"}


def test_an_empty_name_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError):
        archive.find("", place=" ")
