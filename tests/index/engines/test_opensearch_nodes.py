"""Three real nodes, one of which stops: no article and no query is lost; a rebuild is seen whole or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from index import synchronise
from index.engines.config import ClusterConfig
from index.errors import ClusterDown
from search import Archive
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import Cluster

pytestmark = pytest.mark.opensearch
ARTICLES = 1_500


@pytest.fixture
def access(three_nodes: Cluster) -> ClusterConfig:
    return ClusterConfig(three_nodes.urls, shards=3, replicas=1, patience=60)


def written(place: Path, word: str, number: int = ARTICLES) -> Path:
    records: list[dict[str, Any]] = [
        {
            "id": f"{each:05}",
            "title": f"Le {word} numéro {each}",
            "body": f"Le {word} tient bon, dit le ministre. " * (1 + each % 9),
            "source": f"{word.title()} {each % 3}",
            "date": f"2024-{1 + each % 12:02}-01",
        }
        for each in range(number)
    ]
    return write_articles(place / "articles.jsonl", records)


def index(place: Path, access: ClusterConfig, source: Path, **options: Any) -> Any:
    return synchronise(
        [source], place / "index", engine="opensearch", access=access, today=TODAY, **options
    )


@contextmanager
def meanwhile(work: Callable[[], None]) -> Iterator[list[BaseException]]:
    """Do something again and again in a thread; what it raises is collected."""
    failures: list[BaseException] = []
    over = threading.Event()

    def repeat() -> None:
        while not over.is_set():
            try:
                work()
            except BaseException as error:
                failures.append(error)

    thread = threading.Thread(target=repeat)
    thread.start()
    try:
        yield failures
    finally:
        over.set()
        thread.join()


def more(answers: list[tuple[int, int]], failures: list[BaseException]) -> None:
    """Wait for some more answers."""
    wanted, deadline = len(answers) + 5, time.monotonic() + 90
    while len(answers) < wanted and not failures and time.monotonic() < deadline:
        time.sleep(0.05)
    assert failures or len(answers) >= wanted


def whole(three_nodes: Cluster, place: Path, access: ClusterConfig) -> None:
    """Wait until every copy is where it should be again."""
    with Archive(place / "index", access) as archive:
        deadline = time.monotonic() + 90
        while (
            (told := archive.status().cluster)
            and told["health"] != "green"
            and time.monotonic() < deadline
        ):
            time.sleep(0.5)
        assert told
        assert (told["health"], told["nodes"]) == ("green", len(three_nodes.urls))


def test_node_that_stops_during_a_write_loses_no_article(
    three_nodes: Cluster, access: ClusterConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = written(tmp_path, "barrage")
    monkeypatch.setattr("index.engines.opensearch.bulk.MIN_BATCH_BYTES", 30_000)
    stopped = threading.Event()

    def progress(_done: int, _total: int, articles: int) -> None:
        if articles > ARTICLES // 4 and not stopped.is_set():
            stopped.set()
            threading.Thread(target=three_nodes.stop, args=(2,)).start()

    report = index(tmp_path, access, source, progress=progress)
    assert stopped.is_set()
    assert (report.articles, report.skipped) == (ARTICLES, ())
    with Archive(tmp_path / "index", access) as archive:
        assert {hit.id for hit in archive.hits("barrage")} == {
            f"articles.jsonl#{n:05}" for n in range(ARTICLES)
        }
    three_nodes.start(2)
    whole(three_nodes, tmp_path, access)


def test_node_that_stops_during_queries_leaves_none_unanswered(
    three_nodes: Cluster, access: ClusterConfig, tmp_path: Path
) -> None:
    source = written(tmp_path, "barrage")
    index(tmp_path, access, source)
    answers: list[tuple[int, int]] = []
    with Archive(tmp_path / "index", access) as archive:

        def ask() -> None:
            page = archive.find("barrage ministre", facets=True)
            assert page.facets
            answers.append((page.total, sum(page.facets.source.values())))

        exported = archive.hits("barrage")
        begun = [next(exported).id for _ in range(700)]
        with meanwhile(ask) as failures:
            more(answers, failures)
            three_nodes.stop(1)
            more(answers, failures)
            three_nodes.start(1)
            more(answers, failures)
        assert failures == []
        assert set(answers) == {(ARTICLES, ARTICLES)}
        assert len({*begun, *(hit.id for hit in exported)}) == ARTICLES
    whole(three_nodes, tmp_path, access)


def test_searcher_refuses_an_answer_of_some_shards(
    three_nodes: Cluster, access: ClusterConfig, tmp_path: Path
) -> None:
    alone = replace(access, replicas=0)
    index(tmp_path, alone, written(tmp_path, "barrage", 60))
    with Archive(tmp_path / "index", alone) as archive:
        assert archive.find("barrage").total == 60
        three_nodes.stop(2)
        hasty = Archive(tmp_path / "index", replace(alone, patience=1.0))
        with hasty, pytest.raises(ClusterDown, match=r"cannot answer now .* try again later"):
            hasty.find("barrage")
        three_nodes.start(2)
        assert archive.find("barrage").total == 60
    whole(three_nodes, tmp_path, alone)


def test_rebuild_during_queries_shows_the_old_or_the_new_index(
    access: ClusterConfig, tmp_path: Path
) -> None:
    index(tmp_path, access, written(tmp_path, "barrage", 400))
    seen: list[tuple[int, tuple[str, ...]]] = []
    with Archive(tmp_path / "index", access) as archive:

        def ask() -> None:
            page = archive.find("ministre", facets=True, limit=30, group=False)
            assert page.facets
            words = {hit.title.split()[1] for hit in page.hits} | {
                name.split()[0].lower() for name in page.facets.source
            }
            assert sum(page.facets.source.values()) == page.total
            seen.append((page.total, tuple(sorted(words))))

        with meanwhile(ask) as failures:
            for number, word in ((300, "moulin"), (350, "verger"), (400, "barrage")):
                index(tmp_path, access, written(tmp_path, word, number), rebuild=True)
                time.sleep(0.3)
    assert failures == []
    assert set(seen) <= {(400, ("barrage",)), (300, ("moulin",)), (350, ("verger",))}
    assert len(set(seen)) == 3
