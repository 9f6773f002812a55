"""A surname alone is the person whom the archive knows by it, unless it may be another."""

from __future__ import annotations

import pytest

from search.names.attribution import attributed
from search.names.spellings import group_spellings


def test_a_surname_alone_is_the_person_whom_nearly_all_articles_name() -> None:
    counts = {"Luc Perrand": 190, "Anne Perrand": 4, "Perrand": 12, "Zoé Tasson": 3}
    assert group_spellings(counts) == [
        {"Luc Perrand": 190, "Perrand": 12},
        {"Anne Perrand": 4},
        {"Zoé Tasson": 3},
    ]


def test_an_initial_tells_whom_a_surname_means() -> None:
    counts = {"Luc Perrand": 20, "Anne Perrand": 20, "A. Perrand": 2, "B. Perrand": 1}
    assert group_spellings(counts)[0] == {"Anne Perrand": 20, "A. Perrand": 2}
    assert {"B. Perrand": 1} in group_spellings(counts)


@pytest.mark.parametrize(
    "counts",
    [
        {"Luc Perrand": 50, "Anne Perrand": 10, "Perrand": 2},
        {"Luc Perrand": 4, "Perrand": 3},
        {"Perrand": 3},
        {"Luc Hugo": 50, "Hugo": 2},
        {"": 2, "!": 1},
    ],
    ids=["two-people", "few-articles", "nobody", "first-name", "no-letters"],
)
def test_a_doubtful_name_stays_apart(counts: dict[str, int]) -> None:
    assert attributed(counts) == {}


def test_spellings_of_one_person_count_together() -> None:
    counts = {"Édouard Perrand": 6, "Edouard Perrand": 6, "Perrand": 2}
    assert len(group_spellings(counts)) == 1
