"""Speed, size and memory: ours beside bare engines, all in one run.

`python -m bench.speed DATA` reads `news.jsonl.xz` in the folder DATA. Ours is the command itself (`search index`,
`search query`) and the library (`Archive.find`); peers get the same texts. It prints a report in Markdown, writes it,
with a plot, to the folder that `--report` names, and exits 1 when a figure misses its bound in `floors.toml`. `--quick`
leaves out what takes minutes: Whoosh, Recoll, and archives that grow.
"""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figure import Figure
from bench.peers import Text, read_texts
from bench.speed import growth, indexing, querying, updating
from bench.speed.corpus import KINDS, headlines
from bench.speed.indexing import FTS5, OURS, TANTIVY, WHOOSH

FLOORS = Path(__file__).parents[1] / "floors.toml"
SIZES = (1_000, 10_000, 30_000, 100_000)


@dataclass(frozen=True, slots=True)
class Bench:
    """One run.

    Attributes:
        news: The file of the articles.
        place: A folder for all that is made.
        bounds: By name, what figures must reach.
        repeat: How often each index is made; medians count.
        quick: Whether to leave out what takes minutes.
    """

    news: Path
    place: Path
    bounds: Mapping[str, float]
    repeat: int
    quick: bool

    def parts(self) -> Iterator[str | Figure]:
        """The report, part by part, with the targets where they are met or missed."""
        texts = list(read_texts(self.news))
        titles = headlines(self.news)
        folder = yield from self._indexing(texts)
        yield from self._updating(texts)
        yield from self._querying(texts, titles, folder)
        if not self.quick:
            yield from self._growth(texts, titles)

    def _indexing(self, texts: list[Text]) -> Generator[str | Figure, None, Path]:
        built = indexing.built(
            self.news, self.place, len(texts), repeat=self.repeat, slow=not self.quick
        )
        text = sum(len(f"{text.title}{text.body}".encode()) for text in texts)
        own = built[OURS]
        yield f"## Indexing {len(texts):,} articles\n"
        yield "| engine | articles/s | ours beside it | bytes of index for each of text |\n|---|---|---|---|"
        for name, one in built.items():
            yield f"| {name} | {one.rate:,.0f} | {own.rate / one.rate:.2f} | {one.bytes / text:.2f} |"
        held = indexing.memory(self.news, self.place / "for memory")
        yield f"\nOurs and its processes held {held / 1e6:,.0f} MB at most.\n"
        yield self._target("articles indexed a second", own.rate, "articles_per_second", least=True)
        yield self._target(
            "rate beside Tantivy's", own.rate / built[TANTIVY].rate, "beside_tantivy", least=True
        )
        if WHOOSH in built:
            yield self._target(
                "rate beside Whoosh's", own.rate / built[WHOOSH].rate, "beside_whoosh", least=True
            )
        yield self._target("bytes of index for each of text", own.bytes / text, "index_share")
        return own.folder

    def _updating(self, texts: list[Text]) -> Iterator[str | Figure]:
        unchanged, seen = updating.updates(texts, self.place)
        yield f"\n## Updates of {len(texts):,} files\n"
        yield f"Nothing has changed: {unchanged:.2f} s. From a change of one article until it is found: {seen:.2f} s."
        yield self._target(
            "s of a run over files that finds nothing new", unchanged, "unchanged_seconds"
        )
        yield self._target("s until one changed article is found", seen, "changed_seconds")

    def _querying(
        self, texts: list[Text], titles: list[str], folder: Path
    ) -> Iterator[str | Figure]:
        own = querying.ours(folder, titles, [kind for kind in KINDS if kind not in querying.FAIR])
        own |= querying.deep(folder, titles)
        yield "\n## Queries, warm, ten hits with passages\n"
        yield "| engine | query | median ms | 95 % | 99 % |\n|---|---|---|---|---|"
        beside = querying.compared(folder, texts, titles)
        for (name, kind), taken in beside.items():
            yield f"| {name} | {kind} | {taken} |"
        for kind, taken in own.items():
            yield f"| {OURS} | {kind} | {taken} |"
        command, python = querying.whole(folder, titles)
        yield f"\n`search query` takes {command.median:.0f} ms (95 %: {command.most:.0f}),"
        yield f"`python -c pass` {python.median:.0f} ms."
        yield self._target(
            "ms of a search for a headline", beside[OURS, "a headline"].median, "warm_find_ms"
        )
        for name, bound in ((TANTIVY, "find_beside_tantivy"), (FTS5, "find_beside_fts5")):
            usual = [
                median(beside[engine, kind].median for kind in querying.FAIR)
                for engine in (OURS, name)
            ]
            yield self._target(f"a search beside {name}", usual[0] / usual[1], bound)
        yield self._target(
            "`search query` beside `python -c pass`",
            command.median / python.median,
            "process_ratio",
        )

    def _growth(self, texts: list[Text], titles: list[str]) -> Iterator[str | Figure]:
        points = list(growth.growth(texts, titles, SIZES, self.place))
        yield f"\n## Growth\n\n{growth.table(points)}\n\n![Growth](growth.svg)\n"
        (self.place / "growth.svg").write_text(growth.plot(points), "utf-8")
        by_size = {point.articles: point for point in points}
        yield self._target(
            "MB held while 100,000 articles are indexed",
            by_size[SIZES[-1]].memory / 1e6,
            "memory_mb",
        )
        ratio = by_size[SIZES[-1]].find / by_size[10_000].find
        yield self._target("a search in 100,000 articles beside 10,000", ratio, "find_growth")

    def _target(self, name: str, figure: float, bound: str, *, least: bool = False) -> Figure:
        return Figure(name, figure, self.bounds[bound], most=not least)


def main() -> int:
    """Measure, print, and tell whether every target is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with news.jsonl.xz")
    parser.add_argument(
        "--repeat", type=int, default=3, help="how often each index is made; medians are shown"
    )
    parser.add_argument(
        "--quick", action="store_true", help="without Whoosh, Recoll and archives that grow"
    )
    parser.add_argument("--report", type=Path, help="folder for the report and its plot")
    options = parser.parse_args()
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # an installed program is compiled once, not at every start
    bounds = tomllib.loads(FLOORS.read_text("utf-8"))["speed"]
    lines, targets = ["# Speed"], list[Figure]()
    with TemporaryDirectory() as place:
        bench = Bench(
            options.data / "news.jsonl.xz", Path(place), bounds, options.repeat, options.quick
        )
        for part in bench.parts():
            if isinstance(part, Figure):
                targets.append(part)
            else:
                print(part, flush=True)
                lines.append(part)
        lines += [
            "\n## Targets\n",
            "| target | figure | bound | met |\n|---|---|---|---|",
            *map(str, targets),
        ]
        print(*lines[-len(targets) - 2 :], sep="\n")
        if options.report:
            options.report.mkdir(parents=True, exist_ok=True)
            (options.report / "speed.md").write_text("\n".join(lines) + "\n", "utf-8")
            if (plot := Path(place) / "growth.svg").exists():
                (options.report / "growth.svg").write_text(plot.read_text("utf-8"), "utf-8")
    return 0 if all(target.met for target in targets) else 1


if __name__ == "__main__":
    sys.exit(main())
