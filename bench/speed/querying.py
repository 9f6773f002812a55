"""Queries -> hits: how long they take, in a library that is warm and in a process of their own; ours beside others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peers import SHOWERS, Find, Text
from bench.speed.clock import COMMAND, Latency, latency, processes
from bench.speed.corpus import KINDS
from index.errors import SearchError
from search import Archive

FAIR = ("a word", "three words", "a headline")
"""Kinds of queries that all engines read alike."""
DEEP = 50
"""The page that is deep."""
PROCESSES = 25


def ours(folder: Path, titles: Sequence[str]) -> Mapping[str, Latency]:
    """By kind of query, how long a search takes that has been asked before: ten hits, with passages."""
    with Archive(folder) as archive:
        taken = {name: _warm(partial(_find, archive), list(map(make, titles))) for name, make in KINDS.items()}
        words = list(map(KINDS["a word"], titles))
        taken[f"a word, page {DEEP}"] = _warm(lambda text: _find(archive, text, page=DEEP), words)
    return taken


def others(texts: Sequence[Text], titles: Sequence[str]) -> Iterator[tuple[str, str, Latency]]:
    """By peer and kind of query, how long its search takes with its own snippets."""
    for name, peer in SHOWERS.items():
        with TemporaryDirectory() as place:
            find: Find = peer(texts, Path(place), True)
            for kind in FAIR:
                yield name, kind, _warm(find, list(map(KINDS[kind], titles)))


def whole(folder: Path, titles: Sequence[str]) -> tuple[Latency, Latency]:
    """How long the command takes, and how long Python itself."""
    asked = [KINDS["three words"](title) for title in islice(titles, PROCESSES)]
    commands = [(*COMMAND, "query", "--index", str(folder), text) for text in asked]
    return processes(commands), processes([(sys.executable, "-c", "pass")] * len(commands))


def _warm(find: Callable[[str], object], queries: Sequence[str]) -> Latency:
    for query in queries:
        find(query)
    return latency(partial(find, query) for query in queries)


def _find(archive: Archive, text: str, page: int = 1) -> None:
    try:
        archive.find(text, page=page)
    except SearchError:
        return  # a headline may be no query, and refusing it takes its time as well
