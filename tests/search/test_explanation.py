from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.engines.base import Sort
from search.explanation import Explanation
from search.filters import Filters
from tests.support.articles import plain_id
from tests.support.cluster import EVERY
from tests.support.searchers import asked, outcome

Indexed = Callable[[str, str], Path]


@pytest.fixture(params=EVERY)
def location(request: pytest.FixtureRequest, indexed: Indexed) -> Path:
    return indexed("articles", request.param)


def explained(
    location: Path, text: str, filters: Filters | None = None, *, sort: Sort = "relevance"
) -> Explanation:
    with asked(location, text, filters) as inquiry:
        return Explanation.of(
            inquiry.engine, inquiry.ranking, inquiry.parsed, outcome(inquiry, sort)
        )


@pytest.mark.parametrize(
    "text",
    [
        "réforme des retraites",
        "gouvernement",
        "Hachd al-Chaabi irakien xyzzy",
        '"Hachd al-Chaabi"^2 force',
        '"députés salle"~4',
        "(force OU retraites)^3 gouv*",
        "titre:réforme corps:g?uvernement",
        "retrate~ -Bagdad",
        "gouvernement^4 date:2023 source:AFP",
        "irakienne OU (travaux hiver)",
        "(travaux ET hiver) OU gouvernement",
        "être ou ne pas être",
        "le la",
        "-gouvernement",
        'personne:"Élisabeth Borne" gouvernement',
        "",
    ],
)
def test_contributions_add_up_to_the_score(location: Path, text: str) -> None:
    with asked(location, text) as inquiry:
        found = outcome(inquiry)
        explanation = Explanation.of(inquiry.engine, inquiry.ranking, inquiry.parsed, found)
    assert [account.id for account in explanation.hits] == [
        group.leader.id for group in found.groups.best
    ]
    for account, match in zip(
        explanation.hits, (group.leader for group in found.groups.best), strict=True
    ):
        assert account.score == pytest.approx(match.score, rel=1e-4)
        assert sum(part.score for part in account.contributions) == pytest.approx(
            match.score, rel=1e-4
        )


def test_each_word_is_told_with_the_text_that_holds_it_and_how(location: Path) -> None:
    hit = explained(location, "réforme retraite").hits[0]
    assert plain_id(hit.id) == "retraites"
    told = {(part.text, part.field, part.view) for part in hit.contributions}
    assert {
        ("reforme", "title", "stem"),
        ("reforme", "title", "exact"),
        ("retraite", "title", "stem"),
    } <= told
    assert ("retraite", "title", "exact") not in told


def test_the_highest_contribution_comes_first(location: Path) -> None:
    scores = [
        part.score for part in explained(location, "réforme des retraites").hits[0].contributions
    ]
    assert scores == sorted(scores, reverse=True)
    assert all(scores)


def test_words_that_stand_together_are_told_as_such(location: Path) -> None:
    hit = explained(location, "réforme des retraites").hits[0]
    assert ('"reforme des retraites"', "title", "together") in {
        (part.text, part.field, part.view) for part in hit.contributions
    }


def test_scores_are_told_also_where_hits_are_sorted_by_date(location: Path) -> None:
    hits = explained(location, "gouvernement", sort="-date").hits
    assert plain_id(hits[0].id) == "retraites"
    assert all(hit.score > 0 for hit in hits)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "every article"),
        ("irak", 'the word "irak"'),
        ("députés", 'the word "deputes" (stem deput)'),
        ("titre:irak", 'the word "irak" in the title'),
        ("la force", '"la" may be missing'),
        ('"force qods"', 'the phrase "force qods"'),
        (
            'corps:"force qods"~3',
            'the phrase "force qods" in the body, each two words at most 3 moves apart',
        ),
        ("ira*", 'a word that begins with "ira"'),
        ("légende:i?ak", 'a word like "i?ak" in a caption'),
        ("irak~2", '"irak" or a word two letters off'),
        ("irak^3", 'the word "irak", counting 3 times'),
        ("source:presstv", "source presstv: Press TV"),
        ("source:xyzzy", "source xyzzy: none of this archive"),
        ("personne:Borne", "person Borne"),
        ("date:mars 2019", "published between 2019-03-01 and 2019-03-31"),
        ("date:hier", "published on 2025-05-31"),
        ("depuis:2019", "published on 2019-01-01 or later"),
        ("avant:2019", "published on 2018-12-31 or earlier"),
        ("irak -iran", "not"),
        ("irak OU iran", "any of"),
        ("irak ET iran", "no word may be missing"),
    ],
)
def test_the_reading_is_told_in_words(location: Path, text: str, line: str) -> None:
    assert any(line in told for told in explained(location, text).reading_in())


def test_parts_stand_below_what_they_are_parts_of(location: Path) -> None:
    reading = explained(location, "irak -(iran OU syrie)", Filters(since="2019")).reading_in()
    assert reading == (
        "all of",
        '  the word "irak"',
        "  not",
        "    any of",
        '      the word "iran"',
        '      the word "syrie" (stem syr)',
        "  published on 2019-01-01 or later",
    )


def test_words_that_were_let_off_are_told_of(location: Path) -> None:
    assert (
        explained(location, "gouvernement xyzzy plugh")
        .reading_in()[-1]
        .startswith("some of the words may be missing")
    )


def test_an_explanation_is_printed_for_people_and_for_programs(location: Path) -> None:
    explanation = explained(location, 'corps:"hiver"')
    text = explanation.text(first=11).splitlines()
    assert text[:3] == ["the query was read as:", '  "hiver" as it stands in the body', ""]
    assert text[3].startswith("11. ")
    assert text[4].endswith('"hiver"  (body, exact)')
    (hit,) = explanation.as_dict()["hits"]
    assert hit["score"] == pytest.approx(
        sum(part["score"] for part in hit["contributions"]), abs=0.01
    )
    assert explanation.as_dict()["reading"] == ['"hiver" as it stands in the body']


def test_names_that_are_spelt_otherwise_are_told_as_what_they_sound_like(location: Path) -> None:
    parts = [
        part for hit in explained(location, "Hashd al-Shaabi").hits for part in hit.contributions
    ]
    heard = [part for part in parts if part.field == "names"]
    assert heard
    assert {part.view for part in heard} == {"sound"}
    assert not any("=" in part.text for part in heard)
