"""Measure the people named in articles: mentions, people of an article, surnames linked, and speed.

`python -m bench.people DATA` reads `people-orange-dev.jsonl`, `people-orange-test.jsonl` and
`people-wikinews.jsonl.xz` in the folder DATA. It prints one line a set, and exits 1 when a figure is
under its floor in `floors.toml`. With `--ner` the model of the `ner` extra gives its second opinion,
and speed has no floor.

Each line of a set is an article with `text`, `mentions` ([start, end] or [start, end, name]),
`people` or `persons` (full names) and perhaps `optional` (names that do not count).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from bench.floors import read_floors
from bench.options import data_parser
from bench.texts import Record, read_records
from index.people.coreference import Mention, find_mentions
from index.people.names import fold_name
from index.people.spacy_ner import EntityRecognizer, french_model

SETS = ("people-orange-dev.jsonl", "people-orange-test.jsonl", "people-wikinews.jsonl.xz")

WARM_UP_TEXT = "Le président Jean Dupont est arrivé."
"""A text to find people in before the clock starts, so that the word lists are loaded."""

Span = tuple[int, int]
"""The start and the end of a mention, in characters."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The smallest figures of a set that are good enough.

    Attributes:
        mention: F1 of mentions.
        people: F1 of people.
        linking: Share of surnames that are linked to the right person.
        speed: Words that are read in a second.
    """

    mention: float
    people: float
    linking: float
    speed: float


@dataclass(slots=True)
class Tally:
    """The numbers of right, wrong and missed results, added up over articles."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: set[Any], predicted: set[Any]) -> None:
        """Count the results of one article."""
        self.right += len(expected & predicted)
        self.wrong += len(predicted - expected)
        self.missed += len(expected - predicted)

    @property
    def precision(self) -> float:
        """Return the share of the results that are right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Return the share of the expected results that were found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        # 2 × precision × recall / (precision + recall), with the common factors left out
        twice_right = 2 * self.right
        return twice_right / max(twice_right + self.wrong + self.missed, 1)


@dataclass(slots=True)
class Measurement:
    """The results on a set of articles.

    Attributes:
        spans: The mentions that were found, by where they stand.
        people: The people that were found in each article, by their names.
        links: For each surname alone that only one person has, True if it was linked to that person.
        words: The number of words read.
        seconds: The processor time that it took.
    """

    spans: Tally = field(default_factory=Tally)
    people: Tally = field(default_factory=Tally)
    links: list[bool] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0

    @property
    def linking(self) -> float:
        """Return the share of surnames that were linked to the right person."""
        return sum(self.links) / max(len(self.links), 1)

    @property
    def words_per_second(self) -> float:
        """Return the speed of reading."""
        return self.words / self.seconds

    def add(self, article: Record, recognizer: EntityRecognizer | None) -> None:
        """Find the people in an article, and count the results that are right, wrong and missed."""
        text: str = article["text"]
        started = process_time()
        predicted = find_mentions(text, recognizer)
        self.seconds += process_time() - started
        self.words += len(text.split())
        optional = folded(article.get("optional", ()))
        self.spans.add(
            required_spans(annotated_spans(article), text, optional),
            required_spans(map(span_of, predicted), text, optional),
        )
        people = expected_people(article) - optional
        predicted_people = {fold_name(mention.name) for mention in predicted}
        self.people.add(people, predicted_people - optional)
        self.links += surname_links(predicted, article, people)


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    parser = data_parser(__doc__, "the folder of the annotated sets")
    parser.add_argument("--ner", action="store_true", help="ask the model of the ner extra as well")
    options = parser.parse_args()
    recognizer = french_model() if options.ner else None
    floors = read_floors("people")
    find_mentions(WARM_UP_TEXT, recognizer)
    all_reached = True
    for name in SETS:
        key = name.partition(".")[0].removeprefix("people-")
        floor = Floor(**floors[key])
        measurement = measure(options.data / name, recognizer)
        is_reached = reaches(measurement, floor, has_speed_floor=not options.ner)
        print(report(name, measurement, floor, is_reached=is_reached))
        all_reached = all_reached and is_reached
    return 0 if all_reached else 1


def measure(file: Path, recognizer: EntityRecognizer | None) -> Measurement:
    """Find the people in the articles of a set."""
    measurement = Measurement()
    for article in read_records(file):
        measurement.add(article, recognizer)
    return measurement


def reaches(measurement: Measurement, floor: Floor, *, has_speed_floor: bool) -> bool:
    """Return True if every figure of a set reaches its floor."""
    if has_speed_floor and measurement.words_per_second < floor.speed:
        return False
    return (
        measurement.spans.f1 >= floor.mention
        and measurement.people.f1 >= floor.people
        and measurement.linking >= floor.linking
    )


def report(name: str, measurement: Measurement, floor: Floor, *, is_reached: bool) -> str:
    """Return the line that shows the figures of a set and their floors."""
    spans = measurement.spans
    verdict = "ok" if is_reached else "UNDER ITS FLOOR"
    return (
        f"{name:25} mentions P {spans.precision:.3f} R {spans.recall:.3f} F1 {spans.f1:.3f} "
        f"(≥ {floor.mention})  "
        f"people F1 {measurement.people.f1:.3f} (≥ {floor.people})  "
        f"linked {measurement.linking:.3f} (≥ {floor.linking})  "
        f"{measurement.words_per_second:,.0f} words/s (≥ {floor.speed:,})  {verdict}"
    )


def annotated_spans(article: Record) -> set[Span]:
    """Return the spans of the mentions that are annotated in an article."""
    return {(mention[0], mention[1]) for mention in article["mentions"]}


def span_of(mention: Mention) -> Span:
    """Return the start and the end of a mention."""
    return mention.start, mention.end


def required_spans(spans: Iterable[Span], text: str, optional: set[str]) -> set[Span]:
    """Return the spans that count: those whose text is no optional name."""
    required: set[Span] = set()
    for start, end in spans:
        if fold_name(text[start:end]) not in optional:
            required.add((start, end))
    return required


def folded(names: Iterable[str]) -> set[str]:
    """Return names in the form in which they are compared."""
    return set(map(fold_name, names))


def expected_people(article: Record) -> set[str]:
    """Return the folded full names of the people in an article.

    Where only the forms in the text are annotated, a form that is part of a longer one is left out.
    """
    if "people" in article:
        return folded(article["people"])
    forms = folded(article["persons"])
    return {form for form in forms if not _is_part_of_another(form, forms)}


def _is_part_of_another(form: str, forms: set[str]) -> bool:
    """Return True if another form has all words of a form and more, as `paul martin` has `martin`."""
    words = set(form.split())
    return any(words < set(candidate.split()) for candidate in forms)


def surname_links(
    predicted: Sequence[Mention], article: Record, people: set[str]
) -> Iterator[bool]:
    """Yield for each annotated surname alone if it was linked to the right person.

    Surnames that several people of the article have are left out.
    """
    spans = annotated_spans(article)
    for mention in predicted:
        form = fold_name(article["text"][mention.start : mention.end])
        candidates = [person for person in people if form in person.split()]
        if span_of(mention) not in spans or " " in form:
            continue
        if len(candidates) == 1:
            yield fold_name(mention.name) == candidates[0]


if __name__ == "__main__":
    sys.exit(main())
