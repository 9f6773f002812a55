"""A node that hangs, dribbles, dies or has too much to do costs a part of the patience, and no article."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from index import synchronise
from index.engines.config import ClusterConfig
from index.errors import ClusterDown, InputError
from search import Archive
from tests.support.articles import TODAY, write_articles
from tests.support.messages import english
from tests.support.toy_cluster import Reply, ToyCluster, error, silent_node

pytestmark = pytest.mark.slow

PATIENCE = 0.5
"""Seconds that a test waits for a cluster that will not answer."""
LONG_PATIENCE = 3
"""Seconds that a test waits for an answer: the machine may have much else to do."""
FEW_SECONDS = 10
"""Far less than a node that hangs would cost without a limit."""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n"
DEAD = "http://127.0.0.1:9"
"""An address at which nobody listens."""


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cluster", "bulk"):
        monkeypatch.setattr(f"index.engines.opensearch.{module}.retry_delay", lambda _: 0.01)


@pytest.fixture
def toy() -> ToyCluster:
    return ToyCluster()


@pytest.fixture
def node(toy: ToyCluster) -> Iterator[str]:
    with toy.node() as url:
        yield url


def access(*urls: str, patience: float = LONG_PATIENCE) -> ClusterConfig:
    return ClusterConfig(urls=urls, archive="press", patience=patience)


def feed(parent: Path, config: ClusterConfig, name: str = "one", **options: Any) -> int:
    articles = write_articles(parent / f"{name}.jsonl")
    report = synchronise(
        [articles],
        parent / name,
        engine="opensearch",
        access=config,
        today=TODAY,
        jobs=1,
        **options,
    )
    assert report.skipped == ()
    return report.articles


def total(location: Path, config: ClusterConfig) -> int:
    with Archive(location, config) as archive:
        return archive.find("gouvernement").total


SILENCES = [
    pytest.param(silent_node, id="hangs"),
    pytest.param(lambda: silent_node(b"H"), id="dribbles"),
    pytest.param(lambda: silent_node(HEAD), id="dribbles-a-body"),
]


@pytest.mark.parametrize("silence", SILENCES)
def test_cluster_that_is_silent_is_given_up_when_the_patience_ends(
    silence: Callable[[], AbstractContextManager[str]], tmp_path: Path, node: str
) -> None:
    feed(tmp_path, access(node))
    with silence() as silent:
        with Archive(tmp_path / "one", access(silent, patience=PATIENCE)) as archive:
            started = time.monotonic()
            with pytest.raises(ClusterDown) as down:
                archive.find("gouvernement")
        waited = time.monotonic() - started
    assert down.value.message.code == "cluster-silent"
    assert PATIENCE <= waited < FEW_SECONDS


@pytest.mark.parametrize("silence", SILENCES)
def test_query_asks_the_next_address_when_one_is_silent(
    silence: Callable[[], AbstractContextManager[str]], tmp_path: Path, node: str
) -> None:
    expected = feed(tmp_path, access(node)) and total(tmp_path / "one", access(node))
    with silence() as silent:
        started = time.monotonic()
        assert total(tmp_path / "one", access(silent, node)) == expected > 0
        assert time.monotonic() - started < FEW_SECONDS


def test_query_asks_the_next_address_when_nobody_listens_at_one(tmp_path: Path, node: str) -> None:
    feed(tmp_path, access(node))
    started = time.monotonic()
    for _ in range(5):  # the order of the addresses is random
        assert total(tmp_path / "one", access(DEAD, node)) > 0
    assert time.monotonic() - started < FEW_SECONDS


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_request_is_sent_again_while_a_node_is_too_busy(
    status: int, tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    feed(tmp_path, access(node))
    refusals = [error(status, "rejected_execution_exception") for _ in range(3)]
    toy.before = lambda _request: refusals.pop() if refusals else None
    assert total(tmp_path / "one", access(node)) > 0
    assert refusals == []


def test_search_that_fails_as_a_node_stops_is_sent_again(
    tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    feed(tmp_path, access(node))
    kind = "search_phase_execution_exception"
    failures = [error(500, kind, "") for _ in range(3)]
    toy.before = lambda _request: failures.pop() if failures else None
    assert total(tmp_path / "one", access(node)) > 0
    assert failures == []


def test_node_that_stays_too_busy_is_given_up_when_the_patience_ends(
    tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    feed(tmp_path, access(node))
    toy.before = lambda _request: error(503, "unavailable_shards_exception")
    started = time.monotonic()
    with pytest.raises(ClusterDown):
        total(tmp_path / "one", access(node, patience=PATIENCE))
    assert time.monotonic() - started < FEW_SECONDS


def test_node_that_dies_while_it_is_fed_loses_no_article(
    tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    deaths = [1, 2, 3]

    def die(request: str) -> None:
        if "_bulk" in request and deaths:
            deaths.pop()
            raise ConnectionAbortedError

    toy.before = die
    number = feed(tmp_path, access(node))
    assert deaths == []
    [index] = toy.indexes
    assert len(toy.indexes[index]) == number > 0


def test_run_writes_to_the_next_address_when_one_is_silent(
    tmp_path: Path, toy: ToyCluster, node: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engines.opensearch.cluster import Patience  # late: it needs opensearch-py

    short = Patience(9.0, first_seconds=0.3, max_seconds=3.0)
    for module in ("archive_index", "bulk", "writer"):
        monkeypatch.setattr(f"index.engines.opensearch.{module}.WRITING", short)
    with silent_node() as silent:
        number = feed(tmp_path, access(silent, node))
    [index] = toy.indexes
    assert len(toy.indexes[index]) == number > 0


def test_attempts_have_twice_as_long_when_every_address_has_been_tried() -> None:
    from index.engines.opensearch.cluster import WRITING, Patience  # late: it needs opensearch-py

    reading = Patience.of_reading(ClusterConfig())
    assert [reading.limit(attempt, 2) for attempt in range(5)] == [3.0, 3.0, 6.0, 6.0, 12.0]
    assert reading.limit(1_000, 2) == reading.seconds == 15
    assert WRITING.limit(0, 1) >= reading.seconds
    assert WRITING.limit(1_000, 1) == 120


def other_feeds_at(
    request_start: str, toy: ToyCluster, feed_other: Callable[[], object]
) -> list[object]:
    """Let another machine feed the archive just before a request of this one is answered."""
    outcomes: list[object] = []

    def let_other_feed(request: str) -> Reply | None:
        if request.startswith(request_start) and not outcomes:
            toy.before = lambda _request: None
            outcomes.append(feed_other())
        return None

    toy.before = let_other_feed
    return outcomes


def test_first_feed_is_told_when_another_has_taken_the_name_meanwhile(
    tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    outcomes = other_feeds_at("PUT", toy, lambda: feed(tmp_path, access(node), "other"))
    with pytest.raises(InputError) as told:
        feed(tmp_path, access(node))
    assert told.value.message.code == "archive-not-made-here"
    assert len(toy.indexes) == len(toy.aliases["press"]) == len(outcomes) == 1
    assert total(tmp_path / "other", access(node)) > 0
    with pytest.raises(InputError):  # nor does the next run take it
        feed(tmp_path, access(node))
    assert feed(tmp_path, access(node), rebuild=True) > 0
    assert len(toy.indexes) == len(toy.aliases["press"]) == 1


def test_rebuild_is_told_when_another_has_replaced_the_archive_meanwhile(
    tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    feed(tmp_path, access(node))
    other_feeds_at(
        "POST _aliases", toy, lambda: feed(tmp_path, access(node), "other", rebuild=True)
    )
    with pytest.raises(InputError) as told:
        feed(tmp_path, access(node), rebuild=True)
    assert "was not made from here" in english(told.value.message)
    assert len(toy.aliases["press"]) == 1
    assert set(toy.indexes) == toy.aliases["press"]
    assert total(tmp_path / "other", access(node)) > 0


def test_first_feed_that_died_is_begun_again_from_the_same_folder(
    tmp_path: Path, toy: ToyCluster, node: str
) -> None:
    toy.before = lambda request: error(400, "broken") if "_bulk" in request else None
    with pytest.raises(Exception, match="refuses"):
        feed(tmp_path, access(node))
    toy.before = lambda _request: None
    assert feed(tmp_path, access(node)) > 0
    assert len(toy.indexes) == len(toy.aliases["press"]) == 1
