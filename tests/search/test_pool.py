"""A pool lends each archive to one thread at a time, whoever writes to the index meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Lock

import pytest

from index.engines.base import EMBEDDED
from index.errors import IndexMissing, InputError, PoolBusy
from search import Archive, Pool
from tests.support.indexed_folder import IndexedFolder

ARTICLES = 4


@pytest.fixture(params=EMBEDDED)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path, request.param)
    publish(indexed_folder, 0)
    return indexed_folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Archive]:
    """Collect the archives that are opened during a test."""
    archives: list[Archive] = []
    usual = Archive.__init__

    def collect(archive: Archive, *arguments: object, **options: object) -> None:
        usual(archive, *arguments, **options)  # type: ignore[arg-type]  # passed on as they came
        archives.append(archive)

    monkeypatch.setattr(Archive, "__init__", collect)
    return archives


def publish(indexed_folder: IndexedFolder, number: int, *, rebuild: bool = False) -> None:
    body = f"Le phare numéro {number} éclaire la passe."
    records = [
        {"id": str(article), "body": body, "source": f"Gazette {number}"}
        for article in range(ARTICLES)
    ]
    indexed_folder.put({"a.jsonl": records})
    indexed_folder.run(rebuild=rebuild)


def sources(pool: Pool) -> set[str | None]:
    with pool.lend() as archive:
        page = archive.find("phare", facets=True, group=False)
    assert page.total == len(page.hits) == ARTICLES
    return {hit.source for hit in page.hits}


def test_an_archive_is_opened_when_it_is_first_needed_and_used_again(
    articles_index: Path, opened: list[Archive]
) -> None:
    with Pool(articles_index, size=3) as pool:
        assert opened == []
        for _ in range(5):
            with pool.lend() as archive:
                assert archive.status().articles
        assert len(opened) == 1
        with pool.lend() as first, pool.lend() as second:
            assert first is not second
        assert len(opened) == 2


def test_no_two_threads_have_the_same_archive(articles_index: Path, opened: list[Archive]) -> None:
    size = 3
    all_lent = Barrier(size, timeout=10)
    lent: list[Archive] = []
    lock = Lock()

    def borrow(_: int) -> None:
        with pool.lend() as archive:
            with lock:
                assert archive not in lent
                lent.append(archive)
            all_lent.wait()
            lent.remove(archive)

    with Pool(articles_index, size, wait=10) as pool, ThreadPoolExecutor(2 * size) as threads:
        list(threads.map(borrow, range(4 * size)))
    assert len(opened) == size


def test_a_pool_whose_archives_are_all_lent_says_so(articles_index: Path) -> None:
    with Pool(articles_index, size=1, wait=0.01) as pool:
        with pool.lend(), pytest.raises(PoolBusy) as caught, pool.lend():
            pass
        assert caught.value.message.code == "pool-busy"
        with pool.lend() as archive:
            assert archive.status().articles


def test_updates_and_rebuilds_are_seen_by_every_archive(indexed_folder: IndexedFolder) -> None:
    with Pool(indexed_folder.location, size=2) as pool:
        with pool.lend(), pool.lend():
            pass  # both are open now, and take turns
        for number, rebuild in ((1, False), (2, True), (3, False)):
            publish(indexed_folder, number, rebuild=rebuild)
            for _ in range(2):
                assert sources(pool) == {f"Gazette {number}"}


@pytest.mark.slow
def test_each_answer_is_of_one_edition_while_the_index_is_written_to(
    indexed_folder: IndexedFolder,
) -> None:
    with (
        Pool(indexed_folder.location, size=2, wait=30) as pool,
        ThreadPoolExecutor(4) as threads,
    ):
        answers = threads.map(lambda _: sources(pool), range(12))
        publish(indexed_folder, 1)
        assert all(len(answer) == 1 for answer in answers)
        assert sources(pool) == {"Gazette 1"}


def test_an_archive_is_not_lent_again_after_an_unexpected_error(
    articles_index: Path, opened: list[Archive]
) -> None:
    with Pool(articles_index, size=1, wait=0.01) as pool:
        with pytest.raises(ZeroDivisionError), pool.lend():
            raise ZeroDivisionError
        with pytest.raises(InputError), pool.lend() as archive:
            archive.find("bagdad", limit=0)
        with pool.lend() as last:
            assert last.find("bagdad").hits
        assert opened == [opened[0], last]


def test_a_missing_index_takes_no_place_in_the_pool(indexed_folder: IndexedFolder) -> None:
    location = indexed_folder.location
    hidden = location.rename(location.with_name("hidden"))
    with Pool(location, size=1, wait=0.01) as pool:
        for _ in range(2):
            with pytest.raises(IndexMissing), pool.lend():
                pass
        hidden.rename(location)
        assert sources(pool) == {"Gazette 0"}


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Archive]:
    """Collect the archives that are closed during a test."""
    archives: list[Archive] = []
    usual = Archive.close

    def collect(archive: Archive) -> None:
        archives.append(archive)
        usual(archive)

    monkeypatch.setattr(Archive, "close", collect)
    return archives


def test_closing_a_pool_closes_its_archives_and_those_that_come_back(
    articles_index: Path, closed: list[Archive]
) -> None:
    pool = Pool(articles_index, size=2)
    with pool.lend() as late:
        with pool.lend() as idle:
            pass
        pool.close()
        assert closed == [idle]
        assert late.status().articles
        with pytest.raises(RuntimeError), pool.lend():
            pass
    assert closed == [idle, late]


def test_a_pool_of_no_archives_is_refused(articles_index: Path) -> None:
    with pytest.raises(InputError) as caught:
        Pool(articles_index, size=0)
    assert caught.value.message.code == "pool-without-archives"
