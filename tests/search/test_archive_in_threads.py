"""An archive that threads share answers each question from one state, whoever writes meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from index.engines.base import EMBEDDED, SPECS
from search import Archive
from tests.support.indexed_folder import IndexedFolder

ARTICLES = 6


def edition(number: int) -> list[dict[str, Any]]:
    """Return the articles of an edition, all of which are replaced by the next one."""
    body = f"Une digue de la cote {number} tient bon."
    return [
        {"id": str(article), "body": body, "source": f"Gazette {number}"}
        for article in range(ARTICLES)
    ]


@pytest.fixture(params=EMBEDDED)
def indexed_folder(request: pytest.FixtureRequest, tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path, request.param)
    publish(indexed_folder, 0)
    return indexed_folder


@pytest.fixture
def quick_switches() -> Iterator[None]:
    """Let threads take turns a hundred times more often than usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 100)
    yield
    sys.setswitchinterval(usual)


def publish(indexed_folder: IndexedFolder, number: int, **options: Any) -> None:
    indexed_folder.put({"a.jsonl": edition(number)})
    indexed_folder.run(**options)


@pytest.mark.parametrize("rebuild", [False, True])
def test_an_answer_is_of_one_state_though_another_thread_reads_the_next(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch, *, rebuild: bool
) -> None:
    engine = SPECS[indexed_folder.engine].load()
    facet_counts = engine.facet_counts
    with Archive(indexed_folder.location) as archive:

        def count_after_another_edition(*arguments: Any) -> Any:
            # the hits are found, and their sources are not counted yet
            monkeypatch.setattr(engine, "facet_counts", facet_counts)
            publish(indexed_folder, 1, rebuild=rebuild)
            assert archive.status().sources == {"Gazette 1": ARTICLES}
            return facet_counts(*arguments)

        monkeypatch.setattr(engine, "facet_counts", count_after_another_edition)
        page = archive.find("digue", facets=True, group=False)
        assert page.facets is not None
        assert page.facets.source == {"Gazette 0": ARTICLES} == {hit.source: 6 for hit in page.hits}


def test_hits_are_of_one_state_though_the_index_is_written_to(
    indexed_folder: IndexedFolder,
) -> None:
    with Archive(indexed_folder.location) as archive:
        hits = archive.hits("digue")
        publish(indexed_folder, 1)
        assert archive.find("digue").hits[0].source == "Gazette 1"
        assert {hit.source for hit in hits} == {"Gazette 0"}


@pytest.mark.slow
@pytest.mark.usefixtures("quick_switches")
def test_threads_may_share_an_archive(indexed_folder: IndexedFolder) -> None:
    with Archive(indexed_folder.location) as archive:

        def ask(_: int) -> set[str | None]:
            page = archive.find("digue cote", facets=True, group=False)
            assert page.total == len(page.hits) == ARTICLES
            assert archive.people().total == 0
            return {hit.source for hit in page.hits}

        with ThreadPoolExecutor(4) as threads:
            answers = threads.map(ask, range(24))
            for number in range(1, 3):
                publish(indexed_folder, number, rebuild=number == 2)
            assert all(len(sources) == 1 for sources in answers)
