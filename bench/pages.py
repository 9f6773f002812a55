"""Measure the pages of `search serve` on 127.0.0.1: time, rate and memory.

`python -m bench.pages DATA` indexes `news.jsonl.xz` in the folder DATA, starts the command itself,
and asks it over HTTP for results with counts and timeline, and for articles. `Archive.find` gets the
same queries in turn, with counts and without a server, so that both have the same quiet and busy
moments. It prints Markdown, and exits 1 when a figure misses its bound in `floors.toml`. `--index`
names an index of these articles that is there already; `--requests 20000` is the long form.
"""

from __future__ import annotations

import http.client
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from html import unescape
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from bench.figure import HEADING, Figure, all_met
from bench.floors import read_floors
from bench.options import data_parser
from bench.speed.corpus import make_queries, sample_headlines
from bench.speed.measure import Latency, cpu_seconds, memory_bytes, seconds
from index import synchronise
from search import Archive
from tests.support.served import Server, served

KINDS = ("a word", "three words")
"""The kinds of the queries, which come in turn."""
CONNECTIONS = 8
"""Connections of the load."""
LOAD_REQUESTS = 600
"""Requests of the load whose rate is measured."""
MEMORY_REQUESTS = 2_000
"""Requests after which the memory is compared with that after a tenth of them."""
ARTICLES = 100
"""Articles that are read."""
WARMING_QUERIES = 10
"""Queries that are asked before anything is measured, and never again."""

_TITLE_LINK = re.compile(r'<h2[^>]*><a href="(/article[^"]+)"')


@dataclass(frozen=True, slots=True)
class Load:
    """The outcome of many requests at several connections.

    Attributes:
        latency: The time that they took.
        rate: Requests that were answered in a second.
        cpu_ms: Milliseconds for which a request kept a core busy.
    """

    latency: Latency
    rate: float
    cpu_ms: float


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz")
    parser.add_argument("--index", type=Path, help="an index of these articles")
    parser.add_argument("--requests", type=int, default=MEMORY_REQUESTS)
    options = parser.parse_args()
    news = options.data / "news.jsonl.xz"
    with TemporaryDirectory() as folder:
        location = options.index or Path(folder, "index")
        if not options.index:
            synchronise([news], location)
        with served(location) as server:
            figures = list(measure(server, location, sample_headlines(news), options.requests))
    print(HEADING, *figures, sep="\n")
    return 0 if all_met(figures) else 1


def measure(
    server: Server, location: Path, titles: Sequence[str], requests: int
) -> Iterator[Figure]:
    """Ask for pages, and yield the figures. The last ones are those of the memory."""
    bounds = read_floors("pages")
    # each query counts for the first time, since answers are kept
    queries = [make_queries(KINDS[place % 2], [title])[0] for place, title in enumerate(titles)]
    queries = list(dict.fromkeys(queries))
    warming, queries = queries[:WARMING_QUERIES], queries[WARMING_QUERIES:]
    middle = len(queries) // 2
    in_turn(server, location, warming)
    pages, finds = in_turn(server, location, queries[:middle])
    yield Figure("ms of a results page, median", pages.median, bounds["results_ms"], True)
    yield Figure("ms, 95 %", pages.percentile_95, bounds["results_95_ms"], True)
    ratio = pages.median / finds.median
    yield Figure("a results page beside `Archive.find`", ratio, bounds["beside_find"], True)
    again = load(server, list(map(results, queries[:middle])), 1)
    yield Figure("ms of one that is asked again", again.latency.median, bounds["again_ms"], True)
    read = load(server, article_paths(server, queries[0]), 1)
    yield Figure("ms of an article, median", read.latency.median, bounds["article_ms"], True)
    paths = [results(query, page) for query in queries[middle:] for page in (1, 2, 3)]
    busy = load(server, list(islice(cycle(paths), LOAD_REQUESTS)), CONNECTIONS)
    yield Figure(f"pages a second, {CONNECTIONS} connections", busy.rate, bounds["rate"])
    yield Figure("ms, 99 %", busy.latency.percentile_99, bounds["load_99_ms"], True)
    yield Figure("ms of a core for a page", busy.cpu_ms, bounds["cpu_ms"], True)
    yield from memory(server, paths, requests)


def memory(server: Server, paths: Sequence[str], requests: int) -> Iterator[Figure]:
    """Ask for many pages, and yield how much memory the server holds, and how much more than before."""
    bounds = read_floors("pages")
    load(server, list(islice(cycle(paths), requests // 10)), CONNECTIONS)
    before = memory_bytes(server.process)
    load(server, list(islice(cycle(paths), requests)), CONNECTIONS)
    after = memory_bytes(server.process)
    yield Figure("MB of the server", after / 1e6, bounds["memory_mb"], True)
    name = f"memory after {requests:,} requests beside a tenth of them"
    yield Figure(name, after / before, bounds["memory_growth"], True)


def results(query: str, page: int = 1) -> str:
    """Return the path of a page of results."""
    parameters: dict[str, str | int] = {"q": query}
    if page > 1:
        parameters["page"] = page
    return f"/?{urlencode(parameters)}"


def article_paths(server: Server, query: str) -> list[str]:
    """Return the paths of articles that a query finds, with the query."""
    with server.connected() as connection:
        page = fetch(connection, f"{results(query)}&limit={ARTICLES}")
    return list(map(unescape, _TITLE_LINK.findall(page)))


def in_turn(server: Server, location: Path, queries: Sequence[str]) -> tuple[Latency, Latency]:
    """Return how long pages of results take, and how long the library alone takes for their hits."""
    pages: list[float] = []
    finds: list[float] = []
    with server.connected() as connection, Archive(location) as archive:
        for query in queries:
            pages.append(seconds(partial(fetch, connection, results(query))))
            find = partial(archive.find, query, limit=20, facets=True)
            finds.append(seconds(find))
    return Latency.of(pages), Latency.of(finds)


def load(server: Server, paths: Sequence[str], connections: int) -> Load:
    """Ask for pages at so many connections, each of which asks as soon as it is answered."""
    times: list[float] = []

    def ask(place: int) -> None:
        with server.connected() as connection:
            for path in paths[place::connections]:
                taken = seconds(partial(fetch, connection, path))
                times.append(taken)

    def ask_all() -> None:
        with ThreadPoolExecutor(connections) as threads:
            list(threads.map(ask, range(connections)))

    busy_before = cpu_seconds(server.process)
    taken = seconds(ask_all)
    busy = cpu_seconds(server.process) - busy_before
    return Load(Latency.of(times), len(times) / taken, 1000 * busy / len(times))


def fetch(connection: http.client.HTTPConnection, path: str) -> str:
    """Return a page.

    Raises:
        AssertionError: The answer is none.
    """
    connection.request("GET", path)
    answer = connection.getresponse()
    page = answer.read().decode()
    assert answer.status == 200, (path, answer.status)
    return page


if __name__ == "__main__":
    sys.exit(main())
