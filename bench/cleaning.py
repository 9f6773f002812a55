"""Cleaning: what survives of real articles, what goes of what pages put around them, and languages told.

`python -m bench.cleaning DATA` reads `news.jsonl.xz`, `people-wikinews.jsonl.xz` and `ir/*/corpus.jsonl.xz` in the
folder DATA. Lines of `planted.txt`, which rules were written for, and of `planted_held_out.txt`, which they were not,
are planted in real articles. It prints a Markdown table and exits 1 when a figure is on the wrong side of its bound;
`--misses` prints what is left of the lines that rules were written for, and never of the others.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Final

from bench.figure import Figure
from bench.peers import Text
from bench.planting import (
    HELD_OUT,
    SEEN,
    Outcome,
    outcome,
    read_plants,
    unglued,
    unteased,
    unwrapped,
    words,
)
from index.cleaning import clean
from index.cleaning.foreign_paragraphs import foreign_paragraphs
from index.cleaning.language_detection import detect_language

FLOORS: Final = Path(__file__).with_name("floors.toml")
FOREIGN: Final = Path(__file__).with_name("foreign.txt")
CORPORA: Final = (
    "news.jsonl.xz",
    "people-wikinews.jsonl.xz",
    "ir/knownitem/corpus.jsonl.xz",
    "ir/cnil/corpus.jsonl.xz",
    "ir/piaf/corpus.jsonl.xz",
)
HOSTS: Final = 400  # articles in which lines are planted
TURNS: Final = (
    4  # ways in which each is planted: with its title and without, parted by blank lines or not
)
APART: Final = frozenset(("captions", "credits", "unsigned captions"))
"""The kinds of plants that must not go, but be set apart."""


def main() -> int:
    """Measure, print, and tell whether every figure is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "data", type=Path, help="folder with news.jsonl.xz, people-wikinews.jsonl.xz and ir/"
    )
    parser.add_argument(
        "--misses",
        action="store_true",
        help="print what is left of lines that rules were written for",
    )
    options = parser.parse_args()
    figures = measure(options.data)
    print("| figure | value | bound | met |\n|---|---|---|---|", *figures, sep="\n")
    if options.misses:
        print(*misses(options.data), sep="\n")
    return 0 if all(figure.met for figure in figures) else 1


def measure(data: Path) -> list[Figure]:
    """Every figure of cleaning and of languages, with its bound."""
    bounds = tomllib.loads(FLOORS.read_text("utf-8"))["cleaning"]
    articles = {name: list(read(data / name)) for name in CORPORA}
    fields = hosts(articles[CORPORA[0]])
    figures = [
        Figure(f"words that survive in {name}", survival(articles[name]), bounds["survival"])
        for name in CORPORA
    ]
    for file, rules in ((SEEN, "seen"), (HELD_OUT, "held_out")):
        outcomes = planted(file, fields)
        gone = [one.gone for one in outcomes if one.plant.kind not in APART]
        apart = [one.set_apart for one in outcomes if one.plant.kind in APART]
        figures += (
            Figure(f"boilerplate that goes, {rules}", fmean(gone), bounds[f"gone_{rules}"]),
            Figure(f"captions set apart, {rules}", fmean(apart), bounds[f"captions_{rules}"]),
            Figure(
                f"articles spared, {rules}", fmean(one.spared for one in outcomes), bounds["spared"]
            ),
        )
    figures += (
        Figure("paragraphs unwrapped", fmean(map(unwrapped, fields)), bounds["unwrapped"]),
        Figure("articles unglued", fmean(map(unglued, fields)), bounds["unglued"]),
        Figure("teasers that go", fmean(map(unteased, fields)), bounds["teasers"]),
    )
    return [*figures, *languages(articles[CORPORA[0]], fields, bounds)]


def read(file: Path) -> Iterator[Text]:
    """The articles of a corpus; where a text has its title among its lines, the title is empty."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            title = record.get("title") if "body" in record else ""
            yield Text(record["id"], title or "", record.get("body") or record.get("text") or "")


def hosts(articles: Iterable[Text]) -> list[Text]:
    """Articles of paragraphs and nothing else, so that whatever goes was planted."""
    plain = (
        article for article in articles if article.title and is_plain(article.body.splitlines())
    )
    return list(islice(plain, HOSTS))


def is_plain(paragraphs: Sequence[str]) -> bool:
    return 5 <= len(paragraphs) <= 15 and all(
        len(text) > 80 and text[-1] in '.!?»"' for text in paragraphs
    )


def survival(articles: Iterable[Text]) -> float:
    """The share of words that are still in the body, the title, the captions or the source line."""
    lost = total = 0
    for article in articles:
        kept = clean(article.body, article.title or None)
        given = words(article.body)
        total += given.total()
        lost += (
            given - words(kept.title, kept.body, *kept.captions, kept.source_line or "")
        ).total()
    return 1 - lost / total


def planted(file: Path, fields: Sequence[Text]) -> list[Outcome]:
    """What becomes of each line of a file, planted in several articles."""
    return [
        outcome(plant, fields[(7 * number + turn) % len(fields)], turn)
        for number, plant in enumerate(read_plants(file))
        for turn in range(TURNS)
    ]


def misses(data: Path) -> Iterator[str]:
    """Lines that rules were written for and that stay in the body, with how often of how many times."""
    left: Counter[tuple[str, str]] = Counter()
    for one in planted(SEEN, hosts(read(data / CORPORA[0]))):
        if not (one.set_apart if one.plant.kind in APART else one.gone):
            left[one.plant.kind, one.plant.text.replace("\n", " ⏎ ")] += 1
    return (f"{kind}: {text} ({count})" for (kind, text), count in left.items())


def languages(
    articles: Sequence[Text], fields: Sequence[Text], bounds: dict[str, float]
) -> Iterator[Figure]:
    """How often a French paragraph is taken for a foreign one, and a foreign one is told, and by its name."""
    alarms = sum(len(foreign_paragraphs(article.body)) for article in articles)
    paragraphs = sum(article.body.count("\n") + 1 for article in articles)
    strays = list(foreign())
    told = [
        bool(foreign_paragraphs(f"{field.body}\n{text}\n{field.body}")) == (language != "fr")
        for (language, text), field in zip(strays, fields, strict=False)
    ]
    named = [detect_language(text) == language for language, text in strays if language != "fr"]
    yield Figure(
        "foreign paragraphs in 100,000 of French articles",
        1e5 * alarms / paragraphs,
        bounds["alarms"],
        most=True,
    )
    yield Figure("stray paragraphs told from French ones", fmean(told), bounds["strays"])
    yield Figure("languages named", fmean(named), bounds["languages"])


def foreign() -> Iterator[tuple[str, str]]:
    """Paragraphs with the code of their language."""
    language = ""
    for line in FOREIGN.read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            yield language, line


if __name__ == "__main__":
    sys.exit(main())
