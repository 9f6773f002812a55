"""A lock that another program holds for ever is waited for with patience, and then told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.doctor import check
from index.engines.tantivy import locks
from index.errors import IndexBusy
from index.store import sqlite
from search import Archive
from tests.support.indexed_folder import IndexedFolder

fcntl = pytest.importorskip("fcntl")


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.05)
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)


@pytest.fixture
def indexed_folder(tmp_path: Path) -> IndexedFolder:
    indexed_folder = IndexedFolder.empty(tmp_path)
    indexed_folder.put({"a.txt": "Le port de Beyrouth."})
    indexed_folder.run()
    return indexed_folder


@contextmanager
def held(file: Path, kind: int) -> Iterator[None]:
    """Hold the lock of a file, for which nobody needs more than to read it."""
    with file.open("rb") as stream:
        fcntl.flock(stream, kind)
        yield


@pytest.mark.parametrize("kind", [fcntl.LOCK_EX, fcntl.LOCK_SH])
@pytest.mark.parametrize("use", [lambda folder: Archive(folder.location), IndexedFolder.run])
def test_a_lock_of_tantivy_that_is_held_for_ever_is_told(
    indexed_folder: IndexedFolder, use: Callable[[IndexedFolder], object], kind: int
) -> None:
    indexed_folder.put({"b.txt": "Le marché de Mossoul."})
    lock = indexed_folder.location / "generation-1" / ".tantivy-meta.lock"
    with held(lock, kind), pytest.raises(IndexBusy, match="another program holds the lock"):
        use(indexed_folder)
    assert indexed_folder.run().added == 1


@pytest.mark.parametrize("use", [lambda folder: check(folder.location), IndexedFolder.run])
def test_a_ledger_whose_lock_is_held_for_ever_is_told_and_not_called_damaged(
    indexed_folder: IndexedFolder, use: Callable[[IndexedFolder], object]
) -> None:
    ledger = indexed_folder.location / "generation-1" / "ledger.sqlite"
    with closing(sqlite3.connect(ledger, isolation_level=None)) as holder:
        holder.execute("begin exclusive")
        with pytest.raises(IndexBusy, match="another program holds the lock"):
            use(indexed_folder)


def test_a_lock_that_is_released_in_time_is_waited_for(
    indexed_folder: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = indexed_folder.location / "generation-1" / ".tantivy-meta.lock"
    with lock.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        monkeypatch.setattr("time.sleep", lambda _: fcntl.flock(stream, fcntl.LOCK_UN))
        with Archive(indexed_folder.location) as archive:
            assert archive.find("Beyrouth").total == 1
