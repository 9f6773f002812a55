"""Speed and size: how fast articles become an index and queries are answered, ours beside bare engines in one run.

`python -m bench.speed DATA` reads `news.jsonl.xz` in the folder DATA. Ours is the command itself (`search index`,
`search query`) and the library (`Archive.find`); peers get the same texts. It prints Markdown and exits 1 when a
figure misses its target.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.peers import PEERS, Peer, read_texts
from index.errors import SearchError
from search import Archive

FLOORS = Path(__file__).with_name("floors.toml")
COMMAND = (sys.executable, "-m", "search.cli")
TITLES, PASSES, PROCESSES = 200, 3, 15
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of the unit that `getrusage` counts memory in."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure and its bound: the least it must be, or the most.

    Attributes:
        name: What is measured, and in which unit.
    """

    name: str
    figure: float
    bound: float
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its bound."""
        return self.figure >= self.bound if self.least else self.figure <= self.bound

    def __str__(self) -> str:
        """A row of the table of targets."""
        sign, verdict = "≥" if self.least else "≤", "yes" if self.met else "NO"
        return f"| {self.name} | {self.figure:,.4g} | {sign} {self.bound:,.4g} | {verdict} |"


def main() -> int:
    """Measure, print, and tell whether every target is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with news.jsonl.xz")
    parser.add_argument("--repeat", type=int, default=3, help="how often each index is made; medians are shown")
    options = parser.parse_args()
    bounds = tomllib.loads(FLOORS.read_text("utf-8"))["speed"]
    with TemporaryDirectory() as place:
        targets = measured(options.data / "news.jsonl.xz", Path(place), options.repeat, bounds)
    print("\n| target | figure | bound | met |\n|---|---|---|---|", *targets, sep="\n")
    return 0 if all(target.met for target in targets) else 1


def measured(news: Path, place: Path, repeat: int, bounds: dict[str, float]) -> tuple[Target, ...]:
    """Every figure that has a target; everything else is printed on the way."""
    rate, archive = indexing(news, place, repeat)
    unchanged = median(seconds(partial(index, news, archive)) for _ in range(PASSES))
    titles = [text.title for text in read_texts(news) if text.title]
    titles = titles[:: max(len(titles) // TITLES, 1)][:TITLES]
    warm = finding(archive, titles)
    commands = [(*COMMAND, "query", "--index", str(archive), title) for title in titles[:PROCESSES]]
    whole = median(seconds(partial(run, command)) for command in commands) * 1000
    empty = median(seconds(partial(run, (sys.executable, "-c", "pass"))) for _ in commands) * 1000
    print(f"\n`search query` takes {whole:.0f} ms, `python -c pass` {empty:.0f} ms: {whole / empty:.1f} times as long")
    return (
        Target("articles indexed a second", rate, bounds["articles_per_second"], least=True),
        Target("s of a run that finds nothing new", unchanged, bounds["unchanged_seconds"]),
        Target("ms of a warm `Archive.find`, median", warm, bounds["warm_find_ms"]),
        Target("ms of `search query`, whole process", whole, bounds["process_ms"]),
    )


def indexing(news: Path, place: Path, repeat: int) -> tuple[float, Path]:
    """Articles that ours indexes a second, and its index. Engines take turns, lest one of them gets the quiet hours."""
    builders: dict[str, Callable[[Path], object]] = {"ours": partial(index, news)}
    builders |= {name: partial(index_with, peer, news) for name, peer in PEERS.items()}
    times: dict[str, list[float]] = {name: [] for name in builders}
    for number in range(repeat):
        for name, build in builders.items():
            folder = place / f"{name} {number}"
            folder.mkdir()
            times[name].append(seconds(partial(build, folder)))
    lengths = [len(f"{text.title}{text.body}".encode()) for text in read_texts(news)]
    print("| engine | articles/s | time, ours = 1 | bytes of index for each of text |\n|---|---|---|---|")
    for name, taken in times.items():
        ratio = median(taken) / median(times["ours"])
        share = size(place / f"{name} 0") / sum(lengths)
        print(f"| {name} | {len(lengths) / median(taken):,.0f} | {ratio:.2f} | {share:.2f} |")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * RSS_UNIT
    print(f"\nThe largest process of `search index` took {memory / 1e6:.0f} MB.\n")
    return len(lengths) / median(times["ours"]), place / "ours 0"


def finding(archive: Path, titles: Sequence[str]) -> float:
    """The median, in ms, of a warm search; prints others. A search is cold when its query is new to the process."""
    with Archive(archive) as opened:
        cold = [seconds(partial(find, opened, title)) * 1000 for title in titles]
        warm = [seconds(partial(find, opened, title)) * 1000 for _ in range(PASSES) for title in titles]
    print("| `Archive.find` of titles | median ms | 95 % ms | 99 % ms |\n|---|---|---|---|")
    for name, times in (("cold", cold), ("warm", warm)):
        cuts = quantiles(times, n=100)
        print(f"| {name} | {cuts[49]:.2f} | {cuts[94]:.2f} | {cuts[98]:.2f} |")
    return median(warm)


def find(archive: Archive, title: str) -> None:
    try:
        archive.find(title)
    except SearchError:
        return  # a title may be no query, and refusing it takes its time as well


def index(news: Path, folder: Path) -> None:
    run((*COMMAND, "index", str(news), "--index", str(folder)))


def index_with(peer: Peer, news: Path, folder: Path) -> None:
    peer(read_texts(news), folder)


def run(command: Iterable[str]) -> None:
    done = subprocess.run(tuple(command), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:  # 1 is for no hit
        sys.exit(done.stderr.decode(errors="replace"))


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    sys.exit(main())
