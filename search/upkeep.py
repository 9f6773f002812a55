"""Tell what the runs of the indexer have left undone, as the ledger of an index remembers it."""

from __future__ import annotations

import sqlite3
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from index.errors import IndexBusy, IndexCorrupt, IndexNewer
from index.messages import Language
from index.skipped import Skipped
from index.store.ledger import Ledger, has_journal, has_ledger

MAX_UNREAD = 1_000
"""Files that are named. Whoever has more of them looks for one cause, and not at each."""


class Upkeep(Struct, frozen=True):
    """The state of the work on an index.

    Attributes:
        unread: The first files that could not be read, or only in part or with doubt, and why.
        unread_total: The number of all such remarks.
        is_interrupted: True if a run was interrupted, which the next update makes up for.
        is_readable: False if the ledger cannot be read, so that nothing is known of the files.
    """

    unread: tuple[Skipped, ...] = ()
    unread_total: int = 0
    is_interrupted: bool = False
    is_readable: bool = True

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the state as JSON holds it."""
        return {
            "unread": [skipped.as_dict(language) for skipped in self.unread],
            "unread_total": self.unread_total,
            "interrupted": self.is_interrupted,
            "ledger_readable": self.is_readable,
        }


def find_upkeep(folder: Path) -> Upkeep:
    """Read the ledger in the folder of a generation. An archive that others feed has none."""
    if not has_ledger(folder):
        return Upkeep()
    try:
        with Ledger(folder, read_only=True) as ledger:
            problems = ledger.problems()
            unread = [Skipped(name, reason) for name, reason in islice(problems, MAX_UNREAD)]
            total = len(unread) + sum(1 for _ in problems)
            return Upkeep(tuple(unread), total, ledger.is_interrupted())
    except (IndexCorrupt, IndexNewer, IndexBusy, sqlite3.DatabaseError):
        # a run that was killed, or is at work just now, leaves a journal
        is_at_work = has_journal(folder)
        return Upkeep(is_interrupted=is_at_work, is_readable=is_at_work)
