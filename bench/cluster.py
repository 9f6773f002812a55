"""Measure an archive on a cluster: writing and searching on one node and on three, and growth.

`python -m bench.cluster DATA` reads `news.jsonl.xz` in the folder DATA, starts real nodes in one
Java process (which needs java and mvn), and prints Markdown. All nodes, the feeder and the reader
share this machine: three nodes show what a cluster costs, not what it gains. `--growth` measures
nothing, and computes with the figures of your own machines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import ceil
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time, sleep

from msgspec.structs import replace

from bench.options import data_parser
from bench.speed.measure import cpu_seconds, folder_bytes, seconds
from bench.texts import read_texts, spread
from index.analysis.analyzer import analyze
from index.engines.base import Document, Engine, open_engine
from index.engines.config import ClusterConfig
from index.engines.query import Or, Term
from index.files.roots import Scope
from index.store.generations import Manifest, publish
from index.store.ledger import Ledger
from index.update.assembler import Assembler
from index.update.children import Children
from index.update.diff import plan_changes
from index.update.reading import WorkerOptions
from index.update.workers import process_files
from search import Archive
from tests.support.cluster import Cluster, start_cluster
from tests.support.documents import write_documents

TITLES = 100
"""Number of headlines that are searched for."""

PASSES = 2
"""Number of searches for each headline after the first, which finds the caches empty."""

SIZE_DELAY_SECONDS = 15
"""Time to wait until nodes know the sizes of their files. They look every 10 seconds."""

TODAY = date(2026, 11, 1)
GROWTH_STEPS = (1 / 4, 1 / 2, 1.0, 2.0)
"""Sizes of a growing index, as multiples of the number of articles. Above 1, copies are added."""

WRITING_CORES = 4
"""Number of the eight cores of a node that write, while the others search and merge."""

ARCHIVE_SIZES = (1_000_000, 10_000_000, 100_000_000, 500_000_000)
"""Numbers of articles that estimates are made for."""

COMPARISON_HEADING = (
    "| | articles/s | articles a second of a node's core | bytes an article"
    " | cold ms | warm ms | 95 % ms |\n"
    "|---|---|---|---|---|---|---|"
)
GROWTH_HEADING = (
    "| articles on one node | bytes an article | ms of a title, median |\n|---|---|---|"
)
ESTIMATE_HEADING = (
    "| articles | shards | disk, all copies | nodes | shards a node | heap | hours"
    " | feeders' cores | € a month |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True, slots=True)
class Node:
    """A machine of the cluster that an estimate is made for.

    Attributes:
        disk_tb: Terabytes of its disk.
        heap_gb: Gigabytes of the Java heap. The machine has twice as much memory, for the cache of
            the system.
        filled_share: The share of the disk that is filled.
        shard_gb: Gigabytes of a shard.
        euros: The cost of the machine a month.
    """

    disk_tb: float = 2.0
    heap_gb: int = 31
    filled_share: float = 0.75
    shard_gb: float = 30.0
    euros: float = 450.0


@dataclass(frozen=True, slots=True)
class Rates:
    """The figures that an estimate is made from.

    Attributes:
        article_bytes: Bytes of one copy of an article on disk.
        node_rate: Articles that a node writes in a second.
        feeder_rate: Articles that a core of a feeder analyses in a second.
    """

    article_bytes: float
    node_rate: float
    feeder_rate: float


@dataclass(frozen=True, slots=True)
class Workload:
    """The documents that are written, and the headlines that are searched for.

    Attributes:
        documents: The documents.
        titles: The headlines.
        folder: The folder of all indexes.
    """

    documents: Sequence[Document]
    titles: Sequence[str]
    folder: Path


@dataclass(frozen=True, slots=True)
class Setup:
    """An engine to be measured.

    Attributes:
        label: Its name in the table.
        engine: The name of the engine.
        config: How the cluster is reached.
        nodes: The running nodes, or None for an engine that needs none.
    """

    label: str
    engine: str
    config: ClusterConfig
    nodes: Cluster | None = None


@dataclass(frozen=True, slots=True)
class WriteFigures:
    """The figures of writing.

    Attributes:
        rate: Articles that are written in a second.
        core_rate: Articles that a core of a node writes in a second; 0 for an engine without nodes.
        article_bytes: Bytes of an article on disk.
    """

    rate: float
    core_rate: float
    article_bytes: float


def main() -> None:
    """Measure and print, or only compute an estimate."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz", optional=True)
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
    node = Node(euros=options.euros)
    if options.growth:
        print_estimate(Rates(*options.growth), node)
    else:
        measure(options.data / "news.jsonl.xz", node)


