"""Fixtures that many tests share: indexes that are made once and only read, and commands."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from index import synchronise
from index.update.reading import load_page_reader, load_word_lists
from search import Archive
from search.cli.trust import trust
from search.main import main
from tests.support.articles import SEEDS, TODAY, write_articles
from tests.support.browser import why_no_browser
from tests.support.cluster import EVERY_ENGINE, Cluster, start_cluster, why_no_cluster
from tests.support.commands import Outcome, Run


def pytest_configure() -> None:
    """Let no test depend on the clock or the locale, and commands be stopped by Ctrl-C.

    A shell lets what it starts in the background ignore Ctrl-C, and so would the commands.
    """
    # how long an example takes, or is made, depends on the machine and on what else it does
    slow = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=slow)
    hypothesis.settings.load_profile("patient")
    os.environ["SEARCH_LANG"] = "en"
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the collector of garbage away from the modules and the tests, which all live to the end.

    It would go through all of their objects again and again, a twentieth of the time of a run.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)  # when those that nobody asked for are gone
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why tests are skipped where no cluster or no browser can be started."""
    for marker, why_not in (("opensearch", why_no_cluster), ("browser", why_no_browser)):
        marked = [item for item in items if item.get_closest_marker(marker)]
        reason = why_not() if marked else ""
        if reason:
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def word_lists() -> None:
    """Load the lists of words once: the children of a run begin as copies of this process."""
    load_word_lists()
    load_page_reader()


@pytest.fixture(scope="session", autouse=True)
def usual_cluster(request: pytest.FixtureRequest) -> None:
    """Start a cluster before anything is indexed, if a test needs one and starts none itself."""
    for item in request.session.items:
        starts_its_own = "three_nodes" in getattr(item, "fixturenames", ())
        is_marked = item.get_closest_marker("opensearch") is not None
        if is_marked and not starts_its_own and not why_no_cluster():
            request.getfixturevalue("one_node")
            return


@pytest.fixture(scope="session")
def one_node() -> Iterator[Cluster]:
    """Start a cluster of one node, which indexes are made on unless a test says otherwise."""
    started = start_cluster(
        1, "768m", "indexing_pressure.memory.limit=10mb"
    )  # it soon has too much to do
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEARCH_OPENSEARCH_URL", ",".join(started.urls))
        patch.setenv("SEARCH_OPENSEARCH_PATIENCE", "60")  # the machine may have much else to do
        yield started
    started.end()


@pytest.fixture(scope="module")
def three_nodes() -> Iterator[Cluster]:
    """Start a cluster of three nodes."""
    started = start_cluster(3, "1g")
    yield started
    started.end()


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Return a function that gives the index of a corpus on an engine, made at its first call."""
    made: dict[tuple[str, str], Path] = {}

    def index_of(corpus: str, engine: str) -> Path:
        if (corpus, engine) not in made:
            place = tmp_path_factory.mktemp(f"{corpus}-{engine}")
            source = SEEDS if corpus == "seeds" else write_articles(place / "articles.jsonl")
            synchronise([source], place / "index", engine=engine, today=TODAY)
            made[corpus, engine] = place / "index"
        return made[corpus, engine]

    return index_of


@pytest.fixture(params=EVERY_ENGINE)
def archive(
    request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]
) -> Iterator[Archive]:
    """Open the archive of the articles in `tests.support.articles`, on every engine in turn."""
    with Archive(indexed("articles", request.param)) as opened:
        yield opened


@pytest.fixture(params=EVERY_ENGINE)
def seeds_archive(
    request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]
) -> Iterator[Archive]:
    """Open the archive of the articles that come with the project, on every engine in turn."""
    with Archive(indexed("seeds", request.param)) as opened:
        yield opened


@pytest.fixture
def articles_index(indexed: Callable[[str, str], Path]) -> Path:
    """Return the default engine's index of the articles in `tests.support.articles`."""
    return indexed("articles", "tantivy")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enter an empty folder that is trusted, with nothing set in the environment."""
    for name in ("SEARCH_SEEDS", "SEARCH_INDEX", "SEARCH_ENGINE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    trust(tmp_path, os.environ)
    return tmp_path


@pytest.fixture
def search(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, in an empty folder."""
    assert home.is_dir()

    def run(*arguments: str | Path, stdin: bytes | None = b"") -> Outcome:
        given = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin))
        monkeypatch.setattr(sys, "argv", ["search", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", given)
        capsys.readouterr()
        code: Any = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        return Outcome(int(code), *capsys.readouterr())

    return run


@pytest.fixture
def query(search: Run, articles_index: Path) -> Run:
    """Run `search query` on the articles of `tests.support.articles`."""
    return lambda *arguments: search("query", "--index", articles_index, *arguments)
