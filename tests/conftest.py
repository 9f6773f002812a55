"""Indexes that the tests of the way out share: they are made once, and only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import synchronise
from index.engine import ENGINES
from search import Archive
from tests.press import SEEDS, TODAY, write_articles


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The index of `seeds` or of `articles` that an engine keeps, made when it is first asked for."""
    made: dict[tuple[str, str], Path] = {}

    def index_of(corpus: str, engine: str) -> Path:
        if (corpus, engine) not in made:
            place = tmp_path_factory.mktemp(f"{corpus}-{engine}")
            source = SEEDS if corpus == "seeds" else write_articles(place / "articles.jsonl")
            synchronise([source], place / "index", engine=engine, today=TODAY)
            made[corpus, engine] = place / "index"
        return made[corpus, engine]

    return index_of


@pytest.fixture(params=ENGINES)
def archive(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    """The archive of the articles in `tests.press`, on every engine in turn."""
    with Archive(indexed("articles", request.param)) as opened:
        yield opened


@pytest.fixture(params=ENGINES)
def seeds_archive(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Iterator[Archive]:
    """The archive of the articles that come with the project, on every engine in turn."""
    with Archive(indexed("seeds", request.param)) as opened:
        yield opened


@pytest.fixture
def articles_index(indexed: Callable[[str, str], Path]) -> Path:
    """The default engine's index of the articles in `tests.press`."""
    return indexed("articles", "tantivy")
