"""Remember which ledgers a process has checked, for one that opens the same ledger all the time.

To check a ledger takes as long as all the rest of a run that reads one changed file.
"""

from __future__ import annotations

import time
from pathlib import Path

from msgspec import Struct, field

from index.files.walk import Stamp

CHECK_SECONDS = 600.0
"""Seconds after which a ledger is checked again, in case it was damaged on the disk."""


class CheckedLedgers(Struct):
    """The ledgers that were checked, as they were when this process closed them.

    Attributes:
        moments: When each was checked, on the monotonic clock.
        stamps: The stamp of each when it was closed.
    """

    moments: dict[Path, float] = field(default_factory=dict)
    stamps: dict[Path, Stamp] = field(default_factory=dict)

    def hold(self, file: Path) -> bool:
        """Return True if a ledger was checked lately, and nobody else has written to it since."""
        moment = self.moments.get(file)
        if moment is None or time.monotonic() - moment > CHECK_SECONDS:
            return False
        return self.stamps.get(file) == Stamp.of(file.stat())

    def note_check(self, file: Path) -> None:
        """Remember that a ledger was checked now."""
        self.moments[file] = time.monotonic()

    def note_close(self, file: Path) -> None:
        """Remember a ledger as this process has closed it."""
        self.stamps[file] = Stamp.of(file.stat())
