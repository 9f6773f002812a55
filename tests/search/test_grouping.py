"""Test how near-duplicates are grouped under the best of them, the same on every page."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.minhash import MIN_CONTAINMENT, containment, make_sketch, resemblance
from index.article import Article
from index.engines.base import LoadedMatch, Match, Matches
from index.schema import day_number
from index.stored_article import StoredArticle
from search.copies import MAX_DAYS_APART, SAME_TEXT_RESEMBLANCE, Copies
from search.grouping import (
    MAX_RANK_DISTANCE,
    Fetch,
    Group,
    fetch_grouped,
    fetch_ungrouped,
    with_copies,
)

FIRST = date(2024, 1, 1)


def passage(number: int, length: int = 60) -> str:
    """Return a passage whose words no other passage has."""
    generator = random.Random(number)
    words = ["".join(generator.choices(ascii_lowercase, k=8)) for _ in range(length)]
    return " ".join(words)


PASSAGES = [passage(number) for number in range(12)]


def match(id: str, text: str, day: int | None = None) -> Match:
    published = FIRST + timedelta(day) if day is not None else None
    article = Article(
        id, id, "", text, date=published, date_evidence="stated" if published else None
    )
    day_of_match = None if published is None else day_number(published)
    stored = StoredArticle(article, {}).to_json()
    return LoadedMatch(id, 0.0, stored, make_sketch(text), day_of_match)


def ranking(*matches: Match) -> Fetch:
    return lambda offset, limit: Matches(len(matches), matches[offset : offset + limit])


def ids(groups: Sequence[Group]) -> list[tuple[str, list[str]]]:
    return [(group.leader.id, [copy.id for copy in group.duplicates]) for group in groups]


def different_matches(number: int) -> list[Match]:
    return [match(f"o{rank}", passage(100 + rank)) for rank in range(number)]


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


def test_with_copies_keeps_the_order_and_names_the_others_of_each() -> None:
    matches = [
        match("a", PASSAGES[0]),
        match("b", PASSAGES[1]),
        match("c", PASSAGES[0]),
        match("d", PASSAGES[0]),
    ]
    assert ids(with_copies(matches, [Copies(matches)])) == [
        ("a", ["c", "d"]),
        ("b", []),
        ("c", ["a", "d"]),
        ("d", ["a", "c"]),
    ]
    assert with_copies([], [Copies([])]) == ()


def test_fetch_grouped_shows_known_copies_once_however_far_apart_they_stand() -> None:
    complete = [
        match("a", PASSAGES[0], 3),
        *different_matches(3 * MAX_RANK_DISTANCE),
        match("y", PASSAGES[0], 1),
        match("z", PASSAGES[0], 2),
    ]
    partial = [match("p", PASSAGES[0]), match("q", PASSAGES[1]), match("r", PASSAGES[1])]
    fetch = ranking(*complete, *partial)
    groups: list[Group] = []
    for offset in range(0, 70, 10):
        groups += fetch_grouped(fetch, offset, 10, lambda _: Copies(complete)).best
    assert ids(groups)[0] == ("a", ["y", "z"])
    assert ids(groups)[-2:] == [("p", []), ("q", ["r"])]
    assert len(groups) == Copies(complete).texts + 2


def test_a_copy_among_those_not_compared_stands_under_its_leader_close_above() -> None:
    complete = [match("a", PASSAGES[0], 3), match("b", PASSAGES[1], 1), match("c", PASSAGES[0], 1)]
    partial = [match("p", PASSAGES[2], 2), match("q", PASSAGES[0], 2), match("r", PASSAGES[1])]
    fetch = ranking(*complete, *partial)
    page = fetch_grouped(fetch, 0, 10, lambda _: Copies(complete))
    assert ids(page.best) == [("a", ["c", "q"]), ("b", ["r"]), ("p", [])]


def test_a_page_tells_if_there_is_another() -> None:
    fetch = ranking(*(match(f"{n}", PASSAGES[n // 2]) for n in range(8)))
    assert [fetch_grouped(fetch, offset, 2).has_more for offset in (0, 2, 4)] == [
        True,
        False,
        False,
    ]
    assert [fetch_ungrouped(fetch, offset, 4).has_more for offset in (0, 4, 8)] == [
        True,
        False,
        False,
    ]


def test_fetch_grouped_shows_a_copy_too_far_below_by_itself() -> None:
    near = fetch_grouped(
        ranking(
            match("a", PASSAGES[0]),
            *different_matches(MAX_RANK_DISTANCE - 1),
            match("z", PASSAGES[0]),
        ),
        0,
        1,
    )
    assert ids(near.best) == [("a", ["z"])]
    far = fetch_grouped(
        ranking(
            match("a", PASSAGES[0]), *different_matches(MAX_RANK_DISTANCE), match("z", PASSAGES[0])
        ),
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
    first_day, second_day = days
    first = match("a", f"{PASSAGES[0]} {PASSAGES[1]}", first_day)
    second = match("b", f"{PASSAGES[0]} {PASSAGES[2]}", second_day)
    assert containment(first.hashes, second.hashes) >= MIN_CONTAINMENT
    assert resemblance(first.hashes, second.hashes) < SAME_TEXT_RESEMBLANCE
    groups = fetch_grouped(ranking(first, second), 0, 10).best
    assert (len(groups) == 1) is together


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
    """Put every match under the first leader within reach that it is like."""
    groups: list[tuple[int, Match, list[str]]] = []
    for rank, candidate in enumerate(matches):
        for leader_rank, leader, copies in groups:
            is_near = rank - leader_rank <= MAX_RANK_DISTANCE
            if is_near and are_alike(leader, candidate):
                copies.append(candidate.id)
                break
        else:
            groups.append((rank, candidate, []))
    return [(leader.id, copies) for _, leader, copies in groups]


def are_alike(leader: Match, candidate: Match) -> bool:
    return containment(leader.hashes, candidate.hashes) >= MIN_CONTAINMENT


@given(
    st.lists(st.lists(st.sampled_from(range(8)), min_size=1, max_size=4, unique=True), max_size=80),
    st.integers(1, 9),
)
def test_fetch_grouped_pages_add_up_to_all_groups(mixed: list[list[int]], limit: int) -> None:
    matches: list[Match] = []
    for rank, numbers in enumerate(mixed):
        text = " ".join(PASSAGES[number] for number in numbers)
        matches.append(match(str(rank), text))
    groups: list[tuple[str, list[str]]] = []
    for number in count():
        page = fetch_grouped(ranking(*matches), number * limit, limit).best
        if not page:
            break
        groups += ids(page)
    assert groups == by_brute_force(matches)
    grouped_ids: list[str] = []
    for leader, copies in groups:
        grouped_ids += [leader, *copies]
    assert sorted(grouped_ids) == sorted(match.id for match in matches)
