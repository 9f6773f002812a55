"""A network counts who is named together, and tells who belongs together."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.errors import InputError
from search import Archive, Network
from search.network import MAX_PEOPLE
from tests.support.articles import TODAY, write_articles
from tests.support.counted_articles import PEOPLE, WORDS, articles_with

SOLEIMANI = set(PEOPLE[:2])


def _named(article: dict[str, Any]) -> set[str]:
    """Return the people of an article, each by one spelling."""
    return {PEOPLE[0] if name in SOLEIMANI else name for name in article["people"]}


def _pairs(network: Network) -> dict[tuple[str, ...], int]:
    return {
        tuple(
            sorted(PEOPLE[0] if name in SOLEIMANI else name for name in pair.people)
        ): pair.articles
        for pair in network.pairs
    }


@pytest.mark.parametrize("word", WORDS)
def test_pairs_are_counted_as_by_hand_with_all_spellings(counted_index: Path, word: str) -> None:
    with Archive(counted_index) as archive:
        network = archive.network(word)
    named = [_named(article) for article in articles_with(word)]
    assert network.total == len(named)
    by_hand = {
        pair: sum(set(pair) <= people for people in named)
        for pair in combinations(sorted(set().union(*named)), 2)
    }
    assert _pairs(network) == {pair: count for pair, count in by_hand.items() if count}
    for person in network.people:
        name = PEOPLE[0] if person.name in SOLEIMANI else person.name
        assert person.articles == sum(name in people for people in named)


def test_strength_allows_for_how_often_each_is_named(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        network = archive.network("accord")
    articles = {person.name: person.articles for person in network.people}
    strengths = [pair.strength for pair in network.pairs]
    assert strengths == sorted(strengths, reverse=True)
    for pair in network.pairs:
        one, other = pair.people
        cosine = pair.articles / math.sqrt(articles[one] * articles[other])
        assert pair.strength == pytest.approx(cosine, abs=1e-4)


def test_filters_narrow_and_whom_they_ask_for_is_left_out(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        of_filter = archive.network("accord", person="Trump")
        typed = archive.network("accord personne:Trump")
        of_source = archive.network("accord", source="AFP")
    named = [_named(one) for one in articles_with("accord") if "Donald Trump" in one["people"]]
    assert of_filter.total == len(named)
    assert {person.name for person in of_filter.people}.isdisjoint({"Donald Trump"})
    assert of_filter.people == typed.people
    assert of_source.total == sum(one["source"] == "AFP" for one in articles_with("accord"))


def test_largest_number_of_people_is_kept(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        everybody = archive.network("accord")
        two = archive.network("accord", most=2)
        assert [one.name for one in two.people] == [one.name for one in everybody.people[:2]]
        assert len(two.pairs) == 1
        for most in (0, MAX_PEOPLE + 1):
            with pytest.raises(InputError):
                archive.network("accord", most=most)


def test_network_of_nothing_is_empty_and_says_why(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        network = archive.network("introuvable")
    assert (network.total, network.people, network.pairs) == (0, (), ())
    assert network.notes


def test_network_as_json_has_people_pairs_and_origin(counted_index: Path) -> None:
    with Archive(counted_index) as archive:
        fields = json.loads(json.dumps(archive.network("accord", source="AFP").as_dict()))
    assert fields["filters"] == {"source": ["AFP"]}
    assert set(fields["people"][0]) == {"name", "articles", "group"}
    assert set(fields["pairs"][0]) == {"people", "articles", "strength"}
    assert isinstance(fields["pairs"][0]["people"], list)


def test_people_who_are_named_together_are_a_group(tmp_path: Path) -> None:
    circles = [["Ali Morel", "Zoé Bart", "Luc Ferry"], ["Nina Roux", "Paul Vial", "Inès Gall"]]
    between = ["Ali Morel", "Nina Roux"]
    named = [*circles * 4, between]
    articles = [
        {"id": str(number), "title": "Titre", "body": "Un mot.", "people": people}
        for number, people in enumerate(named)
    ]
    file = write_articles(tmp_path / "a.jsonl", articles)
    synchronise([file], tmp_path / "index", today=TODAY)
    with Archive(tmp_path / "index") as archive:
        people = archive.network().people
    groups = {person.name: person.group for person in people}
    assert [{groups[name] for name in circle} for circle in circles] == [{0}, {1}]
