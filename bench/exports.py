"""Measure how long corpora take to be written, and how many articles they give back.

`python -m bench.exports DATA` makes an index of `news.jsonl.xz` in the folder DATA, and exports all
of it in each format. A tenth of it is exported for IRaMuTeQ, TXM and TEI, and those corpora are
indexed again: an article has come back if its title, text, day, source, section, page and authors
are the same, one white space being like another. Times are those of a processor, so that what else
the machine does makes no difference. It prints a Markdown table, and exits 1 if a figure is worse than its bound in
`floors.toml`. `--index FOLDER` takes an index that is there. Formats whose packages are missing are
left out.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from bench.figure import HEADING, Figure, all_met
from bench.floors import read_floors
from bench.options import data_parser
from index import synchronise
from index.article import Article
from index.errors import InputError
from search import Archive
from search.exports import FORMATS

REFERENCE_SIZE = 10_000
READ_BACK = {"iramuteq": "corpus.txt", "txm": "corpus", "tei": "corpus.xml"}
"""The formats that are indexed again, and the names that corpora have in them."""
SHARE = {"since": "2019-01", "until": "2019-06"}
"""The filters of the articles that are: about a tenth."""
_FIELDS = ("title", "date", "source", "section", "page", "authors")
_WORKBOOK = "xlsx"


def main() -> int:
    """Print the figures, and return the exit code."""
    parser = data_parser(__doc__, "folder with news.jsonl.xz")
    parser.add_argument("--index", type=Path, help="an index of it that is there")
    options = parser.parse_args()
    news = options.data / "news.jsonl.xz"
    bounds = read_floors("exports")
    with TemporaryDirectory() as name:
        folder = Path(name)
        location = options.index or folder / "index"
        if not options.index:
            synchronise([news], location)
        figures = [*_times(location, folder, bounds), *_shares(location, folder, bounds)]
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    figures.append(Figure("memory, MB", megabytes, bounds["memory_mb"], is_maximum=True))
    print(HEADING, *figures, sep="\n")
    return 0 if all_met(figures) else 1


def _times(location: Path, folder: Path, bounds: dict[str, float]) -> Iterator[Figure]:
    """Yield the seconds that an export takes in each format."""
    with Archive(location) as archive:
        for name in FORMATS:
            started = process_time()
            try:
                articles = archive.export("", folder / name, format=name).articles
            except InputError as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            seconds = (process_time() - started) * REFERENCE_SIZE / articles
            bound = bounds["workbook_seconds" if name == _WORKBOOK else "seconds"]
            title = f"{name}, seconds for {REFERENCE_SIZE:,} articles"
            yield Figure(title, seconds, bound, is_maximum=True)
            shutil.rmtree(folder / name)


def _shares(location: Path, folder: Path, bounds: dict[str, float]) -> Iterator[Figure]:
    """Yield the share of the articles that each corpus gives back."""
    with Archive(location) as archive:
        before = _articles(archive, **SHARE)
        for name, target in READ_BACK.items():
            place = folder / f"{name}-corpus"
            place.mkdir()
            archive.export("", place / target, format=name, **SHARE)  # type: ignore[arg-type]
            for manifest in place.rglob("*manifest.json"):
                manifest.unlink()
            synchronise([place], folder / f"{name}-index")
            with Archive(folder / f"{name}-index") as again:
                after = _articles(again)
            share = len(before & after) / len(before)
            yield Figure(f"{name}, share read back", share, bounds["read_back"])


def _articles(archive: Archive, **filters: str) -> set[tuple[object, ...]]:
    """Return what is compared of the articles that pass some filters."""
    found = [archive.get(hit.id) for hit in archive.hits("", **filters)]  # type: ignore[arg-type]
    return {_compared(article) for article in found if article}


def _compared(article: Article) -> tuple[object, ...]:
    text = " ".join(article.body.split())
    return (text, *(getattr(article, name) for name in _FIELDS))


if __name__ == "__main__":
    sys.exit(main())
