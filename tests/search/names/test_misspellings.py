"""A rare name is offered as a misspelling of a frequent one that differs by a letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.names.misspellings import FrequentNames
from tests.support.archives import archive_of
from tests.support.sites import site_of

NAMES = FrequentNames.of(
    {"Christian Zorvane": 40, "Martine Lombrel": 40, "Paule Zorvane": 900, "Luc Perrand": 7}
)


@pytest.mark.parametrize(
    ("name", "articles", "meant"),
    [
        ("Chritian Zorvane", 1, "Christian Zorvane"),
        ("Christian Zorvanne", 2, "Christian Zorvane"),
        ("Christian Zovrane", 1, "Christian Zorvane"),
        ("Christian Zorvane", 3, None),
        ("Chritian Zorvane", 6, None),
        ("Martin Lombrel", 1, None),
        ("Christian Zorbame", 1, None),
        ("Zorvane", 1, None),
        ("Luc Perrant", 1, None),
        ("Zorvane Chritian", 1, None),
    ],
)
def test_a_rare_name_one_letter_off_a_frequent_one_may_be_that(
    name: str, articles: int, meant: str | None
) -> None:
    assert NAMES.meant_by(name, articles) == meant


def test_lists_of_people_offer_the_frequent_name(tmp_path: Path) -> None:
    bodies = {str(day): f"Christian Zorvane est venu le {day} mars." for day in range(1, 10)}
    bodies["slip"] = "Chritian Zorvane est venu aussi."
    with archive_of(bodies, tmp_path, "tantivy") as archive:
        people = {person.name: person.variant_of for person in archive.people().entities}
    assert people == {"Christian Zorvane": None, "Chritian Zorvane": "Christian Zorvane"}
    with site_of(tmp_path / "index") as site:
        assert "Christian Zorvane</span>" in site.get("/people").text
