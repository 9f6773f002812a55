"""Indexes that several tests of the search package share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import synchronise
from index.files.walk import Stamp
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


@pytest.fixture(scope="session")
def accord_folders() -> dict[str, IndexedFolder]:
    """The folder of an accord that the last test left as it was, of each engine."""
    return {}


@pytest.fixture(params=EVERY_ENGINE)
def indexed_folder(
    request: pytest.FixtureRequest,
    accord_folders: dict[str, IndexedFolder],
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
) -> Iterator[IndexedFolder]:
    """A folder of 23 articles on an accord and one on a refusal, with an index that may change.

    To copy an index takes a tenth of the time that it takes to make one, so a test gets a copy of it,
    and the folder that it was made from.
    """
    original = accord_folders.pop(request.param, None)
    if original is None:
        original = _accord_folder(tmp_path_factory.mktemp("accord"), request.param)
    (file,) = original.folder.iterdir()
    stamp = Stamp.of(file.stat())
    copied = shutil.copytree(original.location, tmp_path / "index")
    yield IndexedFolder(original.folder, copied, request.param)
    left = [*original.folder.iterdir()]
    if left == [file] and Stamp.of(file.stat()) == stamp:
        accord_folders[request.param] = original


def _accord_folder(place: Path, engine: str) -> IndexedFolder:
    """Make a folder of 23 articles on an accord and one on a refusal, and its index."""
    made = IndexedFolder.empty(place, engine)
    made.put({"a.jsonl": [*map(article, range(23)), article(99, "refus")]})
    made.run()
    return made
