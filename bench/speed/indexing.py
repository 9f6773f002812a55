"""Measure how fast articles are indexed, how large the index is, and how much memory it takes."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench import recoll
from bench.peers import PEERS, SLOW_PEERS, Peer
from bench.speed.measure import folder_bytes, index_command, run, run_with_memory, seconds
from bench.texts import read_texts

OURS = "ours"
TANTIVY = "Tantivy, its French"
FTS5 = "SQLite FTS5"
WHOOSH = "Whoosh, its French"
RECOLL = "Recoll"

SLOW_ENGINES = (WHOOSH, RECOLL)
"""Engines that index once only. They take minutes, in which nothing changes by a factor."""

INDEX_WITH_PEER = """\
import sys
from pathlib import Path
from bench import peers, texts
peers.{peer}(texts.read_texts(Path(sys.argv[1])), Path(sys.argv[2]))
"""
"""A program that indexes a file of articles in a folder with a peer."""

Builder = Callable[[Path], object]
"""Indexes the articles in an empty folder."""


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """An index that was made.

    Attributes:
        folder: The folder of the index.
        rate: Articles a second.
        bytes: The size of the index.
    """

    folder: Path
    rate: float
    bytes: int


def builders(news: Path, *, slow: bool) -> Mapping[str, Builder]:
    """Return a function for each engine that indexes the articles in an empty folder.

    Args:
        news: The file of the articles.
        slow: True to have the slow engines among them.
    """
    by_engine: dict[str, Builder] = {OURS: partial(index_with_ours, news)}
    peers: dict[str, Peer] = dict(PEERS)
    if slow:
        peers |= SLOW_PEERS
    for name, peer in peers.items():
        by_engine[name] = partial(index_with_peer, peer, news)
    if slow and recoll.is_installed():
        by_engine[RECOLL] = partial(index_with_recoll, news)
    return by_engine


def build_indexes(
    news: Path, folder: Path, articles: int, *, repeat: int, slow: bool
) -> Mapping[str, BuiltIndex]:
    """Index the articles with every engine.

    The engines take turns, so that all have the same quiet and busy minutes.

    Args:
        news: The file of the articles.
        folder: The folder of all indexes.
        articles: The number of the articles.
        repeat: How often each index is made.
        slow: True to have the slow engines among them.

    Returns:
        The first index of each engine, with its rate in the median.
    """
    build_by_engine = builders(news, slow=slow)
    times: defaultdict[str, list[float]] = defaultdict(list)
    for turn in range(repeat):
        for name, build in build_by_engine.items():
            if turn > 0 and name in SLOW_ENGINES:
                continue
            location = folder / f"{name} {turn}"
            location.mkdir()
            times[name].append(seconds(partial(build, location)))
    built: dict[str, BuiltIndex] = {}
    for name, taken in times.items():
        location = folder / f"{name} 0"
        rate = articles / median(taken)
        built[name] = BuiltIndex(location, rate, folder_bytes(location))
    return built


def index_with_ours(news: Path, location: Path) -> None:
    """Index the articles with the command itself."""
    run(index_command(news, location))


def memory_of_ours(news: Path, location: Path) -> int:
    """Return the most bytes that the command and its processes hold while they index."""
    return run_with_memory(index_command(news, location)).memory


def index_with_peer(peer: Peer, news: Path, folder: Path) -> None:
    """Index the articles with a peer, in a process of its own so that starting one costs the same."""
    program = INDEX_WITH_PEER.format(peer=peer.__name__)
    run([sys.executable, "-c", program, str(news), str(folder)])


def index_with_recoll(news: Path, folder: Path) -> None:
    """Index the articles with Recoll, which reads one file an article."""
    recoll.index_texts(read_texts(news), folder)
