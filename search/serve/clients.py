"""Let each client fetch one export at a time: an export keeps a thread busy for as long as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from search.serve.readers import TooManyRequests

MAX_EXPORTS = 8
"""Exports of all clients at the same time. Each has an archive of its own, and slows the others."""


class AlreadyExporting(Exception):  # noqa: N818 - the state of the client
    """A client asks for an export while another one is on its way to it."""


class ExportingClients:
    """The clients that exports are on their way to. Threads may share it."""

    def __init__(self, most: int = MAX_EXPORTS) -> None:
        """Let as many clients as `most` fetch an export at the same time."""
        self._most = most
        self._clients: set[str] = set()
        self._lock = Lock()

    def check(self, client: str) -> None:
        """Refuse a client whose turn it is not, before anything is looked for.

        Raises:
            AlreadyExporting, TooManyRequests: See `turn_of`.
        """
        with self.turn_of(client):
            pass

    @contextmanager
    def turn_of(self, client: str) -> Iterator[None]:
        """Let a client fetch an export in this block.

        Args:
            client: The address of the client.

        Raises:
            AlreadyExporting: The client is fetching another one.
            TooManyRequests: Enough others are fetching one.
        """
        with self._lock:
            if client in self._clients:
                raise AlreadyExporting
            if len(self._clients) >= self._most:
                raise TooManyRequests
            self._clients.add(client)
        try:
            yield
        finally:
            with self._lock:
                self._clients.remove(client)