def measure(news: Path, node: Node) -> None:
    """Measure with a file of articles, print the figures, and an estimate made from them."""
    with TemporaryDirectory() as directory:
        folder = Path(directory)
        started = process_time()
        documents = analyze_articles(news, folder / "analysed")
        feeder_rate = len(documents) / (process_time() - started)
        print(
            f"A core of a feeder reads and analyses {feeder_rate:,.0f} articles a second.\n",
            flush=True,
        )
        figures = compare_engines(Workload(documents, sample_titles(news), folder))
    node_rate = figures.core_rate * WRITING_CORES
    print_estimate(Rates(figures.article_bytes, node_rate, feeder_rate), node)


def sample_titles(news: Path) -> list[str]:
    """Return headlines at regular intervals of the archive."""
    titles = [text.title for text in read_texts(news) if text.title]
    return list(spread(titles, TITLES))[:TITLES]


def analyze_articles(news: Path, folder: Path) -> list[Document]:
    """Read and analyse a file of articles and return them as engines take them."""
    folder.mkdir()
    documents: list[Document] = []
    options = WorkerOptions(jobs=1, assembler=Assembler(TODAY))
    with Children(options.materials.limits) as children, Ledger(folder) as ledger:
        plan_changes(ledger, Scope(str(news.parent), news.name), folder)
        size = ledger.bytes_to_read()
        for result in process_files(ledger.planned_reads(), size, options, children):
            documents += result.documents
    return documents


def compare_engines(workload: Workload) -> WriteFigures:
    """Print how the engines compare and how an index grows, and return the figures of one node."""
    print(COMPARISON_HEADING)
    measure_setup(Setup("Tantivy, in files", "tantivy", ClusterConfig()), workload)
    with running_cluster(1, heap="1g") as nodes:
        config = ClusterConfig(nodes.urls, replicas=0)
        figures = measure_setup(Setup("one node", "opensearch", config, nodes), workload)
        growth_rows = measure_growth(config, workload)
    with running_cluster(3, heap="1536m") as nodes:
        config = ClusterConfig(nodes.urls, shards=3, replicas=0)
        measure_setup(Setup("three nodes", "opensearch", config, nodes), workload)
        label = "three nodes, all of it twice"
        measure_setup(Setup(label, "opensearch", replace(config, replicas=1), nodes), workload)
    print(f"\n{GROWTH_HEADING}", *growth_rows, sep="\n")
    print()
    return figures


@contextmanager
def running_cluster(nodes: int, heap: str) -> Iterator[Cluster]:
    """Run a cluster of some nodes, and end it with the context."""
    started = start_cluster(nodes, heap, on_disk=True)
    try:
        yield started
    finally:
        started.end()


def measure_setup(setup: Setup, workload: Workload) -> WriteFigures:
    """Write and search with an engine, print its row, and return the figures of writing."""
    location = workload.folder / setup.label
    figures = measure_writing(setup, workload, location)
    with Archive(location, setup.config) as archive:
        cold = search_ms(archive, workload.titles)
        warm: list[float] = []
        for _ in range(PASSES):
            warm += search_ms(archive, workload.titles)
    percentile_95 = quantiles(warm, n=20)[-1]  # the last of the 19 cuts: 19/20
    cells = (
        figures.rate,
        figures.core_rate,
        figures.article_bytes,
        median(cold),
        median(warm),
        percentile_95,
    )
    print(f"| {setup.label} | {' | '.join(map(_three_digits, cells))} |", flush=True)
    return figures


def measure_writing(setup: Setup, workload: Workload, location: Path) -> WriteFigures:
    """Write the documents with an engine, and publish the index, so that an archive can open it."""
    folder = location / "generation-1"
    folder.mkdir(parents=True)
    engine = open_engine(setup.engine, folder, setup.config, create=True)
    articles = len(workload.documents)
    busy_before = busy_seconds(setup.nodes)
    rate = articles / seconds(partial(write_documents, engine, workload.documents))
    busy = busy_seconds(setup.nodes) - busy_before
    engine.publish()
    size = size_on_cluster(engine) if setup.nodes else folder_bytes(folder)
    engine.close()
    publish(location, Manifest(setup.engine, folder.name))
    core_rate = articles / busy if setup.nodes else 0.0
    return WriteFigures(rate, core_rate, size / articles)


