"""An archive on a cluster: how fast it is written and read on one node and on three, beside Tantivy, and how it grows.

`python -m bench.cluster DATA` reads `news.jsonl.xz` in the folder DATA, starts real nodes in one Java process (which
needs java and mvn), and prints Markdown. All nodes, the feeder and the reader share this machine: three nodes show what
a cluster costs, not what it gains. `--growth` takes figures of your own machines instead, and measures nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import ceil
from os import sysconf
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time, sleep

from msgspec.structs import replace

from bench.peers import read_texts
from bench.speed.clock import seconds, size
from index.engines.base import Document, Engine, open_engine
from index.engines.config import ClusterConfig
from index.files.roots import Scope
from index.store.generations import Manifest, publish
from index.store.ledger import Ledger
from index.update.assembler import Assembler
from index.update.diff import plan_changes
from index.update.workers import WorkerOptions, process_files
from search import Archive
from tests.support.cluster import Cluster, start_cluster
from tests.support.documents import write_documents

TITLES, PASSES = 100, 2
SETTLED = 15
"""Seconds after which nodes know the sizes of their files: they look every 10 seconds."""
TODAY = date(2026, 11, 1)
STEPS = (1 / 4, 1 / 2, 1.0, 2.0)
"""Of the articles, for the growth of an index; for more than all, they are taken again under other names."""
CORES = 4
"""Of a node's eight, those that write while the others search and merge; the account reckons with them."""
SIZES = (1_000_000, 10_000_000, 100_000_000, 500_000_000)


@dataclass(frozen=True, slots=True)
class Node:
    """A machine of a cluster to be, and what is asked of it.

    Attributes:
        disk: Terabytes.
        heap: Gigabytes; the machine has twice as much memory, for the system's cache.
        full: The share of the disk that is filled.
        shard: Gigabytes of a shard.
        euros: What the machine costs a month.
    """

    disk: float = 2.0
    heap: int = 31
    full: float = 0.75
    shard: float = 30.0
    euros: float = 450.0


