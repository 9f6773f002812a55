"""Let a few requests ask the archive at the same time, and some more wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

Answer = TypeVar("Answer")

MAX_WAITING = 32
"""Requests that wait for their turn. More would wait so long that their readers have left."""


class TooManyRequests(Exception):  # noqa: N818 - the state of the server
    """So many requests wait that another one is turned away."""


class Readers:
    """The threads that ask the archive. The event loop itself never does: it would stand still."""

    def __init__(self, size: int, max_waiting: int = MAX_WAITING) -> None:
        """Let as many requests as `size` ask at the same time."""
        self._places = CapacityLimiter(size)
        self._max_waiting = max_waiting

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """Run a function in a thread, as soon as there is a place.

        Raises:
            TooManyRequests: Enough others wait already.
        """
        if self._places.statistics().tasks_waiting >= self._max_waiting:
            raise TooManyRequests
        # a server that ends does not wait for answers that nobody will read
        return await to_thread.run_sync(work, limiter=self._places, abandon_on_cancel=True)
