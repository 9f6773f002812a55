"""A watcher checks its ledger again after ten minutes, and after others have written to it."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from index.errors import IndexCorrupt
from index.store import ledger
from index.store.checked_ledgers import CHECK_SECONDS, CheckedLedgers
from index.store.ledger import Ledger


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows by one with each check."""
    counted: list[int] = []

    def find_faults(_db: sqlite3.Connection) -> list[str]:
        counted.append(1)
        return []

    monkeypatch.setattr(ledger, "find_faults", find_faults)
    return counted


def use(folder: Path, checked: CheckedLedgers | None) -> None:
    with Ledger(folder, checked=checked) as opened:
        opened.record_checksums({"meta.json": 1})
        opened.checkpoint()


def test_a_ledger_is_checked_once_while_only_this_process_writes(
    tmp_path: Path, checks: list[int]
) -> None:
    checked = CheckedLedgers()
    for _ in range(3):
        use(tmp_path, checked)
    assert len(checks) == 1


def test_a_ledger_is_checked_each_time_if_nobody_remembers(
    tmp_path: Path, checks: list[int]
) -> None:
    for _ in range(3):
        use(tmp_path, None)
    assert len(checks) == 3


def test_a_ledger_is_checked_again_after_a_while(
    tmp_path: Path, checks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = CheckedLedgers()
    use(tmp_path, checked)
    later = time.monotonic() + CHECK_SECONDS + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    use(tmp_path, checked)
    assert len(checks) == 2


def test_a_ledger_that_another_program_has_written_to_is_checked_and_refused(
    tmp_path: Path,
) -> None:
    checked = CheckedLedgers()
    use(tmp_path, checked)
    file = tmp_path / "ledger.sqlite"
    db = sqlite3.connect(file)
    with db:
        db.execute("insert into files (root, path, articles) values ('', 'a.txt', 7)")
    db.close()
    os.utime(file, (1, 1))  # the two may have written within one tick of the clock
    with pytest.raises(IndexCorrupt):
        use(tmp_path, checked)
