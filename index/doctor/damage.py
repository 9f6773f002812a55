"""Find the files of an engine that are lost, or not as they were written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from index.engines.base import NO_CHECKSUMS, verify_files
from index.errors import IndexCorrupt
from index.messages import Message
from index.store.ledger import Ledger


def find_damaged_files(engine: str, folder: Path) -> Iterator[Message]:
    """Yield each file of an engine that is lost, or not as it was written.

    Args:
        engine: The name of the engine.
        folder: The folder of its files and of their ledger.
    """
    return verify_files(engine, folder, _recorded_checksums(folder))


def _recorded_checksums(folder: Path) -> Mapping[str, int]:
    """Return the checksums that a ledger has; none if it cannot be read."""
    checksums = NO_CHECKSUMS
    with suppress(IndexCorrupt, sqlite3.DatabaseError), Ledger(folder, read_only=True) as ledger:
        checksums = ledger.checksums()
    return checksums
