"""Count the hits of a search by source, person, year and month."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from search.sorted_counts import Counts, most_frequent_first

MAX_PEOPLE = 100
"""Limit on the people in the facet of people."""


class Facets(Struct, frozen=True):
    """Counts over all the hits of a search, not only those of a page.

        >>> facets = archive.find("Soleimani", facets=True).facets
        >>> facets.year
        {'2017': 1, '2020': 3}
        >>> list(facets.source)
        ['IRNA', 'Press TV', 'Rudaw']

    Attributes:
        source: The sources, most frequent first.
        person: The most frequent people, each by the spelling that most of the hits have.
        year: The years, such as `2019`, oldest first.
        month: The months, such as `2019-02`, oldest first.
    """

    source: Counts
    person: Counts
    year: Counts
    month: Counts

    @classmethod
    def ask(cls, batch: Batch, query: EngineQuery) -> Answer[Facets]:
        """Ask for the counts of the articles that a query finds."""
        sources = batch.facet_counts("source", query)
        people = batch.facet_counts("person", query)
        days = batch.facet_counts("day", query)
        return lambda: cls(
            source=most_frequent_first(sources()),
            person=_count_people(people()),
            year=_sum_by_prefix(days(), len("2019")),
            month=_sum_by_prefix(days(), len("2019-02")),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the facets as JSON holds them."""
        return {name: _as_list(counts) for name, counts in asdict(self).items()}


def _count_people(name_counts: Counts) -> Counts:
    """Return the most frequent people. Each is counted once for all spellings of the name."""
    from search.names.spellings import article_count, group_spellings, most_frequent

    people = group_spellings(name_counts)[:MAX_PEOPLE]
    return {most_frequent(spellings): article_count(spellings) for spellings in people}


def _sum_by_prefix(days: Counts, length: int) -> Counts:
    """Add up the counts of days by the first characters of their ISO dates.

    With 4 characters, the days `2019-02-01` and `2019-05-13` add up to the year `2019`.
    """
    sums: Counter[str] = Counter()
    for day, count in days.items():
        sums[day[:length]] += count
    return dict(sorted(sums.items()))


def _as_list(counts: Counts) -> list[dict[str, str | int]]:
    """Return counts as JSON holds them, such as `[{"value": "AFP", "count": 3}]`."""
    return [{"value": value, "count": count} for value, count in counts.items()]
