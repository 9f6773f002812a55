"""Dates: the day articles were published, told from their text alone, and the day French expressions mean.

`python -m bench.dates DATA` reads two files of the folder DATA: `people-wikinews.jsonl.xz` (articles with
`title`, `text` and the `date` of publication) and `dates.tsv` (expressions, the day they were written, the day
another engine reads). It prints the figures, what it got wrong, and the reason for each expression on which we
differ on purpose; it exits 1 when a figure is under its floor.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from index.dates.expressions import resolve
from index.dates.publication import publication
from index.dates.written import read_date

RIGHT_FLOOR = 0.98
WRONG_CEILING = 0.005
EXPRESSIONS_FLOOR = 0.90
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with people-wikinews.jsonl.xz and dates.tsv")
    data = parser.parse_args().data
    publications = measure_publications(data / "people-wikinews.jsonl.xz")
    expressions = measure_expressions(data / "dates.tsv")
    return 0 if publications and expressions else 1


def measure_publications(file: Path) -> bool:
    """Share of articles whose day of publication is right, wrong and absent, from the text alone."""
    articles = list(read_articles(file))
    outcomes: Counter[str] = Counter()
    started = perf_counter()
    found = [
        publication(metadata=None, title=row["title"], body=row["text"], captions=(), path="", today=TODAY)
        for row in articles
    ]
    seconds = perf_counter() - started
    for row, told in zip(articles, found, strict=True):
        outcome = "absent" if told.day is None else "right" if told.day.isoformat() == row["date"] else "wrong"
        outcomes[outcome] += 1
        if outcome != "right":
            print(f"  {outcome}: {row['id']} is of {row['date']}, read {told.day} ({told.evidence})")
    right, wrong = outcomes["right"] / len(articles), outcomes["wrong"] / len(articles)
    words = sum(len(row["text"].split()) for row in articles)
    print(f"{file.name}: {len(articles)} articles, {dict(outcomes)}")
    print(f"  right {right:.2%} (floor {RIGHT_FLOOR:.0%}), wrong {wrong:.2%} (ceiling {WRONG_CEILING:.1%})")
    print(f"  {seconds / words * 400 * 1000:.3f} ms for 400 words")
    return right >= RIGHT_FLOOR and wrong <= WRONG_CEILING


def read_articles(file: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure_expressions(file: Path) -> bool:
    """Share of the expressions of one day that are read as the engine they come from reads them."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if is_of_one_day(row)]
    agreed = 0
    for row in rows:
        reference, expected = row["reference"][:10], row["start"][:10]
        read = resolve(row["expression"], date.fromisoformat(reference))
        if read is not None and read.isoformat() == expected:
            agreed += 1
            continue
        print(f"  “{row['expression']}” on {reference}: {expected} for {row['source']}, {read} for us")
        print(f"    {reason(row['expression'])}")
    accuracy = agreed / len(rows)
    print(f"{file.name}: {agreed} of {len(rows)} expressions of one day, {accuracy:.1%}")
    print(f"  floor {EXPRESSIONS_FLOOR:.0%}")
    return accuracy >= EXPRESSIONS_FLOOR


def is_of_one_day(row: dict[str, str]) -> bool:
    return row["kind"] == "instant" and row["grain_or_type"] in {"day", "date", ""} and row["verified"] == "yes"


def reason(expression: str) -> str:
    """Why we differ on purpose, or that it is a fault."""
    for shape, why in DISAGREEMENTS:
        if re.fullmatch(shape, expression, re.IGNORECASE):
            return why
    written = read_date(expression)
    return YEARLESS if written and written.year is None else "not understood"


if __name__ == "__main__":
    sys.exit(main())
