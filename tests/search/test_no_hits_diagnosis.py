"""Diagnoses say which word or filter left nothing to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.engines.base import EMBEDDED
from search.filters import Filters
from search.no_hits_diagnosis import MAX_NOTES, diagnose
from tests.support.messages import in_english
from tests.support.searchers import outcome, searching


def diagnosed(location: Path, text: str, filters: Filters | None = None) -> tuple[str, ...]:
    with searching(location, text, filters) as searcher:
        assert outcome(searcher).groups.total == 0
        return in_english(diagnose(searcher.batch, searcher.ranking, searcher.parsed))


ALONE = "without filters the query finds 1 article; none of them"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("xyzzy", 'no article has "xyzzy"'),
        ("gouvernement ET xyzzy", 'no article has "xyzzy"'),
        (
            "titre:gouvernement",
            'no article has the word "gouvernement" in the title',
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
        ("Mossoul source:afp", f"{ALONE} is from AFP"),
        (
            "Mossoul source:afp source:presstv",
            f"{ALONE} is from AFP, Press TV",
        ),
        ("Mossoul date:aucune", f"{ALONE} passes this one: without a date"),
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
def test_diagnose_tells_what_left_nothing_to_find(location: Path, text: str, note: str) -> None:
    assert any(note in told for told in diagnosed(location, text))


def test_diagnose_tells_of_filters_that_are_options(location: Path) -> None:
    (note,) = diagnosed(location, "Mossoul", Filters(since="2020", source=None))
    assert (
        note
        == "without filters the query finds 1 article; none of them was published on 2020-01-01 or later"
    )


@pytest.mark.parametrize("text", ["source:xyzzy", "gouvernement source:xyzzy", "personne:xyzzy"])
def test_diagnose_leaves_unknown_names_to_other_notes(location: Path, text: str) -> None:
    assert diagnosed(location, text) == ()


def test_diagnose_gives_a_few_notes_at_most(location: Path) -> None:
    assert len(diagnosed(location, " ".join(f"xyzzy{number}" for number in range(40)))) == MAX_NOTES


def test_diagnose_says_the_same_on_every_engine(indexed: Callable[[str, str], Path]) -> None:
    texts = [
        "xyzzy plugh",
        "Mossoul source:AFP date:2023",
        '"irakienne force"',
        "gouvernement -gouvernement",
    ]
    told = [[diagnosed(indexed("articles", engine), text) for text in texts] for engine in EMBEDDED]
    assert told[0] == told[1]
    assert all(told[0])
