"""Measure dates: the days of publication found in texts and addresses, and the days that expressions mean.

`python -m bench.dates DATA` reads three files of the folder DATA: `people-wikinews.jsonl.xz` (articles with
`title`, `text` and the `date` of publication), `news.jsonl.xz` (articles with `title`, `body`, `url` and `date`) and
`dates.tsv` (expressions, the day they were written, the day another engine reads). Of the news it measures the days
that addresses tell, and those that the texts alone tell: stated ones, those whose year is inferred, and how
many of all articles these are. It prints the figures, the wrong results, and the reason for each expression on which
we differ on purpose. It exits 1 when a figure is on the wrong side of its bound in `floors.toml`. Of the pages in
`formats/real/camille`, whose names hold their days, it tells without bound how many say their day themselves.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.floors import FLOORS, read_floors
from bench.options import data_parser
from bench.texts import read_records
from index.cleaning import clean
from index.cleaning.foreign_paragraphs import without_foreign_paragraphs
from index.dates.publication_date import DateEvidence, Publication, find_publication
from index.dates.relative_dates import resolve_day
from index.dates.written_date import read_date

TODAY = date(2026, 11, 21)
UPPER_BOUND_SUFFIX = "_wrong"
"""A figure with this suffix must not exceed its bound. Any other figure must reach it."""
DAY_IN_NAME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
ARTICLE_WORDS = 400
"""Number of words of the article that times are given for."""

DISAGREEMENTS = (
    (
        r"\D*\d+ (?:prochaine?s? )?semaines?|.*\bprochaines? (?:semaines?|mois|ann[ée]es?)",
        "a stretch, not a day",
    ),
    (r"[a-z]{3}", "a weekday alone: ours is the coming one, or with is_past=True the latest"),
    (
        r"(?:le )?jour des morts",
        "2 November, the day after All Saints' Day",
    ),
)
"""Patterns of expressions that we read otherwise than other engines, each with the reason."""
Outcomes = Counter[tuple[str | None, str]]
"""Articles by the evidence of their days and by whether these are right, wrong or absent."""
YEARLESS = "a date without a year: ours is in the year of the reference or, if it has no such day, the next"
NOT_UNDERSTOOD = "not understood"


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = data_parser(
        __doc__, "folder with people-wikinews.jsonl.xz, news.jsonl.xz and dates.tsv"
    )
    parser.add_argument(
        "--floors", type=Path, default=FLOORS, help="bounds to hold, by default those committed"
    )
    options = parser.parse_args()
    return run(options.data, read_floors("dates", options.floors))


def run(data: Path, bounds: Mapping[str, float]) -> int:
    """Measure the files of a folder and print the figures.

    Returns:
        0 when every figure is on the right side of its bound, else 1.
    """
    figures = {
        **measure_publications(data / "people-wikinews.jsonl.xz"),
        **measure_addresses(data / "news.jsonl.xz"),
        **measure_texts(data / "news.jsonl.xz"),
        **measure_expressions(data / "dates.tsv"),
    }
    report_pages(data / "formats" / "real" / "camille")
    all_met = True
    for name, figure in figures.items():
        bound = bounds[name]
        if name.endswith(UPPER_BOUND_SUFFIX):
            is_met = figure <= bound
            relation = "at most"
        else:
            is_met = figure >= bound
            relation = "at least"
        all_met = all_met and is_met
        verdict = "" if is_met else " NO"
        print(f"{name} {figure:.2%} ({relation} {bound:.2%}){verdict}")
    return 0 if all_met else 1


def measure_publications(file: Path) -> dict[str, float]:
    """Return the shares of articles whose day is found right and wrong from the text alone."""
    articles = list(read_records(file))
    started = perf_counter()
    publications = [publication_from_text(row) for row in articles]
    seconds = perf_counter() - started
    outcomes: Counter[str] = Counter()
    for row, publication in zip(articles, publications, strict=True):
        outcome = compare(publication, row["date"])
        outcomes[outcome] += 1
        if outcome != "right":
            read = f"{publication.day} ({publication.evidence})"
            print(f"  {outcome}: {row['id']} is of {row['date']}, read {read}")
    words = sum(len(row["text"].split()) for row in articles)
    milliseconds = seconds / words * ARTICLE_WORDS * 1000
    print(
        f"{file.name}: {len(articles)} articles, {dict(outcomes)}, "
        f"{milliseconds:.3f} ms for {ARTICLE_WORDS} words"
    )
    return {
        "publication_right": outcomes["right"] / len(articles),
        "publication_wrong": outcomes["wrong"] / len(articles),
    }


def publication_from_text(row: Mapping[str, Any]) -> Publication:
    """Return the day of publication that the title and the text of an article tell."""
    return find_publication(DateEvidence(title=row["title"], body=row["text"]), TODAY)


def compare(publication: Publication, expected: str) -> str:
    """Return `right` or `wrong` for the day that was found, or `absent` if none was found."""
    if publication.day is None:
        return "absent"
    return "right" if publication.day.isoformat() == expected else "wrong"


def measure_addresses(file: Path) -> dict[str, float]:
    """Return the share of wrong days among those that addresses tell. Most addresses tell none."""
    days = 0
    wrong = 0
    for row in read_records(file):
        if not row.get("url") or not row.get("date"):
            continue
        day = publication_from_address(row["url"]).day
        if day is None:
            continue
        days += 1
        if day.isoformat() != row["date"]:
            wrong += 1
            print(f"  wrong: {row['url']} is of {row['date']}, read {day}")
    print(f"{file.name}: {days} addresses tell a day, {wrong} a wrong one")
    return {"address_wrong": wrong / max(days, 1)}


def publication_from_address(url: str) -> Publication:
    """Return the day of publication that the address of an article tells."""
    return find_publication(DateEvidence(url=url), TODAY)


def measure_texts(file: Path) -> dict[str, float]:
    """Return the shares of right days among those that the texts of articles alone tell, by evidence."""
    outcomes: Outcomes = Counter()
    for row in read_records(file):
        if row.get("date"):
            publication = publication_from_article(row)
            outcomes[publication.evidence, compare(publication, row["date"])] += 1
    counts = {f"{evidence} {outcome}": count for (evidence, outcome), count in outcomes.items()}
    print(f"{file.name}, texts alone: {counts}")
    return {
        "text_stated_right": _share_right(outcomes, "stated"),
        "text_weekday_right": _share_right(outcomes, "weekday"),
        "text_right": _share_right(outcomes, "stated", "weekday"),
        "text_told": _told(outcomes, "stated", "weekday") / max(outcomes.total(), 1),
    }


def publication_from_article(row: Mapping[str, Any]) -> Publication:
    """Return the day that an article tells as the index reads it, without its date and address."""
    text = clean(row["body"], row["title"])
    body = without_foreign_paragraphs(text.body)
    evidence = DateEvidence(title=text.title, body=body, captions=text.captions)
    return find_publication(evidence, TODAY)


def _share_right(outcomes: Outcomes, *evidence: str) -> float:
    """Return the share of right days among those that some kinds of evidence tell at all."""
    right = sum(outcomes[kind, "right"] for kind in evidence)
    return right / max(_told(outcomes, *evidence), 1)


def _told(outcomes: Outcomes, *evidence: str) -> int:
    """Count the days that some kinds of evidence tell, right or wrong."""
    return sum(outcomes[kind, outcome] for kind in evidence for outcome in ("right", "wrong"))


def report_pages(folder: Path) -> None:
    """Print on how many old pages, read by machine, the day in their names is found in the text."""
    outcomes: Counter[str] = Counter()
    for file in sorted(folder.glob("*.txt")):
        named_day = DAY_IN_NAME.search(file.name)
        if named_day is None:
            continue
        publication = find_publication(DateEvidence(body=file.read_text("utf-8")), TODAY)
        outcome = compare(publication, named_day[0])
        outcomes[outcome] += 1
        if outcome == "wrong":
            print(f"  wrong: {file.name}, read {publication.day} ({publication.evidence})")
    print(f"{folder.name}: {outcomes.total()} old pages, {dict(outcomes)}")


def measure_expressions(file: Path) -> dict[str, float]:
    """Return the share of expressions of one day that we read as their source, another engine, does."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(one_day_rows(csv.DictReader(lines, delimiter="\t")))
    agreed = 0
    for row in rows:
        expression = row["expression"]
        # the first ten characters of a moment are its day: 2019-02-01T00:00:00
        reference = row["reference"][:10]
        expected = row["start"][:10]
        day = resolve_day(expression, date.fromisoformat(reference))
        if day is not None and day.isoformat() == expected:
            agreed += 1
            continue
        print(f"  “{expression}” on {reference}: {expected} for {row['source']}, {day} for us")
        print(f"    {reason(expression)}")
    print(f"{file.name}: {agreed} of {len(rows)} expressions of one day")
    return {"expressions_agreed": agreed / len(rows)}


def one_day_rows(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Keep the verified rows that name one day."""
    for row in rows:
        if row["kind"] != "instant" or row["verified"] != "yes":
            continue
        if row["grain_or_type"] in {"day", "date", ""}:
            yield row


def reason(expression: str) -> str:
    """Return why we differ on purpose, or that the expression is not understood."""
    for shape, convention in DISAGREEMENTS:
        if re.fullmatch(shape, expression, re.IGNORECASE):
            return convention
    written = read_date(expression)
    if written is not None and written.year is None:
        return YEARLESS
    return NOT_UNDERSTOOD


if __name__ == "__main__":
    sys.exit(main())
