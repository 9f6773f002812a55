"""Dates: the day articles were published, told from their text or address alone, and the day French expressions mean.

`python -m bench.dates DATA` reads three files of the folder DATA: `people-wikinews.jsonl.xz` (articles with
`title`, `text` and the `date` of publication), `news.jsonl.xz` (articles with `url` and `date`) and `dates.tsv`
(expressions, the day they were written, the day another engine reads). It prints the figures, what it got wrong, and
the reason for each expression on which we differ on purpose; it exits 1 when a figure is on the wrong side of its
bound in `floors.toml`.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from index.dates.publication_date import find_publication
from index.dates.relative_dates import resolve_day
from index.dates.written_date import read_date

FLOORS = Path(__file__).with_name("floors.toml")
TODAY = date(2026, 11, 21)

# Conventions of other engines that are not ours, by the shape of the expression.
DISAGREEMENTS = (
    (r"\d{1,2}/(?:1[3-9]|[23]\d)/\d{2,4}", "month before day: French dates are day, month, year"),
    (
        r"\D*\d+ (?:prochaine?s? )?semaines?|.*\bprochaines? (?:semaines?|mois|ann[ée]es?)",
        "a stretch, not a day",
    ),
    (r"[a-z]{3}", "a weekday alone: ours is the coming one, or with past=True the latest"),
    (
        r"(?:le )?jours? d.+",
        "a feast: ours is in the year of the reference, and only where the calendar has it",
    ),
)
YEARLESS = "a date without a year: ours is in the year of the reference or, if it has no such day, the next"


def main() -> int:
    """Measure, print, and tell whether every figure holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "data", type=Path, help="folder with people-wikinews.jsonl.xz, news.jsonl.xz and dates.tsv"
    )
    parser.add_argument(
        "--floors", type=Path, default=FLOORS, help="bounds to hold, by default those committed"
    )
    options = parser.parse_args()
    return run(options.data, tomllib.loads(options.floors.read_text("utf-8"))["dates"])


def run(data: Path, bounds: Mapping[str, float]) -> int:
    """Measure the files of a folder and print; 0 when every figure is on the right side of its bound, else 1."""
    figures = {
        **measure_publications(data / "people-wikinews.jsonl.xz"),
        **measure_addresses(data / "news.jsonl.xz"),
        **measure_expressions(data / "dates.tsv"),
    }
    held = True
    for name, figure in figures.items():
        most = name.endswith("_wrong")
        holds = figure <= bounds[name] if most else figure >= bounds[name]
        held = held and holds
        print(
            f"{name} {figure:.2%} ({'at most' if most else 'at least'} {bounds[name]:.2%}){'' if holds else ' NO'}"
        )
    return 0 if held else 1


def measure_publications(file: Path) -> dict[str, float]:
    """Share of articles whose day of publication is right, and wrong, from the text alone; the rest is absent."""
    articles = list(read_articles(file))
    started = perf_counter()
    found = [
        find_publication(
            metadata=None, title=row["title"], body=row["text"], captions=(), path="", today=TODAY
        )
        for row in articles
    ]
    seconds = perf_counter() - started
    outcomes: Counter[str] = Counter()
    for row, told in zip(articles, found, strict=True):
        outcome = (
            "absent"
            if told.day is None
            else "right"
            if told.day.isoformat() == row["date"]
            else "wrong"
        )
        outcomes[outcome] += 1
        if outcome != "right":
            print(
                f"  {outcome}: {row['id']} is of {row['date']}, read {told.day} ({told.evidence})"
            )
    words = sum(len(row["text"].split()) for row in articles)
    print(
        f"{file.name}: {len(articles)} articles, {dict(outcomes)}, {seconds / words * 400 * 1000:.3f} ms for 400 words"
    )
    return {
        "publication_right": outcomes["right"] / len(articles),
        "publication_wrong": outcomes["wrong"] / len(articles),
    }


def measure_addresses(file: Path) -> dict[str, float]:
    """Share of the days told by addresses that are wrong; most addresses tell none."""
    told, wrong = 0, 0
    for row in read_articles(file):
        if not (row.get("url") and row.get("date")):
            continue
        day = find_publication(
            metadata=None, title="", body="", captions=(), path="", today=TODAY, url=row["url"]
        ).day
        told += day is not None
        if day and day.isoformat() != row["date"]:
            wrong += 1
            print(f"  wrong: {row['url']} is of {row['date']}, read {day}")
    print(f"{file.name}: {told} addresses tell a day, {wrong} a wrong one")
    return {"address_wrong": wrong / max(told, 1)}


def read_articles(file: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure_expressions(file: Path) -> dict[str, float]:
    """Share of the expressions of one day that are read as the engine they come from reads them."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if is_of_one_day(row)]
    agreed = 0
    for row in rows:
        reference, expected = row["reference"][:10], row["start"][:10]
        read = resolve_day(row["expression"], date.fromisoformat(reference))
        if read is not None and read.isoformat() == expected:
            agreed += 1
            continue
        print(
            f"  “{row['expression']}” on {reference}: {expected} for {row['source']}, {read} for us"
        )
        print(f"    {reason(row['expression'])}")
    print(f"{file.name}: {agreed} of {len(rows)} expressions of one day")
    return {"expressions_agreed": agreed / len(rows)}


def is_of_one_day(row: dict[str, str]) -> bool:
    return (
        row["kind"] == "instant"
        and row["grain_or_type"] in {"day", "date", ""}
        and row["verified"] == "yes"
    )


def reason(expression: str) -> str:
    """Why we differ on purpose, or that it is a fault."""
    for shape, why in DISAGREEMENTS:
        if re.fullmatch(shape, expression, re.IGNORECASE):
            return why
    written = read_date(expression)
    return YEARLESS if written and written.year is None else "not understood"


if __name__ == "__main__":
    sys.exit(main())
