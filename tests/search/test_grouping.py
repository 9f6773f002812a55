"""Groups: near-duplicates stand under the best of them, the same on every page."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.minhash import MIN_CONTAINMENT, containment, make_sketch
from index.article import Article
from index.engines.base import LoadedMatch, Match, Matches
from index.stored_article import StoredArticle, stored_day, stored_sketch
from search.grouping import (
    MAX_DAYS_APART,
    MAX_RANK_DISTANCE,
    SAME_TEXT_CONTAINMENT,
    Fetch,
    Group,
    fetch_grouped,
)

FIRST = date(2024, 1, 1)


def passage(number: int, length: int = 60) -> str:
    """A passage whose words no other has."""
    chance = random.Random(number)
    return " ".join(
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(length)
    )


PASSAGES = [passage(number) for number in range(12)]


def match(id: str, text: str, day: int | None = None) -> Match:
    published = FIRST + timedelta(day) if day is not None else None
    article = Article(
        id, id, "", text, date=published, date_evidence="stated" if published else None
    )
    return LoadedMatch(id, 0.0, StoredArticle(article, {}, make_sketch(text)).to_json())


def ranking(*matches: Match) -> Fetch:
    return lambda offset, limit: Matches(len(matches), matches[offset : offset + limit])


def ids(groups: Sequence[Group]) -> list[tuple[str, list[str]]]:
    return [(group.leader.id, [copy.id for copy in group.duplicates]) for group in groups]


def others(number: int) -> list[Match]:
    return [match(f"o{place}", passage(100 + place)) for place in range(number)]


def test_fetch_grouped_puts_copies_under_the_best_and_counts_all() -> None:
    fetch = ranking(
        match("a", PASSAGES[0]),
        match("b", PASSAGES[1]),
        match("c", PASSAGES[0]),
        match("d", PASSAGES[0]),
    )
    page = fetch_grouped(fetch, 0, 10)
    assert ids(page.best) == [("a", ["c", "d"]), ("b", [])]
    assert page.total == 4


def test_fetch_grouped_shows_a_copy_too_far_below_by_itself() -> None:
    near = fetch_grouped(
        ranking(match("a", PASSAGES[0]), *others(MAX_RANK_DISTANCE - 1), match("z", PASSAGES[0])),
        0,
        1,
    )
    assert ids(near.best) == [("a", ["z"])]
    far = fetch_grouped(
        ranking(match("a", PASSAGES[0]), *others(MAX_RANK_DISTANCE), match("z", PASSAGES[0])),
        0,
        100,
    )
    assert ids(far.best)[0] == ("a", [])
    assert ids(far.best)[-1] == ("z", [])


@pytest.mark.parametrize(
    ("days", "together"),
    [
        ((0, MAX_DAYS_APART), True),
        ((0, MAX_DAYS_APART + 1), False),
        ((None, 300), True),
        ((MAX_DAYS_APART, 0), True),
    ],
)
def test_fetch_grouped_keeps_alike_texts_of_other_weeks_apart(
    days: tuple[int | None, int], together: bool
) -> None:
    one, other = (
        match("a", " ".join(PASSAGES[:2]), days[0]),
        match("b", f"{PASSAGES[0]} {PASSAGES[2]}", days[1]),
    )
    alike = containment(stored_sketch(one.stored), stored_sketch(other.stored))
    assert MIN_CONTAINMENT <= alike < SAME_TEXT_CONTAINMENT
    assert (len(fetch_grouped(ranking(one, other), 0, 10).best) == 1) is together


def test_fetch_grouped_groups_the_same_text_of_any_day() -> None:
    fetch = ranking(match("a", PASSAGES[0], 0), match("b", PASSAGES[0], 900))
    assert len(fetch_grouped(fetch, 0, 10).best) == 1


def test_fetch_grouped_leaves_articles_too_short_for_a_sketch_alone() -> None:
    assert ids(fetch_grouped(ranking(match("a", "bref"), match("b", "bref")), 0, 10).best) == [
        ("a", []),
        ("b", []),
    ]


def test_fetch_grouped_makes_no_group_of_no_matches() -> None:
    assert fetch_grouped(ranking(), 0, 10).best == ()
    assert fetch_grouped(ranking(match("a", "bref")), 10, 10).best == ()


def by_brute_force(matches: Sequence[Match]) -> list[tuple[str, list[str]]]:
    """Every match under the first leader within reach that it is like."""
    groups: list[tuple[int, Match, list[str]]] = []
    for rank, one in enumerate(matches):
        same = (
            copies
            for place, leader, copies in groups
            if rank - place <= MAX_RANK_DISTANCE
            and containment(stored_sketch(leader.stored), stored_sketch(one.stored))
            >= MIN_CONTAINMENT
        )
        if (copies := next(same, None)) is not None:
            copies.append(one.id)
        else:
            groups.append((rank, one, []))
    return [(leader.id, copies) for _, leader, copies in groups]


@given(
    st.lists(st.lists(st.sampled_from(range(8)), min_size=1, max_size=4, unique=True), max_size=80),
    st.integers(1, 9),
)
def test_fetch_grouped_pages_add_up_to_the_groups_of_the_whole_ranking(
    mixed: list[list[int]], limit: int
) -> None:
    texts = [" ".join(PASSAGES[number] for number in numbers) for numbers in mixed]
    matches = [match(str(place), text) for place, text in enumerate(texts)]
    shown: list[tuple[str, list[str]]] = []
    for number in count():
        page = fetch_grouped(ranking(*matches), number * limit, limit).best
        if not page:
            break
        shown += ids(page)
    assert shown == by_brute_force(matches)
    assert sorted(id for leader, copies in shown for id in (leader, *copies)) == sorted(
        one.id for one in matches
    )


def test_stored_day_and_stored_sketch_are_read_from_stored_articles() -> None:
    assert stored_day(match("a", "x", 3).stored) == date(2024, 1, 4)
    assert stored_day(match("a", "x").stored) is None
    assert (stored_sketch("{}"), stored_day("")) == ("", None)
