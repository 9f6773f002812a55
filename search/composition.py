"""Count the articles of an archive by what no engine counts: the language, and how the day is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.json import Decoder

from index.article import Evidence
from index.engines.base import Embedded, Engine
from search.sorted_counts import most_frequent_first

MAX_READ = 50_000
"""Articles that are read to be counted. Of more, this would take longer than a page may."""


class Composition(Struct, frozen=True):
    """The articles of an archive, counted.

    Attributes:
        languages: The number of articles in each language, the most frequent first.
        evidence: The number of articles whose day is known in each way, the most frequent first.
    """

    languages: Mapping[str, int]
    evidence: Mapping[str, int]

    def as_dict(self) -> dict[str, dict[str, int]]:
        """Return the counts as JSON holds them."""
        return {"languages": dict(self.languages), "evidence": dict(self.evidence)}


class _Record(Struct, frozen=True):
    """The fields of a stored article that are counted."""

    language: str
    date_evidence: Evidence | None = None
    possible_dates: tuple[date, ...] = ()


_DECODER = Decoder(_Record)


def find_composition(engine: Engine, articles: int) -> Composition | None:
    """Count the articles of an engine; None if they are too many, or on other machines."""
    if articles > MAX_READ or not isinstance(engine, Embedded):
        return None
    languages: Counter[str] = Counter()
    evidence: Counter[str] = Counter()
    for match in engine.scan():
        if match is not None:
            record = _DECODER.decode(match.stored)
            languages[record.language] += 1
            if record.date_evidence and not record.possible_dates:
                evidence[record.date_evidence] += 1
    return Composition(most_frequent_first(languages), most_frequent_first(evidence))
