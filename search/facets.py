"""How the articles found are spread over sources, people, years and months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from index.engines.base import Engine
from index.engines.query import EngineQuery

MOST_PEOPLE = 100
"""People that a facet counts."""

Counts = Mapping[str, int]
"""By value, how many of the articles found have it."""


class Facets(Struct, frozen=True):
    """Counts over all the articles found, not only those of a page.

    Attributes:
        source: Most frequent first.
        person: By the spelling that most of these articles have; the most frequent people only.
        year: Oldest first, such as `2019`.
        month: Oldest first, such as `2019-02`.
    """

    source: Counts
    person: Counts
    year: Counts
    month: Counts

    @classmethod
    def of(cls, engine: Engine, node: EngineQuery) -> Facets:
        """Count what a node finds."""
        from search.names.spellings import display, persons

        days = engine.facet_counts("day", node)
        people = persons(engine.facet_counts("person", node))[:MOST_PEOPLE]
        return cls(
            source=_most_first(engine.facet_counts("source", node)),
            person={display(spellings): sum(spellings.values()) for spellings in people},
            year=_by_prefix(days, len("2019")),
            month=_by_prefix(days, len("2019-02")),
        )

    def as_dict(self) -> dict[str, Any]:
        """The facets as JSON knows them."""
        return {
            name: [{"value": value, "count": count} for value, count in getattr(self, name).items()]
            for name in ("source", "person", "year", "month")
        }


def _most_first(counts: Counts) -> Counts:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _by_prefix(days: Counts, length: int) -> Counts:
    """The counts of days added up by what their names begin with."""
    sums: Counter[str] = Counter()
    for day, count in days.items():
        sums[day[:length]] += count
    return dict(sorted(sums.items()))
