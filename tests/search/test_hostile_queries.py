"""Hostile queries: whatever is typed, it is answered within its filters or refused."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engines.base import EMBEDDED
from search import Archive, ResultPage
from tests.stress.million_queries import HostileQuery, answer, hostile_query

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=EMBEDDED)
def opened(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Archive:
    return Archive(indexed("articles", request.param))


@settings(max_examples=150)
@given(st.integers(0, 2**64).map(lambda seed: hostile_query(random.Random(seed))))
def test_hostile_query_is_answered_within_its_filters_or_refused(
    opened: Archive, query: HostileQuery
) -> None:
    answer(opened, query)


@settings(max_examples=150)
@given(st.text(max_size=80))
def test_hostile_text_is_answered_or_refused(opened: Archive, text: str) -> None:
    answer(opened, HostileQuery(text, {}, {}))


def test_hostile_queries_are_of_every_kind(opened: Archive) -> None:
    chance = random.Random(7)
    kinds = Counter(
        "refused" if page is None else "hits" if page.hits else "none"
        for page in _pages(opened, chance)
    )
    assert min(kinds[kind] for kind in ("refused", "hits", "none")) > 20


def _pages(archive: Archive, chance: random.Random) -> list[ResultPage | None]:
    return [answer(archive, hostile_query(chance)) for _ in range(300)]
