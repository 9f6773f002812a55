"""Measure how long searches take, in an archive that is open and in a process of their own."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import recoll
from bench.peers import PEERS, SLOW_PEERS
from bench.speed.corpus import make_queries
from bench.speed.indexing import OURS, RECOLL
from bench.speed.measure import COMMAND, Latency, run, seconds
from bench.texts import Text
from index.errors import SearchError
from search import Archive

COMPARABLE_KINDS = ("a word", "three words", "a headline")
"""Kinds of queries that all engines read alike."""

PYTHON = "Python alone"
"""The name of the process that does nothing."""
DEEP_PAGE = 50
PASSES = 3
"""Timed searches for each query when engines are compared."""

PROCESSES = 25
"""Searches that are timed in a process of their own."""

Search = Callable[[str], object]
EngineAndKind = tuple[str, str]


def measure_kinds(
    location: Path, titles: Sequence[str], kinds: Iterable[str]
) -> dict[str, Latency]:
    """Return how long a search of each kind takes, with snippets, when asked for the second time."""
    with Archive(location) as archive:
        search = partial(_find, archive)
        latencies: dict[str, Latency] = {}
        for kind in kinds:
            queries = make_queries(kind, titles)
            latencies[kind] = _measure_warm(search, queries)
    return latencies


def measure_deep_page(location: Path, titles: Sequence[str]) -> dict[str, Latency]:
    """Return how long it takes to turn to a deep page."""
    with Archive(location) as archive:
        search = partial(_find, archive, page=DEEP_PAGE)
        latency = _measure_warm(search, make_queries("a word", titles))
    return {f"a word, page {DEEP_PAGE}": latency}


def compare_engines(
    location: Path, texts: Sequence[Text], titles: Sequence[str], *, slow: bool = False
) -> Mapping[EngineAndKind, Latency]:
    """Return how long a search takes, with snippets, by engine and kind of query.

    The engines answer each query in turn, so that all have the same quiet and busy moments.

    Args:
        location: The index of ours.
        texts: The texts, which the other engines index.
        titles: Headlines to make queries of.
        slow: True to have the slow engines among them.
    """
    peers = {**PEERS, **SLOW_PEERS} if slow else PEERS
    times: defaultdict[EngineAndKind, list[float]] = defaultdict(list)
    with Archive(location) as archive, ExitStack() as folders:
        searches: dict[str, Search] = {OURS: partial(_find, archive)}
        for name, peer in peers.items():
            folder = Path(folders.enter_context(TemporaryDirectory()))
            searches[name] = peer(texts, folder, snippets=True)
        for kind in COMPARABLE_KINDS:
            queries = make_queries(kind, titles)
            for query, search in product(queries, searches.values()):
                search(query)
            for _ in range(PASSES):
                for query, name in product(queries, searches):
                    search = partial(searches[name], query)
                    times[name, kind].append(seconds(search))
    return {key: Latency.of(taken) for key, taken in times.items()}


def measure_processes(
    location: Path, titles: Sequence[str], recoll_location: Path | None = None
) -> dict[str, Latency]:
    """Return how long a search takes in a process of its own. The commands take turns.

    Args:
        location: The index of ours.
        titles: Headlines to make queries of.
        recoll_location: The index of Recoll, if it has made one.

    Returns:
        The times by engine, and those of Python alone.
    """
    commands: dict[str, Callable[[str], Sequence[str]]] = {
        OURS: lambda query: [COMMAND, "query", "--index", str(location), query],
        PYTHON: lambda _: [sys.executable, "-c", "pass"],
    }
    if recoll_location:
        commands[RECOLL] = partial(recoll.query_command, recoll_location)
    times: defaultdict[str, list[float]] = defaultdict(list)
    queries = make_queries("three words", titles[:PROCESSES])
    for query, name in product(queries, commands):
        times[name].append(seconds(partial(run, commands[name](query))))
    return {name: Latency.of(taken) for name, taken in times.items()}


def _measure_warm(search: Search, queries: Sequence[str]) -> Latency:
    """Return how long queries take that have all been asked before."""
    for query in queries:
        search(query)
    searches = [partial(search, query) for query in queries]
    return Latency.of(map(seconds, searches))


def _find(archive: Archive, text: str, page: int = 1) -> None:
    try:
        archive.find(text, page=page)
    except SearchError:
        return  # a headline may be no query, and refusing it takes its time as well
