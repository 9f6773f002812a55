"""Queries -> hits: how long they take, in a library that is warm and in a process of their own; ours beside others."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peers import PEERS, Text
from bench.speed.clock import COMMAND, Latency, run, seconds
from bench.speed.corpus import KINDS
from bench.speed.indexing import OURS
from index.errors import SearchError
from search import Archive

FAIR = ("a word", "three words", "a headline")
"""Kinds of queries that all engines read alike."""
DEEP = 50
"""The page that is deep."""
PASSES = 3
"""Times that each query is asked when engines are compared."""
PROCESSES = 25


def ours(folder: Path, titles: Sequence[str], kinds: Sequence[str]) -> dict[str, Latency]:
    """By kind of query, how long a search takes that has been asked before: ten hits, with passages."""
    with Archive(folder) as archive:
        return {
            kind: _warm(partial(_find, archive), list(map(KINDS[kind], titles))) for kind in kinds
        }


def deep(folder: Path, titles: Sequence[str]) -> dict[str, Latency]:
    """How long it takes to turn to a page that is deep."""
    with Archive(folder) as archive:
        taken = _warm(partial(_find, archive, page=DEEP), list(map(KINDS["a word"], titles)))
    return {f"a word, page {DEEP}": taken}


def compared(
    folder: Path, texts: Sequence[Text], titles: Sequence[str]
) -> Mapping[tuple[str, str], Latency]:
    """By engine and kind of query, how long a search takes that has been asked before, with its passages.

    The engines answer each query in turn, so that all have the same quiet and busy moments.
    """
    with Archive(folder) as archive, ExitStack() as places:
        finds: dict[str, Callable[[str], object]] = {OURS: partial(_find, archive)}
        for name, peer in PEERS.items():
            finds[name] = peer(
                texts, Path(places.enter_context(TemporaryDirectory())), snippets=True
            )
        taken: dict[tuple[str, str], list[float]] = defaultdict(list)
        for kind, number in product(FAIR, range(-1, PASSES)):
            for query, (name, find) in product(map(KINDS[kind], titles), finds.items()):
                spent = seconds(partial(find, query))
                if number >= 0:  # the first pass is the first time that they are asked
                    taken[name, kind].append(spent)
    return {which: Latency.of(times) for which, times in taken.items()}


def whole(folder: Path, titles: Sequence[str]) -> tuple[Latency, Latency]:
    """How long the command takes, and how long Python itself, which take turns."""
    asked = [KINDS["three words"](title) for title in islice(titles, PROCESSES)]
    ours_, python = [], []
    for text in asked:
        ours_.append(seconds(partial(run, (*COMMAND, "query", "--index", str(folder), text))))
        python.append(seconds(partial(run, (sys.executable, "-c", "pass"))))
    return Latency.of(ours_), Latency.of(python)


def _warm(find: Callable[[str], object], queries: Sequence[str]) -> Latency:
    for query in queries:
        find(query)
    return Latency.of([seconds(partial(find, query)) for query in queries])


def _find(archive: Archive, text: str, page: int = 1) -> None:
    try:
        archive.find(text, page=page)
    except SearchError:
        return  # a headline may be no query, and refusing it takes its time as well
