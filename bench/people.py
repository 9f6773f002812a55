"""People named in articles: mentions, people per article, linking and speed, on annotated press.

`python -m bench.people DATA` reads `people-orange-dev.jsonl`, `people-orange-test.jsonl` and `people-
wikinews.jsonl.xz` in the folder DATA, prints one line a set and exits 1 when a figure is under its floor in
`floors.toml`. With `--ner` the model of the `ner` extra gives its second opinion; speed has no floor then.
Each line of a set is an article with `text`, `mentions` ([start, end] or [start, end, name]), `people` or
`persons` (full names) and perhaps `optional` (names that count neither for nor against).
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from index.people.coreference import Mention, find_mentions
from index.people.names import fold_name
from index.people.spacy_ner import EntityRecognizer, french_model


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a set must reach: F1 of mentions and of people, share of surnames linked, words a second."""

    mention: float
    people: float
    linking: float
    speed: float


SETS = ("people-orange-dev.jsonl", "people-orange-test.jsonl", "people-wikinews.jsonl.xz")
FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed, added up over articles."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: set[Any], found: set[Any]) -> None:
        """Count one article."""
        self.right += len(expected & found)
        self.wrong += len(found - expected)
        self.missed += len(expected - found)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Share of what was expected that was found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def articles(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def expected_people(article: dict[str, Any]) -> set[str]:
    """Folded full names; where only surface forms are annotated, those that are no part of a longer one."""
    if "people" in article:
        return {fold_name(name) for name in article["people"]}
    forms = {fold_name(name) for name in article["persons"]}
    return {
        form for form in forms if not any(set(form.split()) < set(other.split()) for other in forms)
    }


def links(found: tuple[Mention, ...], article: dict[str, Any], people: set[str]) -> Iterator[bool]:
    """For each annotated one-word mention that only one person can be: whether it was linked to them."""
    spans = {(start, end) for start, end, *_ in article["mentions"]}
    for mention in found:
        form = fold_name(article["text"][mention.start : mention.end])
        bearers = [person for person in people if form in person.split()]
        if (mention.start, mention.end) in spans and " " not in form and len(bearers) == 1:
            yield fold_name(mention.name) == bearers[0]


def measure(path: Path, second: EntityRecognizer | None) -> tuple[Tally, Tally, float, float]:
    """Mentions, people per article, share of one-word mentions linked, words a second."""
    spans, people = Tally(), Tally()
    linked: list[bool] = []
    words, seconds = 0, 0.0
    for article in articles(path):
        text, optional = article["text"], {fold_name(name) for name in article.get("optional", ())}
        started = process_time()
        found = find_mentions(text, second)
        seconds += process_time() - started
        words += len(text.split())
        wanted = {(start, end) for start, end, *_ in article["mentions"]}
        given = {(mention.start, mention.end) for mention in found}
        ignored = {
            (start, end) for start, end in wanted | given if fold_name(text[start:end]) in optional
        }
        spans.add(wanted - ignored, given - ignored)
        names = expected_people(article) - optional
        people.add(names, {fold_name(mention.name) for mention in found} - optional)
        linked += links(found, article, names)
    return spans, people, sum(linked) / max(len(linked), 1), words / seconds


def report(path: Path, floor: Floor, second: EntityRecognizer | None) -> bool:
    """Print the figures of a set; whether all reach the floor."""
    spans, people, linking, speed = measure(path, second)
    enough = all(
        figure >= least
        for figure, least in (
            (spans.f1, floor.mention),
            (people.f1, floor.people),
            (linking, floor.linking),
            (speed, 0 if second else floor.speed),
        )
    )
    print(
        f"{path.name:25} mentions P {spans.precision:.3f} R {spans.recall:.3f} F1 {spans.f1:.3f} "
        f"(≥ {floor.mention})  "
        f"people F1 {people.f1:.3f} (≥ {floor.people})  linked {linking:.3f} (≥ {floor.linking})  "
        f"{speed:,.0f} words/s (≥ {floor.speed:,})  {'ok' if enough else 'UNDER ITS FLOOR'}"
    )
    return enough


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="the folder of the annotated sets")
    parser.add_argument("--ner", action="store_true", help="ask the model of the ner extra as well")
    options = parser.parse_args()
    second = french_model() if options.ner else None
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["people"]
    find_mentions(
        "Le président Jean Dupont est arrivé.", second
    )  # the word lists are read once, before the clock starts
    enough = [
        report(
            options.data / name,
            Floor(**floors[name.partition(".")[0].removeprefix("people-")]),
            second,
        )
        for name in SETS
    ]
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main())
