"""Measure what is read of the shapes in which French press archives come.

Each specimen is indexed alone, and its articles are compared with those that it is known to hold:
how many are found, and of how many the title, the day, the source and the body are right. It exits
1 when a figure is below its floor in `floors.toml`. `--raise-floors` prints the lines of that file
with the figures that have risen.

`--without-readers` checks the net below the readers instead: each specimen is read with the readers
of its own formats switched off, and must then be named, or be read completely all the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.floors import FLOORS, read_floors
from bench.options import data_parser
from index import Article, preview, synchronise
from index.engines.base import open_engine
from index.errors import UnreadableFile
from index.readers import Material, format_name, formats
from index.readers.alphanumeric import letters_and_digits
from index.readers.formats import FormatTable
from index.store.generations import read_manifest
from index.stored_article import StoredArticle

TODAY = date(2026, 11, 21)
MAX_LENGTH_RATIO = 1.25
"""A body that is so many times as long as the true one holds what is not of the article."""

LEAST_LENGTH_RATIO = 0.9
PROBE_CHARS = 40
"""Letters at the start of a text that tell it from the others."""

HELD: Mapping[str, tuple[int, ...]] = {
    "chrome.mhtml": (0,),
    "clip_markdownload.md": (0,),
    "clip_obsidian.md": (0,),
    "clip_obsidian_nopub.md": (0,),
    "crawl_plain.warc": (0,),
    "csv_tagaday.csv": (0, 1),
    "docx_one.docx": (0,),
    "joplin.md": (0,),
    "json_newsplease.json": (0,),
    "json_trafilatura.json": (1,),
    "json_whisper.json": (0,),
    "odt_one.odt": (0,),
    "rtf_one.rtf": (1,),
    "xml_tei_trafilatura.xml": (0,),
    "xml_trafilatura.xml": (0,),
    "xml_txm_single.xml": (0,),
}
"""The numbers of the articles that a synthetic specimen holds, where it does not hold all three."""

_NO_TEXT = frozenset({"bodies"})
_NO_DAY_OR_TEXT = frozenset({"days", "bodies"})

ABSENT: Mapping[str, frozenset[str]] = {
    "bibtex.bib": _NO_DAY_OR_TEXT,  # a month and a year, and the abstract
    "calibre.epub": frozenset({"days", "sources"}),  # those of the issue
    "clip_markdownload.md": frozenset({"days"}),  # the day of clipping
    "csv_hubble_x.csv": frozenset({"sources", "bodies"}),  # posts of one account
    "csv_ina.csv": frozenset({"days", "sources", "bodies"}),  # one broadcast, and its summary
    "csv_kantar.csv": _NO_DAY_OR_TEXT,  # one broadcast, and its summary
    "csv_mediacloud_new.csv": _NO_TEXT,  # addresses
    "csv_mediacloud_old.csv": _NO_TEXT,  # addresses
    "csv_tagaday.csv": _NO_TEXT,  # an extract
    "csv_zotero.csv": _NO_TEXT,  # the abstract
    "hyperbase.txt": frozenset({"titles", "days"}),  # a newspaper and a year
    "json_csl_zotero.json": _NO_TEXT,  # the abstract
    "json_fundus.json": frozenset({"sources"}),
    "json_gdelt_doc.json": frozenset({"sources", "bodies"}),  # addresses of another site
    "json_impresso_datalab.json": frozenset({"sources"}),  # the newspaper of its ids
    "json_newsapi.json": _NO_TEXT,  # the first characters
    "json_telegram": frozenset({"sources", "bodies"}),  # the posts of a channel, cut short
    "json_wallabag_published.json": frozenset({"days"}),  # one has none but that of saving
    "json_whisper.json": frozenset({"titles", "days", "sources"}),
    "pleias.parquet": frozenset({"titles", "days", "sources"}),  # whole issues of old newspapers
    "ris.ris": _NO_TEXT,  # the abstract
    "twitter_archive": frozenset({"titles", "sources", "bodies"}),  # posts
    "twitter_twarc.jsonl": frozenset({"titles", "sources", "bodies"}),  # posts
    "xml_blogger.atom": frozenset({"sources"}),  # the name of the blog
    "xml_news_sitemap.xml": _NO_TEXT,  # addresses
    "xml_wxr.xml": frozenset({"sources"}),  # the name of the blog
    "zotero.rdf": _NO_TEXT,  # the abstract
}
"""The figures of synthetic specimens that cannot be right: the files do not hold these fields."""

COUNTED: Mapping[str, tuple[int, str | None]] = {
    "alceste_test.txt": (2, None),
    "bpt6k285456g.texteBrut": (2, "1899-09-10"),
    "bpt6k285456g.texteBrut.html": (2, "1899-09-10"),
    "ci_SOC_VS.json": (1, "1943-04-28"),
    "ci_example0.json": (1, "1900-06-25"),
    "europresse_test1.html": (3, None),
    "example.warc": (1, None),
    "example.warc.gz": (1, None),
    "factiva_test.html": (2, "2011-12-29"),
    "factiva_test.xml": (3, None),
    "gallica_figaro_1899.txt": (2, "1899-09-10"),
    "google_alert.eml": (1, "2023-02-18"),
    "instapaper-export.csv": (4, None),
    "lexisnexis_test_en.html": (2, None),
    "lexisnexis_test_fr.html": (3, None),
    "mets-alto-1901": (68, "1901-11-21"),
    "mets-alto-1913": (65, "1913-06-10"),
    "omnivore.json": (20, None),
    "pinboard_export": (3, None),
    "pocket.csv": (7, None),
}
"""The number of articles of other specimens, and their day where all have the same."""

COMMON_FORMATS = frozenset(
    {"text", "markdown", "html", "json", "jsonl", "table", "feed", "zip", "gallica"}
)
"""Formats whose readers stay in use where those of a specimen are switched off.

