"""The contributions of words and fields add up to the score of each hit."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines.base import Sort
from search.score_breakdown import HitExplanation, ScoreBreakdown
from tests.support.articles import plain_id
from tests.support.searchers import outcome, searching


def hits_of(location: Path, text: str, sort: Sort = "relevance") -> tuple[HitExplanation, ...]:
    with searching(location, text) as searcher:
        found = outcome(searcher, sort)
        forms = searcher.names.searched_forms
        return ScoreBreakdown.of(searcher.batch, found, forms).explain_hits(found.engine_query)


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
    with searching(location, text) as searcher:
        found = outcome(searcher)
        hits = ScoreBreakdown.of(searcher.batch, found).explain_hits(found.engine_query)
    leaders = [group.leader for group in found.groups.best]
    assert [hit.id for hit in hits] == [leader.id for leader in leaders]
    for hit, leader in zip(hits, leaders, strict=True):
        assert hit.score == pytest.approx(leader.score, rel=1e-4)
        total = sum(part.score for part in hit.contributions)
        assert total == pytest.approx(leader.score, rel=1e-4)


def test_contributions_name_the_word_its_field_and_its_view(location: Path) -> None:
    hit = hits_of(location, "réforme retraite")[0]
    assert plain_id(hit.id) == "retraites"
    parts = {(part.text, part.field, part.view) for part in hit.contributions}
    assert {
        ("reforme", "title", "lemma"),
        ("réforme", "words", "exact"),
        ("retraite", "title", "lemma"),
    } <= parts
    assert ("retraite", "title", "exact") not in parts


def test_contributions_are_sorted_by_falling_score(location: Path) -> None:
    hit = hits_of(location, "réforme des retraites")[0]
    scores = [part.score for part in hit.contributions]
    assert scores == sorted(scores, reverse=True)
    assert all(scores)


def test_contributions_tell_of_words_that_stand_together(location: Path) -> None:
    hit = hits_of(location, "titre:(réforme des retraites)")[0]
    parts = {(part.text, part.field, part.view) for part in hit.contributions}
    assert ('"reforme des"', "title", "together") in parts


def test_contributions_have_scores_also_if_hits_are_sorted_by_date(location: Path) -> None:
    hits = hits_of(location, "gouvernement", sort="-date")
    assert plain_id(hits[0].id) == "retraites"
    assert all(hit.score > 0 for hit in hits)


def test_contributions_tell_of_other_forms_of_a_name(location: Path) -> None:
    other_forms = {
        part.text
        for hit in hits_of(location, "Hashd al-Shaabi")
        for part in hit.contributions
        if part.view == "alternative"
    }
    assert other_forms
    assert '"hashd al shaabi"' not in other_forms
