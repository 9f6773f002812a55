"""A question that has a budget asks the engine nothing more once it is spent."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index import synchronise
from index.engines import deadline
from index.engines.config import ClusterConfig
from index.errors import ClusterDown, InputError, TooLong
from search import Archive, limited_to
from tests.support.articles import TODAY, write_articles
from tests.support.toy_cluster import ToyCluster, silent_node

Ask = Callable[[Archive], Any]
BUDGET = 10.0
QUESTIONS: dict[str, Ask] = {
    "find": lambda archive: archive.find("bagdad", facets=True, budget=BUDGET),
    "timeline": lambda archive: archive.timeline("bagdad", budget=BUDGET),
    "people": lambda archive: archive.people("Soleimani", budget=BUDGET),
}


class SlowEngine:
    """An engine that takes six seconds to answer, by a clock that stands still otherwise.

    Attributes:
        asked: How often it was asked.
    """

    SECONDS = 6

    def __init__(self, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        engine = type(archive._index.opened.engine)
        self._answers = engine.answers
        monkeypatch.setattr(engine, "answers", self._answer)
        clock = SimpleNamespace(monotonic=lambda: self.SECONDS * self.asked)
        monkeypatch.setattr(deadline, "time", clock)
        self._engine = archive._index.opened.engine

    def _answer(self, *arguments: Any) -> Any:
        self.asked += 1
        return self._answers(self._engine, *arguments)


@pytest.fixture
def engine(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> SlowEngine:
    return SlowEngine(archive, monkeypatch)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_ends_when_its_budget_is_spent(
    archive: Archive, engine: SlowEngine, question: str
) -> None:
    with pytest.raises(TooLong) as caught:
        QUESTIONS[question](archive)
    assert engine.asked == 2  # after the second, 12 seconds are gone
    assert caught.value.message.values == {"seconds": BUDGET}


def test_all_questions_of_a_block_share_its_time(archive: Archive, engine: SlowEngine) -> None:
    with limited_to(1000):
        archive.find("bagdad")
        archive.saved.all()
    asked = engine.asked
    with limited_to(engine.SECONDS * asked + 1):
        archive.find("bagdad")
        with pytest.raises(TooLong):
            archive.find("bagdad facets", budget=1000)
    assert engine.asked == 2 * asked + 1


@pytest.mark.usefixtures("engine")
def test_time_that_nobody_limits_is_not_counted(archive: Archive) -> None:
    with limited_to(None):
        assert archive.find("bagdad", facets=True).facets
    assert archive.find("bagdad").hits


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_budget_without_time_is_refused(archive: Archive, seconds: float) -> None:
    with pytest.raises(InputError) as caught:
        archive.find("bagdad", budget=seconds)
    assert caught.value.message.code == "budget-not-positive"


@pytest.mark.slow
def test_a_cluster_is_told_the_time_that_is_left(tmp_path: Path) -> None:
    toy = ToyCluster()
    with toy.node() as url:
        access = cluster(url)
        make_index(tmp_path, access)
        with Archive(tmp_path / "index", access) as archive:
            toy.timeouts.clear()
            archive.find("bagdad", budget=2.0)
            limited = int(toy.timeouts[0].removesuffix("ms"))
            toy.timeouts.clear()
            archive.find("bagdad")
    assert 0 < limited <= 2_000
    assert set(toy.timeouts) == {"30000ms"}


@pytest.mark.slow
def test_a_silent_cluster_costs_the_budget_and_is_asked_again(tmp_path: Path) -> None:
    toy = ToyCluster()
    with toy.node() as url:
        make_index(tmp_path, cluster(url))
    with silent_node() as silent, Archive(tmp_path / "index", cluster(silent)) as archive:
        started = time.monotonic()
        with pytest.raises(TooLong):
            archive.find("bagdad", budget=0.2)
        assert time.monotonic() - started < 5
        assert not archive._index.opened.engine._cluster.is_given_up  # type: ignore[attr-defined]


@pytest.mark.slow
def test_a_cluster_that_nobody_reaches_is_told_as_such(tmp_path: Path) -> None:
    toy = ToyCluster()
    with toy.node() as url:
        make_index(tmp_path, cluster(url))
    nowhere = cluster("http://127.0.0.1:9", patience=0.1)
    with Archive(tmp_path / "index", nowhere) as archive, pytest.raises(ClusterDown):
        archive.find("bagdad", budget=60)


def cluster(url: str, patience: float = 30) -> ClusterConfig:
    return ClusterConfig(urls=(url,), archive="press", patience=patience)


def make_index(parent: Path, access: ClusterConfig) -> None:
    articles = write_articles(parent / "articles.jsonl")
    location = parent / "index"
    synchronise([articles], location, engine="opensearch", access=access, today=TODAY, jobs=1)