def search_ms(archive: Archive, titles: Sequence[str]) -> list[float]:
    """Return the milliseconds of a search for each headline."""
    return [seconds(partial(archive.find, title)) * 1000 for title in titles]


def _three_digits(figure: float) -> str:
    """Write a figure with a decimal only if it is below 100."""
    return f"{figure:,.1f}" if figure < 100 else f"{figure:,.0f}"


def busy_seconds(nodes: Cluster | None) -> float:
    """Return the seconds for which nodes have kept a core busy so far."""
    if not nodes:
        return 0.0
    return cpu_seconds(nodes.process.pid)


def size_on_cluster(engine: Engine) -> int:
    """Return the bytes of an index in a cluster, once its nodes know the sizes of their files."""
    sleep(SIZE_DELAY_SECONDS)
    return int(engine.health()["bytes"])


def measure_growth(config: ClusterConfig, workload: Workload) -> list[str]:
    """Write and search an index on one node as it grows, and return the rows of its table."""
    engine = open_engine("opensearch", workload.folder / "grown" / "index", config, create=True)
    rows: list[str] = []
    written = 0
    for step in GROWTH_STEPS:
        total = int(len(workload.documents) * step)
        write_documents(engine, numbered_documents(workload.documents, written, total))
        searches = [partial(search_title, engine, title) for title in workload.titles]
        times_ms = [seconds(search) * 1000 for search in searches]
        article_bytes = size_on_cluster(engine) / total
        rows.append(f"| {total:,} | {article_bytes:,.0f} | {median(times_ms):.1f} |")
        written = total
    engine.close()
    return rows


def numbered_documents(documents: Sequence[Document], start: int, end: int) -> Iterator[Document]:
    """Yield the documents from one number to another.

    Beyond the last document, the first ones come again as copies with other ids.
    """
    for number in range(start, end):
        copy, index = divmod(number, len(documents))
        document = documents[index]
        if copy:
            suffix = f"+{copy}"
            yield replace(document, id=document.id + suffix, path=document.path + suffix)
        else:
            yield document


def search_title(engine: Engine, title: str) -> None:
    """Search the bodies for any word of a headline."""
    lemmas = analyze(title).lemmas.split()
    engine.match(Or(tuple(Term("body", lemma) for lemma in lemmas)))


def print_estimate(rates: Rates, node: Node) -> None:
    """Print what archives of several sizes need, if there are at least three nodes and two copies."""
    print(
        f"Nodes with {node.disk_tb:g} TB of disk and {node.heap_gb} GB of heap"
        f" ({2 * node.heap_gb + 2} GB of memory), disks "
        f"{node.filled_share:.0%} full, shards of {node.shard_gb:g} GB and each of them twice;"
        f" {rates.article_bytes:,.0f} bytes an article, "
        f"{rates.node_rate:,.0f} articles/s a node,"
        f" {rates.feeder_rate:,.0f} articles/s a core of a feeder.\n"
    )
    print(ESTIMATE_HEADING)
    for articles in ARCHIVE_SIZES:
        print(estimate_row(articles, rates, node))


def estimate_row(articles: int, rates: Rates, node: Node) -> str:
    """Return the row of the estimate for an archive of some number of articles."""
    gigabytes = articles * rates.article_bytes / 1e9
    shards = max(ceil(gigabytes / node.shard_gb), 1)
    node_gigabytes = node.disk_tb * 1000 * node.filled_share
    nodes = max(3, ceil(2 * gigabytes / node_gigabytes))
    cluster_rate = rates.node_rate * nodes / 2  # every article is written twice
    cells = (
        f"{articles:,}",
        f"2 × {shards:,}",
        f"{2 * gigabytes:,.0f} GB",
        f"{nodes}",
        f"{ceil(2 * shards / nodes)}",
        f"{nodes * node.heap_gb} GB",
        f"{articles / cluster_rate / 3600:,.1f}",
        f"{ceil(cluster_rate / rates.feeder_rate)}",
        f"{nodes * node.euros:,.0f}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
