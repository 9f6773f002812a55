"""Connections to nodes of a cluster, each request of which ends in time however a node answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import opensearchpy as osp
from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Timeout

CONNECT_SECONDS = 3.0
"""Time to reach a node, or to learn that no machine answers at its address."""


class TimedTransport(osp.Transport):
    """Sends the requests of each thread within the time that `limited_to` sets."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._limit = threading.local()

    @contextmanager
    def limited_to(self, seconds: float) -> Iterator[None]:
        """Give each request of this thread so many seconds while the block runs."""
        self._limit.seconds = seconds
        try:
            yield
        finally:
            del self._limit.seconds

    def perform_request(self, *args: Any, **options: Any) -> Any:
        """Send a request to one node; see `opensearchpy.Transport`."""
        seconds = self._limit.seconds
        limit = Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds)
        request: dict[str, Any] = {**options, "timeout": limit}
        return super().perform_request(*args, **request)


class TimedConnection(osp.Urllib3HttpConnection):
    """Connects to a node, and counts the time of a whole response."""

    def _create_urllib3_pool(self) -> None:
        super()._create_urllib3_pool()
        self.pool.ConnectionCls = _TimedHTTPSConnection if self.use_ssl else _TimedHTTPConnection


class _TimedHTTPConnection(HTTPConnection):
    """A connection that is not encrypted."""

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
        """Read a whole response in time."""
        with _hang_up_in_time(self):
            return super().getresponse()


class _TimedHTTPSConnection(HTTPSConnection):
    """An encrypted connection."""

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
        """Read a whole response in time."""
        with _hang_up_in_time(self):
            return super().getresponse()


@contextmanager
def _hang_up_in_time(connection: HTTPConnection) -> Iterator[None]:
    """End the reading of a response if the block runs longer than the timeout of the connection.

    The timeout of a socket starts anew with each byte. A node that sends one byte at a time could
    go on for hours.

    Raises:
        TimeoutError: The block ran too long.
    """
    is_over = threading.Event()

    def hang_up() -> None:
        is_over.set()
        with suppress(OSError):  # it may have been closed meanwhile
            # not the method of an encrypted socket, which would leave its reader without a cipher
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    sock = connection.sock
    watchdog = threading.Timer(connection.timeout or 0, hang_up)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    except Exception as error:
        if is_over.is_set():
            raise TimeoutError("the response was not whole in time") from error
        raise
    finally:
        watchdog.cancel()