def main() -> None:
    """Measure and print, or only reckon."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", help="folder with news.jsonl.xz")
    parser.add_argument(
        "--growth",
        nargs=3,
        type=float,
        metavar=("BYTES", "RATE", "FEED"),
        help="bytes of an article on disk, "
        "articles a node writes a second, articles a core of a feeder analyses a second",
    )
    parser.add_argument(
        "--euros", type=float, default=Node().euros, help="what a node costs a month"
    )
    options = parser.parse_args()
    if options.growth:
        held, rate, feed = options.growth
        account(held, rate, feed, Node(euros=options.euros))
        return
    news = options.data / "news.jsonl.xz"
    with TemporaryDirectory() as place:
        started = process_time()
        made = analysed(news, Path(place) / "analysed")
        feed = len(made) / (process_time() - started)
        print(f"A core of a feeder reads and analyses {feed:,.0f} articles a second.\n", flush=True)
        titles = [text.title for text in read_texts(news) if text.title]
        held, rate = compared(made, titles[:: max(len(titles) // TITLES, 1)][:TITLES], Path(place))
        account(held, rate * CORES, feed, Node(euros=options.euros))


def analysed(news: Path, folder: Path) -> list[Document]:
    """The articles as engines take them."""
    folder.mkdir()
    with Ledger(folder) as ledger:
        plan_changes(ledger, Scope(str(news.parent), news.name), folder)
        options = WorkerOptions(1, Assembler(TODAY))
        results = process_files(ledger.planned_reads(), ledger.bytes_to_read(), options)
        return [document for result in results for document in result.documents]


def compared(made: Sequence[Document], titles: Sequence[str], place: Path) -> tuple[float, float]:
    """Print how the engines compare; the bytes of an article, and the articles a core of a node writes a second."""
    print(
        "| | articles/s | articles a second of a node's core | bytes an article | cold ms | warm ms | 95 % ms |"
    )
    print("|---|---|---|---|---|---|---|")
    row("Tantivy, in files", "tantivy", ClusterConfig(), None, made, titles, place)
    with running(1, "1g") as nodes:
        one = ClusterConfig(nodes.urls, replicas=0)
        figures = row("one node", "opensearch", one, nodes, made, titles, place)
        grown = growth(one, made, titles, place)
    with running(3, "1536m") as nodes:
        three = ClusterConfig(nodes.urls, shards=3, replicas=0)
        row("three nodes", "opensearch", three, nodes, made, titles, place)
        row(
            "three nodes, all of it twice",
            "opensearch",
            replace(three, replicas=1),
            nodes,
            made,
            titles,
            place,
        )
    print("\n| articles on one node | bytes an article | ms of a title, median |\n|---|---|---|")
    print(*grown, sep="\n")
    print()
    return figures


@contextmanager
def running(nodes: int, heap: str) -> Iterator[Cluster]:
    """A cluster for a while."""
    started = start_cluster(nodes, heap, on_disk=True)
    try:
        yield started
    finally:
        started.end()


def row(
    name: str,
    engine: str,
    access: ClusterConfig,
    nodes: Cluster | None,
    made: Sequence[Document],
    titles: Sequence[str],
    place: Path,
) -> tuple[float, float]:
    """Print how one engine does; the bytes of an article, and the articles that a core of a node writes a second."""
    location = place / name
    folder = location / "generation-1"
    folder.mkdir(parents=True)
    opened = open_engine(engine, folder, access, create=True)
    before = worked(nodes)
    rate = len(made) / seconds(partial(write_documents, opened, made))
    of_core = len(made) / (worked(nodes) - before) if nodes else 0.0
    opened.publish()
    held = (measured(opened) if nodes else size(folder)) / len(made)
    opened.close()
    publish(location, Manifest(engine, folder.name))
    with Archive(location, access) as archive:
        cold = [seconds(partial(archive.find, title)) * 1000 for title in titles]
        warm = [
            seconds(partial(archive.find, title)) * 1000 for _ in range(PASSES) for title in titles
        ]
    cells = (rate, of_core, held, median(cold), median(warm), quantiles(warm, n=20)[18])
    print(
        f"| {name} | {' | '.join(f'{cell:,.1f}' if cell < 100 else f'{cell:,.0f}' for cell in cells)} |",
        flush=True,
    )
    return held, of_core


def worked(nodes: Cluster | None) -> float:
    """Seconds for which nodes have kept a core busy so far."""
    if not nodes:
        return 0.0
    fields = Path(f"/proc/{nodes.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")


def measured(engine: Engine) -> int:
    """Bytes of an index in a cluster, which looks at the sizes of its files now and then only."""
    sleep(SETTLED)
    return int(engine.health()["bytes"])


def growth(
    access: ClusterConfig, made: Sequence[Document], titles: Sequence[str], place: Path
) -> list[str]:
    """How an index on one node does as it grows."""
    engine = open_engine("opensearch", place / "grown" / "index", access, create=True)
    rows, before = [], 0
    for step in STEPS:
        until = int(len(made) * step)
        write_documents(engine, copies(made, before, until))
        found = [seconds(partial(looked_up, engine, title)) * 1000 for title in titles]
        rows.append(f"| {until:,} | {measured(engine) / until:,.0f} | {median(found):.1f} |")
        before = until
    engine.close()
    return rows


def copies(made: Sequence[Document], start: int, end: int) -> Iterator[Document]:
    """Documents by number; those beyond the last are the first ones under other names."""
    for number in range(start, end):
        again, place = divmod(number, len(made))
        one = made[place]
        yield replace(one, id=f"{one.id}+{again}", path=f"{one.path}+{again}") if again else one


def looked_up(engine: Engine, title: str) -> None:
    from index.analysis.analyzer import analyze
    from index.engines.query import Or, Term

    engine.match(Or(tuple(Term("body", stem) for stem in analyze(title).stems.split())))


def account(held: float, rate: float, feed: float, node: Node) -> None:
    """Print what archives of several sizes need: every shard twice, at least three nodes.

    Args:
        held: Bytes of an article on disk, once.
        rate: Articles that a node writes a second.
        feed: Articles that a core of a feeder analyses a second.
        node: The machines.
    """
    print(
        f"Nodes with {node.disk:g} TB of disk and {node.heap} GB of heap ({2 * node.heap + 2} GB of memory), disks "
        f"{node.full:.0%} full, shards of {node.shard:g} GB and each of them twice; {held:,.0f} bytes an article, "
        f"{rate:,.0f} articles/s a node, {feed:,.0f} articles/s a core of a feeder.\n"
    )
    print(
        "| articles | shards | disk, all copies | nodes | shards a node | heap | hours | feeders' cores | € a month |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for articles in SIZES:
        gigabytes = articles * held / 1e9
        shards = max(ceil(gigabytes / node.shard), 1)
        nodes = max(3, ceil(2 * gigabytes / (node.disk * 1000 * node.full)))
        together = rate * nodes / 2  # every article is written twice
        print(
            f"| {articles:,} | 2 × {shards:,} | {2 * gigabytes:,.0f} GB | {nodes} | {ceil(2 * shards / nodes)} "
            f"| {nodes * node.heap} GB | {articles / together / 3600:,.1f} | {ceil(together / feed)} "
            f"| {nodes * node.euros:,.0f} |"
        )


if __name__ == "__main__":
    main()
