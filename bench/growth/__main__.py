"""Measure archives that grow, and tell by which power of their articles each figure grows.

`python -m bench.growth DATA FOLDER` reads `news.jsonl.xz` in the folder DATA and makes archives in
FOLDER: the real articles, and others made of their sentences (`bench.speed.corpus`). `--sizes` says of
how many articles each. Archives that FOLDER has are not made again, so that a run which was ended goes
on where it was: a million articles take about 6 GB of disk. It prints a table of all figures with the
exponent of each, and what that would be for ten million articles. That column is no measurement.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.growth.fit import PowerLaw
from bench.growth.searches import measure_searches
from bench.options import data_parser
from bench.speed.corpus import Corpus, sample_headlines
from bench.speed.made_archive import MadeArchive, index_folder, kept_archive, make_archive
from bench.texts import read_records

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
FORESEEN = 10_000_000
"""Articles for which figures are extrapolated."""

Table = dict[str, dict[int, float]]
"""The figures of archives by what they are of, and by the number of articles."""


def measure(news: Path, folder: Path, sizes: Sequence[int]) -> Table:
    """Make what archives are missing, and measure each."""
    table: Table = {}
    titles = sample_headlines(news)
    for size, made in _archives(news, folder, sizes):
        for name, figure in _costs(made).items():
            table.setdefault(name, {})[size] = figure
        for name, milliseconds in measure_searches(index_folder(size, folder), titles):
            table.setdefault(f"{name}, ms", {})[size] = milliseconds
        print(f"{size:,} articles are measured", file=sys.stderr, flush=True)
    return table


def _archives(news: Path, folder: Path, sizes: Sequence[int]) -> Iterator[tuple[int, MadeArchive]]:
    """Yield the archive of each size. Articles are read only if one is missing."""
    corpus: Corpus | None = None
    for size in sizes:
        made = kept_archive(size, folder)
        if made is None:
            corpus = corpus or Corpus(read_records(news))
            made = make_archive(corpus, size, folder)
        yield size, made


def _costs(made: MadeArchive) -> Mapping[str, float]:
    """Return the figures of making an archive."""
    return {
        "articles indexed a second": made.rate,
        "memory of all processes, MB": made.memory / 1e6,
        "bytes of index for each of text": made.share,
        "index, MB": made.index_bytes / 1e6,
    }


def as_markdown(table: Table) -> Iterator[str]:
    """Yield the lines of a table: a row for each figure, with its exponent and its extrapolation."""
    sizes = list(next(iter(table.values())))
    heads = ["figure", *(f"{size:,}" for size in sizes), "exponent"]
    heads.append(f"{FORESEEN:,} (extrapolated)")
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for name, figures in table.items():
        cells = [name, *map(_shown, figures.values())]
        if len(figures) > 1:
            law = PowerLaw.of(figures)
            cells += [f"{law.exponent:.2f}", _shown(law.at(FORESEEN))]
        yield f"| {' | '.join(cells)} |"


def _shown(figure: float) -> str:
    """Return a figure with three digits."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def main() -> int:
    """Measure, print the table, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz")
    parser.add_argument("folder", type=Path, help="folder that archives are kept in")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="articles of each")
    options = parser.parse_args()
    # An installed program is compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    options.folder.mkdir(parents=True, exist_ok=True)
    table = measure(options.data / "news.jsonl.xz", options.folder, sorted(options.sizes))
    print(*as_markdown(table), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