Gallica's text of an issue is parted at its pages. Read as one article, it has lost nothing.
"""

GOLD_SUFFIX = ".gold.json"
PAGES = "camille"
"""The folder of pages whose names hold their days."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The article that a specimen is known to hold. A field that is not known is None."""

    title: str
    day: str
    source: str
    body: str | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Numbers of articles: those that are found, and those of which a field is right."""

    articles: int = 0
    titles: int = 0
    days: int = 0
    sources: int = 0
    bodies: int = 0


NAMES = tuple(field.name for field in fields(Result))


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = data_parser(__doc__, "folder with formats/real and formats/synthetic")
    parser.add_argument(
        "--floors", type=Path, default=FLOORS, help="bounds to hold, by default those committed"
    )
    parser.add_argument(
        "--raise-floors", action="store_true", help="print the bounds that these figures allow"
    )
    parser.add_argument(
        "--without-readers", action="store_true", help="read each specimen as if it were unknown"
    )
    options = parser.parse_args()
    if options.without_readers:
        return report_silent(options.data / "formats")
    floors = read_floors("formats", options.floors)
    results = dict(measure(options.data / "formats"))
    if options.raise_floors:
        print("\n".join(raised_floors(results, floors)))
        return 0
    return report(results, floors)


def measure(folder: Path) -> Iterator[tuple[str, tuple[int, Result]]]:
    """Yield the name of each specimen, the number of its articles, and the result."""
    truths = read_truths(folder / "synthetic" / "truth.json")
    for specimen in sorted((*(folder / "synthetic").iterdir(), *(folder / "real").iterdir())):
        measured = result_of(specimen, truths)
        if measured is not None:
            yield str(specimen.relative_to(folder)), measured


def result_of(specimen: Path, truths: Sequence[Truth]) -> tuple[int, Result] | None:
    """Return the number of articles of a specimen and the result; None if it is not judged."""
    if specimen.name in COUNTED:
        return counted_result(specimen)
    if specimen.parent.name == "real":
        return real_result(specimen)
    if specimen.name == "truth.json":
        return None
    held = [truths[number] for number in HELD.get(specimen.name, range(len(truths)))]
    return len(held), compare(indexed(specimen), held)


def read_truths(file: Path) -> list[Truth]:
    """Read the three articles of the synthetic specimens."""
    rows: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return [
        Truth(row["titre"], row["date"], row["source"], body="".join(row["corps"])) for row in rows
    ]


def read_gold(file: Path) -> list[Truth]:
    """Read what is known of the articles of a real export."""
    rows: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return [
        Truth(row["title"], row["date"], row["source"].split(", no.")[0], start=row["begin"])
        for row in rows
    ]


def real_result(specimen: Path) -> tuple[int, Result] | None:
    """Return the number of articles of a real specimen and the result; None if it is not judged."""
    gold = specimen.with_name(specimen.name + GOLD_SUFFIX)
    if gold.exists():
        truths = read_gold(gold)
        return len(truths), compare(indexed(specimen), truths)
    if specimen.name == PAGES:
        pages = indexed(specimen)
        return len(list(specimen.iterdir())), Result(len(pages), days=sum(map(is_of_day, pages)))
    return None


def counted_result(specimen: Path) -> tuple[int, Result]:
    """Return the number of articles of a specimen about which little more is known."""
    expected, day = COUNTED[specimen.name]
    articles = indexed(specimen)
    surplus = abs(len(articles) - expected)
    found = max(0, expected - surplus)
    if day is None:
        return expected, Result(found)
    of_day = sum(article.date is not None and str(article.date) == day for article in articles)
    return expected, Result(found, days=min(found, of_day))


def is_of_day(page: Article) -> bool:
    """Return True if a page has the day that the name of its file holds."""
    return page.date is not None and page.date.isoformat() in page.path


def indexed(specimen: Path) -> list[Article]:
    """Index a file or a folder, and return its articles."""
    with TemporaryDirectory() as folder:
        location = Path(folder) / "index"
        synchronise([specimen], location, today=TODAY)
        manifest = read_manifest(location)
        engine = open_engine(manifest.engine, location / manifest.generation)
        try:
            matches = [match for match in engine.scan() if match is not None]
            return [StoredArticle.from_json(match.stored).article for match in matches]
        finally:
            engine.close()


def compare(articles: Sequence[Article], truths: Iterable[Truth]) -> Result:
    """Count the true articles that are found, and their fields that are right."""
    left = list(articles)
    figures = [0] * len(NAMES)
    for truth in truths:
        article = next((candidate for candidate in left if is_of(candidate, truth)), None)
        if article is None:
            continue
        # an article that holds several true ones stands for the first of them alone
        left.remove(article)
        for index, is_right in enumerate(judged(article, truth)):
            figures[index] += is_right
    return Result(*figures)


def is_of(article: Article, truth: Truth) -> bool:
    """Return True if an article holds the title of a true one, or the start of its text."""
    text = letters_and_digits(f"{article.title} {article.body}")
    probes = (truth.title, truth.start or truth.body or "")
    starts = (letters_and_digits(probe)[:PROBE_CHARS] for probe in probes)
    return any(start and start in text for start in starts)


def judged(article: Article, truth: Truth) -> tuple[bool, ...]:
    """Return what is right of an article, in the order of the figures."""
    day = article.date.isoformat() if article.date else None
    source = letters_and_digits(article.source or "")
    return (
        True,
        letters_and_digits(article.title) == letters_and_digits(truth.title),
        day == truth.day,
        source == letters_and_digits(truth.source),
        has_body(article, truth),
    )


def has_body(article: Article, truth: Truth) -> bool:
    """Return True if a body is the true one, without much beside it."""
    body = letters_and_digits(article.body)
    if truth.body is None:
        start = letters_and_digits(truth.start or "")
        return bool(start) and start in body
    true_body = letters_and_digits(truth.body)
    if not LEAST_LENGTH_RATIO <= len(body) / len(true_body) <= MAX_LENGTH_RATIO:
        return False
    blocks = SequenceMatcher(None, body, true_body, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= LEAST_LENGTH_RATIO * len(true_body)


def report(results: Mapping[str, tuple[int, Result]], floors: Mapping[str, Sequence[int]]) -> int:
    """Print a row for each specimen and the totals, and return the exit code."""
    print(f"| specimen | of | {' | '.join(NAMES)} |")
    print("|---" * (len(NAMES) + 2) + "|")
    short: list[str] = []
    for name, (expected, result) in results.items():
        print(row(name, expected, shown_figures(name, result)))
        short += shortfalls(name, result, floors.get(name, ()))
    print(total(results, "synthetic/"))
    print(total(results, "real/"))
    short += [f"{name} is not in the data" for name in floors if name not in results]
    print(shapes_read(results))
    print("\n".join(short) or "every figure keeps its floor")
    return 1 if short else 0


def known_fields(name: str) -> tuple[str, ...]:
    """Return the names of the figures that can be right of a specimen."""
    base = name.rpartition("/")[2]
    if base in COUNTED:
        return ("articles", "days") if COUNTED[base][1] else ("articles",)
    if base == PAGES:
        return ("articles", "days")
    absent = ABSENT.get(base, frozenset())
    return tuple(field for field in NAMES if field not in absent)


def shown_figures(name: str, result: Result) -> list[int | str]:
    """Return the figures of a specimen, with a dash for each that cannot be right."""
    known = known_fields(name)
    figures = zip(NAMES, astuple(result), strict=True)
    return [figure if field in known else "–" for field, figure in figures]


def shapes_read(results: Mapping[str, tuple[int, Result]]) -> str:
    """Say how many specimens are read with all that they hold, and name the others."""
    missed: list[str] = []
    for name, (expected, result) in results.items():
        figures = dict(zip(NAMES, astuple(result), strict=True))
        if any(figures[field] < expected for field in known_fields(name)):
            missed.append(name)
    complete = len(results) - len(missed)
    return f"{complete} of {len(results)} shapes are right in all; not {', '.join(missed) or 'one'}"


def report_silent(folder: Path) -> int:
    """Print what is said of each specimen that is read as if it were unknown; return the exit code.

    It is 1 if nothing is said of one that is not read completely.
    """
    expected = {name: count for name, (count, _) in measure(folder)}
    silent: list[str] = []
    for name, count in expected.items():
        special = special_formats(folder / name)
        if not special:
            continue
        articles, codes = read_without(special, folder / name)
        print(f"{name}: {articles} of {count} without {', '.join(special)}: {', '.join(codes)}")
        if articles < count and not codes:
            silent.append(name)
    print("\n".join(f"{name} is cut in silence" for name in silent) or "nothing is cut in silence")
    return 1 if silent else 0


def special_formats(specimen: Path) -> list[str]:
    """Return the names of the formats of a specimen that are not of the commonest kinds."""
    files = [specimen] if specimen.is_file() else filter(Path.is_file, specimen.rglob("*"))
    found: set[str] = set()
    for file in files:
        with suppress(UnreadableFile):
            found.add(format_name(Material(file.name, file)))
    return sorted(found - COMMON_FORMATS)


def read_without(names: Iterable[str], specimen: Path) -> tuple[int, list[str]]:
    """Read a specimen without some formats; return its articles and the codes of what is said."""
    known = formats.FORMATS
    formats.FORMATS = FormatTable(*(row for row in known if row.name not in names))
    try:
        previews = list(preview([specimen], today=TODAY))
    finally:
        formats.FORMATS = known
    codes = {problem.code for file in previews for problem in file.problems}
    return sum(file.articles for file in previews), sorted(codes)


def row(name: str, expected: int, figures: Iterable[int | str]) -> str:
    """Return a row of the table."""
    return f"| {name} | {expected} | {' | '.join(map(str, figures))} |"


def total(results: Mapping[str, tuple[int, Result]], prefix: str) -> str:
    """Return the row of the sums over the specimens of one folder."""
    expected = 0
    figures = [0] * len(NAMES)
    for name, (articles, result) in results.items():
        if name.startswith(prefix):
            expected += articles
            figures = [sum(pair) for pair in zip(figures, astuple(result), strict=True)]
    return row(f"all of {prefix}", expected, figures)


def shortfalls(name: str, result: Result, floor: Sequence[int]) -> Iterator[str]:
    """Yield a line for each figure of a specimen that is below its floor."""
    for label, figure, least in zip(NAMES, astuple(result), floor, strict=False):
        if figure < least:
            yield f"{name}: {figure} {label} are fewer than {least}"


def raised_floors(
    results: Mapping[str, tuple[int, Result]], floors: Mapping[str, Sequence[int]]
) -> Iterator[str]:
    """Yield the lines of the floors, each figure at the better of its floor and its value."""
    for name, (_, result) in results.items():
        figures = astuple(result)
        floor = floors.get(name, [0] * len(figures))
        best = [max(pair) for pair in zip(figures, floor, strict=True)]
        if any(best):
            yield f'"{name}" = {best}'


if __name__ == "__main__":
    sys.exit(main())
