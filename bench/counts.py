"""Compare the figures of `search frequencies` with an independent count, and measure the statistics.

`python -m bench.counts DATA` makes an index of `news.jsonl.xz` in the folder DATA, and counts 20
queries by year. A script of a few lines counts the same in JSON Lines: it knows nothing of the
index, and finds words by regular expressions. It reads the articles as the index holds them, and
the raw file, from which indexing takes menus and the like, and learns days that only the text tells.
It prints how many cells of the tables are equal, then how long each table of statistics takes,
beside that script where it answers the same, and exits 1 if a figure is worse than its bound in
`floors.toml`. `--index FOLDER` takes an index that is there.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from bench.figure import HEADING, Figure, all_met
from bench.floors import read_floors
from bench.options import data_parser
from bench.texts import Record, read_records
from index import synchronise
from search import Archive

WORDS = (
    *("gouvernement", "coronavirus", "manifestation", "football", "climat", "police", "vaccin"),
    *("inflation", "retraites", "grève", "incendie", "tribunal", "Macron", "Trump", "Brexit"),
)
PHRASES = (
    *("gilets jaunes", "réforme des retraites", "premier ministre", "union européenne"),
    "coupe du monde",
)
QUERIES = (*WORDS, *(f'"{phrase}"' for phrase in PHRASES))
TIMED = (*WORDS[:6], *(f'"{phrase}"' for phrase in PHRASES[:4]))
"""Ten queries that are counted by month: frequent words, rarer ones, and phrases."""

_BETWEEN = r"[ \u00a0\u202f\-\u2010\u2011'’]{0,3}"
"""Signs between two words of one occurrence."""


@dataclass(frozen=True, slots=True)
class Article:
    """The texts of an article in small letters, and its year, which may be unknown."""

    texts: tuple[str, ...]
    year: str


Cells = dict[tuple[str, str], tuple[int, int]]
"""Number of articles and of occurrences of each query and year."""


def main() -> int:
    """Print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz")
    parser.add_argument("--index", type=Path, help="an index of it that is there")
    options = parser.parse_args()
    news = options.data / "news.jsonl.xz"
    bounds = read_floors("counts")
    with TemporaryDirectory() as name:
        folder = Path(name)
        location = options.index or folder / "index"
        if not options.index:
            synchronise([news], location)
        with Archive(location) as archive:
            archive.export("", folder / "exported", format="jsonl")
            indexed = _read(folder / "exported" / "articles.jsonl")
            raw = _read(news)
            figures = [
                *_compare(archive, indexed, "indexed", bounds),
                *_compare(archive, raw, "raw", bounds),
                *_measure(archive, raw, bounds),
            ]
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nmemory, with all raw texts: {megabytes:,.0f} MB\n")
    print(HEADING, *figures, sep="\n")
    return 0 if all_met(figures) else 1


def _read(file: Path) -> list[Article]:
    """Read the articles of a file of JSON Lines, raw or exported."""
    return [_article(record) for record in read_records(file)]


def _article(record: Record) -> Article:
    body = record.get("text", record.get("body")) or ""
    texts = (record.get("title") or "", body, *record.get("captions", ()))
    return Article(tuple(map(_small, texts)), (record.get("date") or "")[:4])


def _small(text: str) -> str:
    """Return a text in small letters, each with its accents in one sign."""
    return unicodedata.normalize("NFC", text).lower()


@cache
def _pattern(query: str) -> re.Pattern[str]:
    """Return the pattern of an occurrence: repeated words that stand together are one."""
    words = [re.escape(word) for word in _small(query).strip('"').split()]
    once = r"\W+".join(words)
    return re.compile(rf"(?<!\w){once}(?:{_BETWEEN}{once})*(?!\w)")


def _count(read: Iterable[Article], queries: Iterable[str]) -> Cells:
    """Count queries by year, as the script does."""
    articles: Counter[tuple[str, str]] = Counter()
    occurrences: Counter[tuple[str, str]] = Counter()
    for query in queries:
        find = _pattern(query).findall
        for article in read:
            found = sum(len(find(text)) for text in article.texts)
            articles[query, article.year] += found > 0
            occurrences[query, article.year] += found
    return {cell: (count, occurrences[cell]) for cell, count in articles.items()}


def _compare(
    archive: Archive, read: list[Article], kind: str, bounds: dict[str, float]
) -> Iterator[Figure]:
    """Print both counts of each query, and yield how much they agree.

    Args:
        archive: The archive.
        read: The articles that the script counts in.
        kind: The name of these articles.
        bounds: The bounds of the figures.
    """
    table = archive.statistics.frequencies(QUERIES, by="year", exact=True, variants=False)
    ours = {(row.query, row.group): (row.articles, row.occurrences) for row in table.rows}
    theirs = {cell: counts for cell, counts in _count(read, QUERIES).items() if cell[1]}
    _print_totals(kind, ours, theirs)
    cells = [cell for cell in theirs if any(theirs[cell]) or any(ours.get(cell, (0, 0)))]
    for number, name in enumerate(("articles", "occurrences")):
        equal = sum(ours.get(cell, (0, 0))[number] == theirs[cell][number] for cell in cells)
        title, bound = f"{name}, share of cells equal, {kind}", bounds[f"{kind}_equal"]
        yield Figure(title, equal / len(cells), bound)
        counted, expected = (
            sum(_total(counts, query)[number] for query in QUERIES) for counts in (ours, theirs)
        )
        title, bound = f"{name}, difference in all, {kind}", bounds[f"{kind}_difference"]
        yield Figure(title, abs(counted - expected) / expected, bound, is_maximum=True)


def _print_totals(kind: str, ours: Cells, theirs: Cells) -> None:
    """Print the counts of each query in all years."""
    print(f"\n| {kind} | articles | by the script | occurrences | by the script |")
    print("|---|---|---|---|---|")
    for query in QUERIES:
        (articles, found), (wanted, expected) = _total(ours, query), _total(theirs, query)
        print(f"| {query} | {articles:,} | {wanted:,} | {found:,} | {expected:,} |")


def _total(cells: Cells, query: str) -> tuple[int, int]:
    """Return the articles and the occurrences of a query in all years."""
    counts = [count for (name, _), count in cells.items() if name == query]
    return sum(articles for articles, _ in counts), sum(found for _, found in counts)


def _measure(archive: Archive, read: list[Article], bounds: dict[str, float]) -> Iterator[Figure]:
    """Yield how long the tables take, the frequencies beside the script."""
    script = _seconds(lambda: _count(read, TIMED))
    frequencies = _seconds(lambda: archive.statistics.frequencies(TIMED, by="month"))
    beside = frequencies / script
    seconds = {
        "frequencies of ten queries by month, seconds of one core": (frequencies, "frequencies"),
        "the same, times the script, which has all texts in memory": (beside, "beside_script"),
        "collocates, seconds of one core": (
            _seconds(lambda: archive.statistics.collocates("grève")),
            "collocates",
        ),
        "keywords, seconds of one core": (
            _seconds(lambda: archive.statistics.keywords(since="2020")),
            "keywords",
        ),
        "n-grams, seconds of one core": (_seconds(archive.statistics.ngrams), "ngrams"),
    }
    for title, (value, bound) in seconds.items():
        yield Figure(title, value, bounds[bound], is_maximum=True)


def _seconds(ask: Callable[[], object]) -> float:
    """Return the least of three times that a question takes, in seconds of one core.

    Nothing waits for a disk here; other programs of the machine would only blur the clock.
    """
    times: list[float] = []
    for _ in range(3):
        started = process_time()
        ask()
        times.append(process_time() - started)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
