"""Measure speed, size and memory of ours and of bare engines, all in one run.

`python -m bench.speed DATA` reads `news.jsonl.xz` in the folder DATA. Ours is the command itself
(`search index`, `search query`) and the library (`Archive.find`). The other engines get the same
texts. It prints a report in Markdown, and exits 1 when a figure misses its bound in `floors.toml`.
`--report` names a folder that it writes the report and a plot to. `--quick` leaves out what takes
minutes: Whoosh, Recoll, and archives that grow. `--picture` names a file for a picture of all engines
beside ours; Whoosh and Recoll are then not left out. An engine that is not installed is named.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figure import Figure, all_met
from bench.floors import read_floors
from bench.options import data_parser
from bench.speed import growth, indexing, querying, updating
from bench.speed import ratios as ratio_picture
from bench.speed.corpus import QUERY_KINDS, Corpus, sample_headlines
from bench.speed.indexing import FTS5, OURS, RECOLL, TANTIVY, WHOOSH, BuiltIndex
from bench.speed.measure import Latency
from bench.texts import Text, count_bytes, read_records, read_texts

SIZES = (1_000, 10_000, 30_000, 100_000)
REFERENCE_SIZE = 10_000
PLOT = "growth.svg"
TARGETS_HEADING = "| target | figure | bound | met |\n|---|---|---|---|"

ReportPart = str | Figure
"""A line of the report, or a figure for the table of targets at its end."""


@dataclass(frozen=True, slots=True)
class SpeedBenchmark:
    """One run of the benchmark.

    Attributes:
        news: The file of the articles.
        folder: The folder of all that is made.
        bounds: The bounds of the figures, by name.
        repeat: How often each index is made. The median counts.
        slow: True to compare with the engines that take minutes.
        grow: True to measure archives that grow.
        ratios: Other engines beside ours, as far as they have been measured.
    """

    news: Path
    folder: Path
    bounds: Mapping[str, float]
    repeat: int
    slow: bool
    grow: bool
    ratios: dict[str, dict[str, float]] = field(default_factory=dict)

    def parts(self) -> Iterator[ReportPart]:
        """Measure, and yield the report part by part."""
        texts = list(read_texts(self.news))
        titles = sample_headlines(self.news)
        built = yield from self._indexing(texts)
        yield from self._updating(texts)
        yield from self._querying(texts, titles, built)
        if self.grow:
            yield from self._growth(titles)

    def _indexing(self, texts: list[Text]) -> Generator[ReportPart, None, Mapping[str, BuiltIndex]]:
        built = indexing.build_indexes(
            self.news, self.folder, len(texts), repeat=self.repeat, slow=self.slow
        )
        self._compare("indexing", {name: 1 / index.rate for name, index in built.items()})
        self._compare("size of the index", {name: index.bytes for name, index in built.items()})
        text_bytes = count_bytes(texts)
        ours = built[OURS]
        yield f"## Indexing {len(texts):,} articles\n"
        yield (
            "| engine | articles/s | ours beside it | bytes of index for each of text |\n"
            "|---|---|---|---|"
        )
        for name, index in built.items():
            ratio = ours.rate / index.rate
            yield f"| {name} | {index.rate:,.0f} | {ratio:.2f} | {index.bytes / text_bytes:.2f} |"
        if self.slow and RECOLL not in built:
            yield f"\n{RECOLL} is not installed, and is left out."
        memory = indexing.memory_of_ours(self.news, self.folder / "for memory")
        yield f"\nOurs and its processes held {memory / 1e6:,.0f} MB at most.\n"
        yield self._minimum("articles indexed a second", ours.rate, "articles_per_second")
        for engine, name, bound in (
            (TANTIVY, "rate beside Tantivy's", "beside_tantivy"),
            (WHOOSH, "rate beside Whoosh's", "beside_whoosh"),
        ):
            if engine in built:
                yield self._minimum(name, ours.rate / built[engine].rate, bound)
        share = ours.bytes / text_bytes
        yield self._maximum("bytes of index for each of text", share, "index_share")
        return built

    def _updating(self, texts: list[Text]) -> Iterator[ReportPart]:
        unchanged, changed = updating.measure_updates(texts, self.folder)
        yield f"\n## Updates of {len(texts):,} files\n"
        yield (
            f"Nothing has changed: {unchanged:.2f} s."
            f" From a change of one article until it is found: {changed:.2f} s."
        )
        yield self._maximum(
            "s of a run over files that finds nothing new", unchanged, "unchanged_seconds"
        )
        yield self._maximum("s until one changed article is found", changed, "changed_seconds")

    def _querying(
        self, texts: list[Text], titles: list[str], built: Mapping[str, BuiltIndex]
    ) -> Iterator[ReportPart]:
        location = built[OURS].folder
        own_kinds = [kind for kind in QUERY_KINDS if kind not in querying.COMPARABLE_KINDS]
        ours = querying.measure_kinds(location, titles, own_kinds)
        ours |= querying.measure_deep_page(location, titles)
        yield "\n## Queries, warm, ten hits with passages\n"
        yield "| engine | query | median ms | 95 % | 99 % |\n|---|---|---|---|---|"
        compared = querying.compare_engines(location, texts, titles, slow=self.slow)
        for (name, kind), latency in compared.items():
            yield f"| {name} | {kind} | {latency} |"
        for kind in querying.COMPARABLE_KINDS:
            medians = {name: each.median for (name, of), each in compared.items() if of == kind}
            self._compare(f"a search for {kind}", medians)
        for kind, latency in ours.items():
            yield f"| {OURS} | {kind} | {latency} |"
        processes = yield from self._processes(titles, built)
        headline = compared[OURS, "a headline"].median
        yield self._maximum("ms of a search for a headline", headline, "warm_find_ms")
        for engine, bound in ((TANTIVY, "find_beside_tantivy"), (FTS5, "find_beside_fts5")):
            ratio = _typical_ms(compared, OURS) / _typical_ms(compared, engine)
            yield self._maximum(f"a search beside {engine}", ratio, bound)
        ratio = processes[OURS].median / processes[querying.PYTHON].median
        yield self._maximum("`search query` beside `python -c pass`", ratio, "process_ratio")

    def _processes(
        self, titles: list[str], built: Mapping[str, BuiltIndex]
    ) -> Generator[ReportPart, None, Mapping[str, Latency]]:
        recoll = built.get(RECOLL)
        processes = querying.measure_processes(
            built[OURS].folder, titles, recoll.folder if recoll else None
        )
        yield "\n## Searches in a process of their own\n"
        yield "| command | median ms | 95 % | 99 % |\n|---|---|---|---|"
        for name, latency in processes.items():
            yield f"| {name} | {latency} |"
        medians = {name: each.median for name, each in processes.items()}
        del medians[querying.PYTHON]
        self._compare("a search in a new process", medians)
        return processes

    def _compare(self, name: str, figures: Mapping[str, float]) -> None:
        """Keep how other engines stand beside ours, if there are others."""
        others = {
            engine: each / figures[OURS] for engine, each in figures.items() if engine != OURS
        }
        if others:
            self.ratios[name] = others

    def _growth(self, titles: list[str]) -> Iterator[ReportPart]:
        corpus = Corpus(read_records(self.news))
        points = list(growth.measure_growth(corpus, titles, SIZES, self.folder))
        yield f"\n## Growth\n\n{growth.as_table(points)}\n\n![Growth]({PLOT})\n"
        (self.folder / PLOT).write_text(growth.as_svg(points), "utf-8")
        by_size = {point.articles: point for point in points}
        largest = by_size[SIZES[-1]]
        yield self._maximum(
            "MB held while 100,000 articles are indexed", largest.memory / 1e6, "memory_mb"
        )
        ratio = largest.search_ms / by_size[REFERENCE_SIZE].search_ms
        yield self._maximum("a search in 100,000 articles beside 10,000", ratio, "find_growth")

    def _minimum(self, name: str, figure: float, bound: str) -> Figure:
        return Figure(name, figure, self.bounds[bound])

    def _maximum(self, name: str, figure: float, bound: str) -> Figure:
        return Figure(name, figure, self.bounds[bound], is_maximum=True)


def _typical_ms(latencies: Mapping[tuple[str, str], Latency], engine: str) -> float:
    """Return the median over the kinds of queries that all engines read alike."""
    return median(latencies[engine, kind].median for kind in querying.COMPARABLE_KINDS)


def main() -> int:
    """Measure, print the report, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz")
    parser.add_argument(
        "--repeat", type=int, default=3, help="how often each index is made; medians are shown"
    )
    parser.add_argument(
        "--quick", action="store_true", help="without Whoosh, Recoll and archives that grow"
    )
    parser.add_argument("--report", type=Path, help="folder for the report and its plot")
    parser.add_argument("--picture", type=Path, help="file for a picture of all engines (SVG)")
    options = parser.parse_args()
    # An installed program is compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as folder:
        benchmark = SpeedBenchmark(
            news=options.data / "news.jsonl.xz",
            folder=Path(folder),
            bounds=read_floors("speed"),
            repeat=options.repeat,
            slow=bool(options.picture) or not options.quick,
            grow=not options.quick,
        )
        lines, targets = print_report(benchmark)
        if options.report:
            write_report(lines, benchmark.folder / PLOT, options.report)
        if options.picture:
            options.picture.write_text(ratio_picture.as_svg(benchmark.ratios), "utf-8")
    return 0 if all_met(targets) else 1


def print_report(benchmark: SpeedBenchmark) -> tuple[list[str], list[Figure]]:
    """Run a benchmark, print its report, and return the lines and the targets of it."""
    lines = ["# Speed"]
    targets: list[Figure] = []
    for part in benchmark.parts():
        if isinstance(part, Figure):
            targets.append(part)
        else:
            print(part, flush=True)
            lines.append(part)
    table = ["\n## Targets\n", TARGETS_HEADING, *map(str, targets)]
    print(*table, sep="\n")
    return lines + table, targets


def write_report(lines: list[str], plot: Path, folder: Path) -> None:
    """Write the report, and the plot if there is one, to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "speed.md").write_text("\n".join(lines) + "\n", "utf-8")
    if plot.exists():
        (folder / PLOT).write_text(plot.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
