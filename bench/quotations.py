"""Measure who is said to say what articles quote.

`python -m bench.quotations JUDGED` reads a file of JSON Lines with quotations that somebody has judged, prints
figures, and exits 1 when one is under its bound. Each line has the `text` of an article, the `start` of the quoted
words in it, and the `speaker`: the full name, or null if the text does not name who says them or if they are no
quotation.

`python -m bench.quotations ARTICLES --draw 150 --seed 7` draws quotations from the articles (JSON Lines with `body`)
and prints them as such lines, each with the speaker that was found and the text around. Whoever judges them corrects
the speakers.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.figure import HEADING, Figure, all_met
from bench.texts import Record, read_records
from index.people.coreference import find_mentions
from index.people.identity import may_mean
from index.quotations.finder import find_quotations
from index.quotations.quotation import Quotation

MIN_RIGHT = 0.9
"""Share of the attributed quotations whose speaker is right."""
CONTEXT_CHARS = 250
"""Characters on each side of a quotation that is to be judged."""


def main() -> int:
    """Run the benchmark, and return 1 if a figure is under its bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="judged quotations, or articles")
    parser.add_argument("--draw", type=int, metavar="N", help="draw so many quotations")
    parser.add_argument("--seed", type=int, default=0, help="seed of what is drawn")
    options = parser.parse_args()
    if options.draw:
        for record in draw(options.file, options.draw, options.seed):
            print(json.dumps(record, ensure_ascii=False))
        return 0
    verdicts = Counter(map(judge, read_records(options.file)))
    figures = list(figures_of(verdicts))
    print(HEADING, *figures, sep="\n")
    return 0 if all_met(figures) else 1


def judge(record: Record) -> str:
    """Compare what is found with a judgement: right, wrong, missed, or rightly nobody's."""
    found = quotation_at(record["text"], record["start"])
    speaker = record["speaker"]
    if found is None:
        return "missed" if speaker else "nobody"
    return "right" if speaker and may_mean(found.speaker, speaker) else "wrong"


def quotation_at(text: str, start: int) -> Quotation | None:
    """Return the quotation that is found at an offset of a text, or None."""
    for quotation in find_quotations(text, find_mentions(text)):
        if any(first <= start <= end for first, end in quotation.parts):
            return quotation
    return None


def figures_of(verdicts: Counter[str]) -> Iterator[Figure]:
    """Yield the figures of some verdicts."""
    attributed = verdicts["right"] + verdicts["wrong"]
    spoken = verdicts["right"] + verdicts["missed"]
    yield Figure(
        "speakers right, of those attributed", _share(verdicts["right"], attributed), MIN_RIGHT
    )
    yield Figure("quotations found, of those of named people", _share(verdicts["right"], spoken), 0)
    yield Figure("quotations judged", verdicts.total(), 0)


def draw(file: Path, number: int, seed: int) -> Iterable[Record]:
    """Draw attributed quotations from a file of articles, the same ones for the same seed."""
    found: list[Record] = []
    for record in read_records(file):
        text = record["body"]
        for quotation in find_quotations(text, find_mentions(text)):
            start, end = quotation.parts[0][0], quotation.parts[-1][1]
            around = text[max(start - CONTEXT_CHARS, 0) : end + CONTEXT_CHARS]
            found.append(
                {"speaker": quotation.speaker, "around": around, "start": start, "text": text}
            )
    return random.Random(seed).sample(found, min(number, len(found)))


def _share(part: int, whole: int) -> float:
    return part / max(whole, 1)


if __name__ == "__main__":
    sys.exit(main())
