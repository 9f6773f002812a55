"""Keep an index open, and let each question be answered from one state of it."""

from __future__ import annotations

from _thread import allocate_lock  # to load `threading` would take a hundredth of a search
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.engines.config import ClusterConfig
from index.engines.deadline import limited_to
from index.errors import IndexMoved
from search.snapshot import Snapshot

Answer = TypeVar("Answer")


class OpenIndex:
    """An index that is open for reading, and that threads may share.

    Attributes:
        location: The folder of the index.
    """

    def __init__(
        self, location: Path, access: ClusterConfig | None = None, synonyms: Path | None = None
    ) -> None:
        """Open an index, as `Archive` does."""
        self.location = location
        self._snapshot = Snapshot.open(location, access, synonyms)
        self._refreshing = allocate_lock()

    @property
    def opened(self) -> Snapshot:
        """The state that was read last."""
        return self._snapshot

    def close(self) -> None:
        """Release its files and connections."""
        self._snapshot.engine.close()

    def latest(self) -> Snapshot:
        """Return the state that the index has now. Each answer comes from one state alone."""
        with self._refreshing:
            self._snapshot = self._snapshot.latest()
            return self._snapshot

    def ask(self, ask: Callable[[Snapshot], Answer], budget: float | None = None) -> Answer:
        """Return an answer that comes from one index alone.

        An answer may take several requests. If the index is replaced between two of them, all are
        sent again to the new index.

        Args:
            ask: Returns the answer of a state of the index.
            budget: The seconds that it may take in all; None for as long as it takes.

        Raises:
            IndexCorrupt: A file of the index is lost, or not as it was written.
            TooLong: The answer takes longer than its budget.
        """
        with limited_to(budget):
            snapshot = self.latest()
            with snapshot.faults_as_damage():
                try:
                    return ask(snapshot)
                except IndexMoved:
                    snapshot.engine.refresh()
                    return ask(snapshot)
