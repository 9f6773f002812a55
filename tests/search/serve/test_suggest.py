"""Names complete what is typed, as whole queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("soleim", "Qassem Soleimani "),
        ("Bagdad qassem sol", "Bagdad Qassem Soleimani "),
        ("Irak -soleim", "Irak -Qassem Soleimani "),
        ("personne:soleim", 'personne:"Qassem Soleimani" '),
        ('Irak person:"qassem so', 'Irak person:"Qassem Soleimani" '),
        ("Irak ruda", 'Irak source:"Rudaw" '),
        ("source:ruda", 'source:"Rudaw" '),
        ("organisation:hezb", 'organisation:"Hezbollah" '),
        ("lieu:moss", 'lieu:"Mossoul" '),
        ("Mossou", "Mossoul "),
    ],
)
def test_a_name_completes_the_query(site: TestClient, typed: str, completed: str) -> None:
    offered = site.get("/suggest", params={"q": typed}).json()["suggestions"]
    assert completed in [suggestion["text"] for suggestion in offered]


def test_a_field_takes_names_of_its_kind_only(site: TestClient) -> None:
    offered = site.get("/suggest", params={"q": "personne:ruda"}).json()["suggestions"]
    assert [each for each in offered if each["kind"].startswith("source")] == []


@pytest.mark.parametrize("typed", ["", "s", '"""', "(((", "personne:", "é" * 1000, "\x00"])
def test_nothing_is_offered_for_what_is_no_beginning(site: TestClient, typed: str) -> None:
    answer = site.get("/suggest", params={"q": typed})
    assert (answer.status_code, answer.json()) == (200, {"suggestions": []})
