"""Indexes that several tests of the search package share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index import synchronise
from tests.support.articles import TODAY, write_articles
from tests.support.cluster import EVERY_ENGINE
from tests.support.counted_articles import COUNTED_ARTICLES
from tests.support.indexed_folder import IndexedFolder
from tests.support.people_articles import PEOPLE_ARTICLES
from tests.support.saved_articles import article


@pytest.fixture(params=EVERY_ENGINE)
def location(request: pytest.FixtureRequest, indexed: Callable[[str, str], Path]) -> Path:
    """The index of the articles in `tests.support.articles`, of every engine in turn."""
    return indexed("articles", request.param)


@pytest.fixture(scope="package", params=EVERY_ENGINE)
def counted_index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of many articles with few words, sources and people, of every engine in turn."""
    folder = tmp_path_factory.mktemp("counted")
    file = write_articles(folder / "a.jsonl", COUNTED_ARTICLES)
    synchronise([file], folder / "index", engine=request.param, today=TODAY)
    return folder / "index"


@pytest.fixture(scope="package", params=EVERY_ENGINE)
def people_index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of articles that spell names in several ways, of every engine in turn."""
    folder = tmp_path_factory.mktemp("people")
    file = write_articles(folder / "articles.jsonl", PEOPLE_ARTICLES)
    synchronise([file], folder / "index", engine=request.param, today=TODAY)
    return folder / "index"


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    """A folder of 23 articles on an accord and one on a refusal, with an index that may change."""
    indexed_folder = IndexedFolder.empty(tmp_path, request.param)
    indexed_folder.put({"a.jsonl": [*map(article, range(23)), article(99, "refus")]})
    indexed_folder.run()
    return indexed_folder
