from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from search.diagnosis import MAX_NOTES, diagnose
from search.filters import Filters
from tests.support.cluster import EVERY
from tests.support.messages import in_english
from tests.support.searchers import asked, outcome


@pytest.fixture(params=EVERY)
def location(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Path:
    return indexed("articles", request.param)


def diagnosed(location: Path, text: str, filters: Filters | None = None) -> tuple[str, ...]:
    with asked(location, text, filters) as inquiry:
        assert outcome(inquiry).groups.total == 0
        return in_english(diagnose(inquiry.engine, inquiry.ranking, inquiry.parsed))


ALONE = "without filters the query finds 1 article; none of them"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("xyzzy", 'no article has "xyzzy"'),
        ("gouvernement ET xyzzy", 'no article has "xyzzy"'),
        (
            "titre:gouvernement",
            'no article has the word "gouvernement" (stem gouvern) in the title',
        ),
        (
            '"irakienne force"',
            'no article has the phrase "irakienne force"; 1 article has its words',
        ),
        ('"force xyzzy"', 'no article has the phrase "force xyzzy"'),
        ('"force hommes"~2', "at most 2 moves apart; 1 article has its words"),
        ("xyz*", 'no article has a word that begins with "xyz"'),
        ("x?zzy", 'no article has a word like "x?zzy"'),
        ("xyzzy~", 'no article has "xyzzy" or a word one letter off'),
        ("xyzzy OU plugh", 'no article has "plugh"'),
        (
            "gouvernement source:AFP date:2030",
            "no article was published between 2030-01-01 and 2030-12-31",
        ),
        ("date:2030", "no article was published between 2030-01-01 and 2030-12-31"),
        ("Mossoul source:AFP", f"{ALONE} is of AFP"),
        ("Mossoul date:2023", f"{ALONE} was published between 2023-01-01 and 2023-12-31"),
        ('Mossoul personne:"Élisabeth Borne"', f"{ALONE} names Élisabeth Borne"),
        ("gouvernement -gouvernement", "3 articles without the exclusions: all of them have"),
        (
            "gouvernement -députés -cheminots -soldats",
            "there would be 3 articles without the exclusions",
        ),
        ("Mossoul ET cheminots", 'by itself each part is found: "mossoul" (1), "cheminots" (1)'),
        (
            "gouvernement source:AFP date:2017",
            "none of them passes all the filters, but some pass each",
        ),
        ("source:AFP date:2017", "some articles pass each of the filters, but none passes all"),
    ],
)
def test_what_emptied_the_result_is_told(location: Path, text: str, note: str) -> None:
    assert any(note in told for told in diagnosed(location, text))


def test_filters_that_are_options_are_told_of_as_well(location: Path) -> None:
    (note,) = diagnosed(location, "Mossoul", Filters(since="2020", source=None))
    assert (
        note
        == "without filters the query finds 1 article; none of them was published on 2020-01-01 or later"
    )


@pytest.mark.parametrize("text", ["source:xyzzy", "gouvernement source:xyzzy", "personne:xyzzy"])
def test_names_that_nobody_has_are_left_to_the_notes_on_names(location: Path, text: str) -> None:
    assert diagnosed(location, text) == ()


def test_only_so_much_is_told(location: Path) -> None:
    assert len(diagnosed(location, " ".join(f"xyzzy{number}" for number in range(40)))) == MAX_NOTES


def test_every_engine_says_the_same(indexed: Callable[[str, str], Path]) -> None:
    texts = [
        "xyzzy plugh",
        "Mossoul source:AFP date:2023",
        '"irakienne force"',
        "gouvernement -gouvernement",
    ]
    told = [[diagnosed(indexed("articles", engine), text) for text in texts] for engine in EMBEDDED]
    assert told[0] == told[1]
    assert all(told[0])
