"""Serve pages by the command itself, in a process of its own."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HOUSE = Path(__file__).parents[2]
MAX_SECONDS = 60
"""Limit on the time that the server takes to listen, and to answer."""

_ADDRESS = re.compile(r"http://\S+/")


@dataclass(frozen=True, slots=True)
class Server:
    """A server of pages.

    Attributes:
        process: The number of its process.
        host: Its name and port.
    """

    process: int
    host: str

    @contextmanager
    def connected(self) -> Iterator[http.client.HTTPConnection]:
        """Yield a connection that is kept until the context ends."""
        with closing(http.client.HTTPConnection(self.host, timeout=MAX_SECONDS)) as connection:
            yield connection


@contextmanager
def served(location: Path) -> Iterator[Server]:
    """Serve an index by the command itself, until the context ends."""
    start = "from search.main import start; start()"
    command = [sys.executable, "-c", start, "serve", "--index", str(location), "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=HOUSE,
        env={**os.environ, "SEARCH_LANG": "en"},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stderr is not None
        try:
            address = _ADDRESS.search(process.stderr.readline())
            assert address, "the server does not say where it listens"
            yield Server(process.pid, urlsplit(address[0]).netloc)
        finally:
            process.terminate()
