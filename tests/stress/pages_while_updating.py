"""Ask for pages without pause while their index is updated and rebuilt.

    python -m tests.stress.pages_while_updating [UPDATES] [ENGINE]

Every update gives some articles a new edition, all at once. Several clients ask one server all the
while, for a page of results, for hits as programs get them, and for the page of an article. Every
answer must have all articles, of one and the same edition, and never an older one than the answer
before; an answer that a client has still must be right. Every hundredth run is a rebuild, and so are
the first and the last.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

from index.engines.base import EMBEDDED
from tests.stress.many_readers import CHANGING_ARTICLES, Newspaper, later_editions
from tests.support.served import served

CLIENTS = 4
"""Clients that ask at the same time."""
RESULTS = "/?q=%C3%A9dition&limit=50&group=0"
"""The address of a page of results that has every article which changes."""
HITS = "/api/v1/search?q=%C3%A9dition&limit=50&group=0"
"""The same as programs ask it."""
ARTICLE = "/article/journal.jsonl%230?q=%C3%A9dition"

_EDITION = re.compile(r"Édition</mark> (\d+)\.")


@dataclass(slots=True)
class Client:
    """A client that remembers what it has got.

    Attributes:
        connection: Its connection.
        edition: The newest edition that it has seen.
        tags: The tag of the last answer of each address, with its edition.
    """

    connection: HTTPConnection
    edition: int = 0
    tags: dict[str, tuple[str, int]] = field(default_factory=dict)

    def ask_until(self, is_over: Event) -> int:
        """Ask until it is over, and return the number of answers.

        Raises:
            AssertionError: An answer was wrong.
        """
        answers = 0
        while not is_over.is_set():
            answers += self.ask_all()
        return answers

    def ask_all(self) -> int:
        """Ask for every address once, and return their number."""
        for address in (RESULTS, HITS, ARTICLE):
            edition = self._edition_at(address)
            assert edition >= self.edition, (address, edition, self.edition)
            self.edition = edition
        return 3

    def _edition_at(self, address: str) -> int:
        """Ask for an address, and return the edition that the whole answer is of."""
        tag, known = self.tags.get(address, ("", 0))
        self.connection.request("GET", address, headers={"If-None-Match": tag})
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status == 304:
            return known
        assert answer.status == 200, (address, answer.status, text[:500])
        editions = list(_editions_in(address, text))
        number = 1 if address == ARTICLE else CHANGING_ARTICLES
        assert (len(editions), len(set(editions))) == (number, 1), (address, editions)
        self.tags[address] = (answer.getheader("ETag") or "", editions[0])
        return editions[0]


def _editions_in(address: str, text: str) -> Iterator[int]:
    """Yield the edition of each article in an answer."""
    if address != HITS:
        yield from map(int, _EDITION.findall(text))
        return
    for hit in json.loads(text)["hits"]:
        yield int(hit["snippets"][0]["text"].split()[1].rstrip("."))


def watch_pages(parent: Path, engine: str, updates: int, rebuild_every: int = 100) -> int:
    """Update an index so many times while clients ask for its pages, and count the answers.

    Raises:
        AssertionError: An answer was wrong, or the last edition is not shown in the end.
    """
    newspaper = Newspaper(parent, engine)
    newspaper.found()
    is_over = Event()
    with (
        served(newspaper.location) as server,
        ExitStack() as open_,
        ThreadPoolExecutor(CLIENTS) as threads,
    ):
        connections = [open_.enter_context(server.connected()) for _ in range(CLIENTS + 1)]
        *clients, latecomer = map(Client, connections)
        asking = [threads.submit(client.ask_until, is_over) for client in clients]
        try:
            for edition, is_rebuild in later_editions(updates, rebuild_every):
                newspaper.publish(edition, rebuild=is_rebuild)
                raise_faults(asking)
        finally:
            is_over.set()
        answers = sum(client.result() for client in asking)
        for client in (*clients, latecomer):
            client.ask_all()
            assert client.edition == updates + 1, (client.edition, updates)
    return answers


def raise_faults(asking: Iterable[Future[int]]) -> None:
    """Raise what has ended a client."""
    for client in asking:
        if client.done():
            client.result()


def main(updates: str = "1000", engine: str = "all") -> None:
    """Update an index of each engine so many times, and print how many answers there were."""
    for name in EMBEDDED if engine == "all" else (engine,):
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            answers = watch_pages(Path(folder), name, int(updates))
        seconds = time.perf_counter() - started
        print(
            f"{name}: {int(updates):,} updates, {answers:,} answers, all of them right"
            f" ({seconds:.0f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
