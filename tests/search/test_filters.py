from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from search import Archive
from tests.support.articles import ARTICLES, TODAY, plain_id
from tests.support.messages import in_english

ALL = {article["id"] for article in ARTICLES}


def found(archive: Archive, text: str = "", **options: Any) -> set[str]:
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
def test_dates_filter_inclusively_and_leave_the_undated_out(
    archive: Archive, options: dict[str, Any], expected: set[str]
) -> None:
    assert found(archive, **options) == expected


@pytest.mark.parametrize(
    "name", ["Press TV", "PressTV", "press tv", "PRESS-TV", "presstv.ir", "French Press TV"]
)
def test_a_source_is_found_by_any_of_its_names(archive: Archive, name: str) -> None:
    assert found(archive, source=name) == {"hachd", "qaani"}
    assert found(archive, f'source:"{name}"') == {"hachd", "qaani"}


def test_a_source_is_found_by_a_part_of_its_name_with_a_note(archive: Archive) -> None:
    page = archive.find("", source="ouest")
    assert [plain_id(hit.id) for hit in page.hits] == ["oeuvre"]
    assert in_english(page.notes) == ('source "ouest" was read as Ouest-France',)


@pytest.mark.parametrize("name", ["Le Courrier", "", "*", "x" * 5000, "\ud800"])
def test_an_unknown_source_finds_nothing_and_says_which_there_are(
    archive: Archive, name: str
) -> None:
    page = archive.find("", source=name)
    assert page.total == 0
    (note,) = in_english(page.notes)
    assert "Press TV" in note


def test_an_excluded_source_that_is_unknown_excludes_nothing_with_a_note(archive: Archive) -> None:
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
def test_a_person_is_found_by_name_never_across_two_people(
    archive: Archive, name: str, expected: set[str]
) -> None:
    assert found(archive, person=name) == expected
    assert found(archive, f'personne:"{name}"') == expected


def test_filters_add_up(archive: Archive) -> None:
    assert found(archive, "bagdad", source="PressTV", person="Abadi", until="2020") == {"hachd"}
    assert found(archive, "", person="Borne", source="AFP") == {"retraites"}
    assert found(archive, "grève OU réforme", person="Borne", since="2023-02") == {"retraites"}
