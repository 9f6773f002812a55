"""Filters narrow a search to days, sources and people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from index.dates.period import Period
from index.errors import DateError, InputError
from search import Archive, Filters
from search.query import And, DateRange, Named, Source
from tests.support.articles import ARTICLES, TODAY, plain_id
from tests.support.messages import in_english

ALL = {article["id"] for article in ARTICLES}


def ids_found(archive: Archive, text: str = "", **options: Any) -> set[str]:
    return {plain_id(hit.id) for hit in archive.find(text, limit=100, today=TODAY, **options).hits}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"since": "2023"}, {"retraites", "greve", "qaani", "seisme"}),
        ({"since": "2023-03-16"}, {"retraites", "qaani", "seisme"}),
        ({"since": "2023-03-17"}, {"qaani", "seisme"}),
        ({"since": date(2023, 3, 16)}, {"retraites", "qaani", "seisme"}),
        ({"until": "2017"}, {"hachd", "mossoul"}),
        ({"until": "novembre 2016"}, {"hachd"}),
        ({"until": "2016-11-25"}, set()),
        ({"until": date(2016, 11, 26)}, {"hachd"}),
        ({"since": "2023", "until": "2023"}, {"retraites", "greve", "seisme"}),
        ({"since": "janvier 2023", "until": "2023-03"}, {"retraites", "greve"}),
        ({"since": "le mois dernier"}, {"qaani"}),
        ({"since": "hier"}, set()),
        ({"text": "date:2023-03"}, {"retraites"}),
        ({"text": "date:2023-03..2023-09"}, {"retraites", "seisme"}),
        ({"text": "date:2016 OU date:2017"}, {"hachd", "mossoul"}),
        ({"text": "-date:2023"}, ALL - {"retraites", "greve", "seisme"}),
        ({"text": "date:2023", "since": "2023-09"}, {"seisme"}),
        ({"text": "bagdad", "since": "2020"}, {"qaani"}),
    ],
)
def test_filters_of_dates_are_inclusive_and_leave_the_undated_out(
    archive: Archive, options: dict[str, Any], expected: set[str]
) -> None:
    assert ids_found(archive, **options) == expected


@pytest.mark.parametrize(
    "name", ["Press TV", "PressTV", "press tv", "PRESS-TV", "presstv.ir", "French Press TV"]
)
def test_source_filter_takes_any_name_of_a_source(archive: Archive, name: str) -> None:
    assert ids_found(archive, source=name) == {"hachd", "qaani"}
    assert ids_found(archive, f'source:"{name}"') == {"hachd", "qaani"}


def test_source_filter_takes_a_part_of_a_name_with_a_note(archive: Archive) -> None:
    page = archive.find("", source="ouest")
    assert [plain_id(hit.id) for hit in page.hits] == ["oeuvre"]
    assert in_english(page.notes) == ('source "ouest" was read as Ouest-France (1)',)


@pytest.mark.parametrize("name", ["Le Courrier", "*", "x" * 5000, "\ud800"])
def test_source_filter_lists_the_sources_if_there_is_no_such_one(
    archive: Archive, name: str
) -> None:
    page = archive.find("", source=name)
    assert page.total == 0
    (note,) = in_english(page.notes)
    assert "Press TV" in note


def test_source_filter_excludes_nothing_if_there_is_no_such_source(archive: Archive) -> None:
    page = archive.find("bagdad -source:Courrier")
    assert page.total == 2
    assert "no source is called" in in_english(page.notes)[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Élisabeth Borne", {"retraites", "greve"}),
        ("elisabeth borne", {"retraites", "greve"}),
        ("Borne", {"retraites", "greve"}),
        ("Haïdar al-Abadi", {"hachd", "mossoul"}),
        ("al-Abadi", {"hachd", "mossoul"}),
        ("Abadi", {"hachd", "mossoul"}),
        ("Qassem", {"qaani", "mossoul"}),
        ("Qassem al-Araji", {"qaani"}),
        ("Martin Qassem", set()),
        ("Qaani Qassem", set()),
        ("Borne Élisabeth", set()),
        ("Personne", set()),
    ],
)
def test_person_filter_takes_a_name_never_across_two_people(
    archive: Archive, name: str, expected: set[str]
) -> None:
    assert ids_found(archive, person=name) == expected
    assert ids_found(archive, f'personne:"{name}"') == expected


def test_a_filter_takes_any_of_several_sources(archive: Archive) -> None:
    assert ids_found(archive, source=["Press TV", "AFP"]) == {"hachd", "qaani", "retraites"}
    assert ids_found(archive, "source:(presstv OU afp)") == {"hachd", "qaani", "retraites"}
    assert ids_found(archive, "source:presstv source:afp") == {"hachd", "qaani", "retraites"}
    assert ids_found(archive, "bagdad source:presstv source:afp") == {"hachd", "qaani"}
    assert ids_found(archive, "source:presstv ET source:afp") == set()
    assert ids_found(archive, source=[]) == ALL


def test_a_filter_takes_all_of_several_people(archive: Archive) -> None:
    assert ids_found(archive, person=["Qaani", "al-Araji"]) == {"qaani"}
    assert ids_found(archive, person=["Qaani", "Borne"]) == set()
    assert ids_found(archive, "personne:Qaani personne:al-Araji") == {"qaani"}


def test_filters_leave_out_sources_and_people(archive: Archive) -> None:
    assert ids_found(archive, not_source="presstv") == ALL - {"hachd", "qaani"}
    assert ids_found(archive, not_source=("presstv", "afp")) == ALL - {
        "hachd",
        "qaani",
        "retraites",
    }
    assert ids_found(archive, not_person=["Borne", "Qaani"]) == ALL - {
        "retraites",
        "greve",
        "qaani",
    }
    assert ids_found(archive, "", person="Borne", not_source="AFP") == {"greve"}


def test_undated_articles_are_found_alone_or_besides_those_of_a_period(archive: Archive) -> None:
    undated = ids_found(archive, undated=True)
    assert undated == ALL - ids_found(archive, since="1900")
    assert undated
    assert ids_found(archive, "date:aucune") == undated
    assert ids_found(archive, "date:none") == undated
    assert ids_found(archive, "-date:aucune") == ALL - undated
    assert ids_found(archive, since="2025", undated=True) == undated | {"qaani"}
    assert ids_found(archive, "date:(2025 OU aucune)") == undated | {"qaani"}


@pytest.mark.parametrize("name", ["source", "person", "not_source", "not_person"])
@pytest.mark.parametrize("value", ["", " ", ["Borne", ""]])
def test_a_filter_without_a_name_is_refused(
    archive: Archive, name: str, value: str | list[str]
) -> None:
    options: dict[str, Any] = {name: value}
    with pytest.raises(InputError) as caught:
        ids_found(archive, **options)
    assert caught.value.message.code == "name-empty"


def test_filters_as_json_have_only_what_is_set() -> None:
    assert Filters().as_dict() == {}
    filters = Filters(since=date(2019, 3, 1), source="AFP", not_person=("Borne",), undated=True)
    assert filters.as_dict() == {
        "since": "2019-03-01",
        "source": ["AFP"],
        "not_person": ["Borne"],
        "undated": True,
    }


def test_filters_add_up(archive: Archive) -> None:
    assert ids_found(archive, "bagdad", source="PressTV", person="Abadi", until="2020") == {"hachd"}
    assert ids_found(archive, "", person="Borne", source="AFP") == {"retraites"}
    assert ids_found(archive, "grève OU réforme", person="Borne", since="2023-02") == {"retraites"}


def test_filters_of_replaces_some_of_ready_made_ones() -> None:
    filters = Filters(since="2019", source="AFP")
    assert Filters.of(filters, source="RFI", person=None) == Filters("2019", source="RFI")
    assert Filters.of(filters) == filters
    assert Filters.of(since="2019") == Filters("2019")


def test_filters_query_has_a_part_for_each_filter() -> None:
    period = Period(date(2019, 1, 1), date(2020, 3, 31))
    filters = Filters("2019", "mars 2020", "AFP", "Borne")
    parts = (DateRange(period), Source("AFP"), Named("Borne"))
    assert filters.query(TODAY) == And(parts)
    assert Filters().query(TODAY) == And(())


def test_filters_query_refuses_days_in_the_wrong_order() -> None:
    with pytest.raises(DateError, match="the first day comes after the last") as caught:
        Filters("2020", "2019").query(TODAY)
    assert caught.value.message.code == "dates-reversed"


def test_find_takes_filters_ready_made(archive: Archive) -> None:
    filters = Filters(since="2023", person="Borne")
    assert ids_found(archive, filters=filters) == {"retraites", "greve"}
    assert ids_found(archive, filters=filters, since="2023-02") == {"retraites"}
