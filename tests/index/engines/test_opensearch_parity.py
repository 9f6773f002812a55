"""The same questions, put to the same articles on a cluster and in files beside us."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from index import synchronise
from search import Archive
from tests.index.engines.test_parity import Asked, answers, article, excluding, questions
from tests.support.answers import timeless
from tests.support.articles import SEEDS, TODAY, write_articles

pytestmark = pytest.mark.opensearch
NEAR_TIE = 0.01
"""The share of a score below which two of them are no different."""


@pytest.fixture(scope="module", params=[1, 3], ids=["one shard", "three shards"])
def archives(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Archive, Archive]]:
    place = tmp_path_factory.mktemp("parity")
    chance = random.Random(1968)
    written = write_articles(
        place / "articles.jsonl", [article(number, chance) for number in range(300)]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEARCH_OPENSEARCH_SHARDS", str(request.param))
        for engine in ("tantivy", "opensearch"):
            synchronise([SEEDS, written], place / engine, engine=engine, today=TODAY)
    with Archive(place / "tantivy") as embedded, Archive(place / "opensearch") as distributed:
        yield embedded, distributed


KINDS = pytest.mark.parametrize("exclusions", [False, True], ids=["asking", "excluding"])


def asked(*, exclusions: bool) -> list[Asked]:
    return [each for each in questions() if excluding(each) == exclusions]


@KINDS
def test_parity_of_articles_found_on_a_cluster(
    archives: tuple[Archive, Archive], exclusions: bool
) -> None:
    for each in asked(exclusions=exclusions):
        one, other = answers(archives, each, limit=1000)
        assert {hit.id for hit in one.hits} == {hit.id for hit in other.hits}, each
        assert (one.total, one.relaxed, one.notes) == (other.total, other.relaxed, other.notes), (
            each
        )


@KINDS
def test_parity_of_pages_by_date_on_a_cluster(
    archives: tuple[Archive, Archive], exclusions: bool
) -> None:
    for each in asked(exclusions=exclusions):
        for sort in ("date", "-date"):
            one, other = answers(archives, each, limit=20, sort=sort)
            assert one.hits == other.hits, each


def test_parity_of_the_ten_best_on_a_cluster(archives: tuple[Archive, Archive]) -> None:
    same = total = 0
    for each in questions():
        one, other = answers(archives, each, group=False)
        whole = archives[1].find(each.text, today=TODAY, **each.options, group=False, limit=60)
        ranks = {hit.id: rank for rank, hit in enumerate(whole.hits)}
        for better, worse in combinations(one.hits, 2):
            if better.score - worse.score > NEAR_TIE * better.score:
                same += ranks.get(better.id, 60) < ranks.get(worse.id, 60)
                total += 1
        assert [hit.id for hit in other.hits] == [hit.id for hit in whole.hits[:10]], each
    assert total > 3000
    assert same / total >= 0.95
    print(f"{same} of {total} pairs: {same / total:.4f}")


def test_match_on_a_cluster_puts_equal_scores_in_the_order_of_ids(
    archives: tuple[Archive, Archive],
) -> None:
    for each in questions()[::4]:
        options = {**each.options, "sort": "relevance"}
        page = archives[1].find(each.text, today=TODAY, **options, group=False, limit=1000)
        assert all(
            one.score > next_.score or one.id < next_.id for one, next_ in pairwise(page.hits)
        ), each


def test_parity_of_facets_and_timelines_on_a_cluster(archives: tuple[Archive, Archive]) -> None:
    for each in questions()[:60]:
        one, other = answers(archives, each, facets=True)
        assert one.facets == other.facets, each
        options = {name: value for name, value in each.options.items() if name != "sort"}
        found = [archive.timeline(each.text, today=TODAY, **options) for archive in archives]
        lines = [timeless(timeline.as_dict()) for timeline in found]
        assert lines[0] == lines[1], each


def test_parity_of_people_and_similar_articles_on_a_cluster(
    archives: tuple[Archive, Archive],
) -> None:
    for options in ({"limit": 100}, {"beside": "Vasseur"}):
        found = [archive.people(today=TODAY, **options) for archive in archives]
        one, other = (timeless(people.as_dict()) for people in found)
        assert one == other
    for hit in archives[0].find("gouvernement", limit=5).hits:
        like = [archive.similar(hit.id, limit=5) or () for archive in archives]
        ids = [{one.stored.article.id for one in each} for each in like]
        assert len(ids[0] & ids[1]) >= 4
