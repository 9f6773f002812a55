"""Find the files of an engine that are lost, or not as they were written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from index.engines.base import NO_CHECKSUMS, verify_files
from index.errors import IndexCorrupt
from index.messages import Message
from index.store.ledger import Ledger
from index.store.sqlite import connect, find_faults, lacks_part, reason_of

_REMEDIES = {"folders.sqlite": "restore-folders", "tags.sqlite": "restore-tags"}
"""The remedies for databases that hold something else than saved queries."""


def find_damaged_files(engine: str, folder: Path) -> Iterator[Message]:
    """Yield each file of an engine that is lost, or not as it was written.

    Args:
        engine: The name of the engine.
        folder: The folder of its files and of their ledger.
    """
    return verify_files(engine, folder, _recorded_checksums(folder))


def find_damaged_databases(location: Path) -> Iterator[tuple[Path, Message]]:
    """Yield each database that is kept beside the generations and is damaged, and how.

    A rebuild leaves them alone: they hold what cannot be read from the articles.
    """
    for file in sorted(location.glob("*.sqlite")):
        try:
            with closing(connect(file, read_only=True)) as db:
                faults = find_faults(db)
        except sqlite3.OperationalError as error:
            if not lacks_part(error):
                continue  # locked, or left by an interrupted write, which the next one makes up for
            faults = [reason_of(error)]
        except sqlite3.DatabaseError as error:
            faults = [reason_of(error)]
        for reason in faults:
            remedy = _REMEDIES.get(file.name, "save-queries-again")
            code = "user-file-unreadable"
            yield file, Message.of(code, remedy=remedy, path=str(file), reason=reason)


def _recorded_checksums(folder: Path) -> Mapping[str, int]:
    """Return the checksums that a ledger has; none if it cannot be read."""
    checksums = NO_CHECKSUMS
    with suppress(IndexCorrupt, sqlite3.DatabaseError), Ledger(folder, read_only=True) as ledger:
        checksums = ledger.checksums()
    return checksums
