"""Count the hits of a search by source, person, year, month and day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery
from search.sorted_counts import Counts, most_frequent_first, sum_by_prefix

MAX_PEOPLE = 100
"""Limit on the people in the facet of people."""

FacetScope = Literal["hits", "choices"]
"""The articles that facets count: the hits, or also those that another choice in a facet would find."""


class Chosen(Struct, frozen=True):
    """The values of facets that the filters of a search have chosen.

    Attributes:
        sources: The chosen sources, each with the name that the filter has for it.
        people: The chosen people, likewise.
    """

    sources: Mapping[str, str] = {}
    people: Mapping[str, str] = {}


class FacetQueries(Struct, frozen=True):
    """The queries for the articles that facets count.

    Attributes:
        sources: The articles that are counted by source.
        people: The articles that are counted by person.
        days: The articles that are counted by year, month and day.
    """

    sources: EngineQuery
    people: EngineQuery
    days: EngineQuery


class Facets(Struct, frozen=True):
    """Counts over all the hits of a search, not only those of a page.

        >>> facets = archive.find("Soleimani", facets=True).facets
        >>> facets.year
        {'2020': 3}
        >>> list(facets.source)
        ['IRNA', 'Press TV']

    Of a search that selects several values, the sources and the days are counted as if their own
    filter were not there, so that others can be chosen as well. All people of a filter must be
    named, so that each number says how many articles name this person as well.

        >>> page = archive.find("Soleimani", facets=True, multi_select=True, source="IRNA")
        >>> page.total, list(page.facets.source), page.facets.chosen.sources
        (1, ['IRNA', 'Press TV'], {'IRNA': 'IRNA'})

    Attributes:
        source: The sources, most frequent first.
        person: The most frequent people, each by the spelling that most of the hits have.
        year: The years, such as `2019`, oldest first.
        month: The months, such as `2019-02`, oldest first.
        day: The days, such as `2019-02-25`, oldest first.
        undated: Number of articles whose day is not known.
        chosen: The values that the filters have chosen, which are counted even if no article has
            them; None if only hits are counted.
    """

    source: Counts
    person: Counts
    year: Counts
    month: Counts
    day: Counts = {}
    undated: int = 0
    chosen: Chosen | None = None

    @classmethod
    def ask(
        cls, batch: Batch, queries: FacetQueries, chosen: Chosen | None = None
    ) -> Answer[Facets]:
        """Ask for the counts of the articles that some queries find.

        Args:
            batch: Asks the engine that holds the articles.
            queries: The articles that count.
            chosen: The values that the filters have chosen, if others may be chosen as well.
        """
        sources = batch.facet_counts("source", queries.sources)
        people = batch.facet_counts("person", queries.people)
        days = batch.facet_counts("day", queries.days)
        total = batch.count(queries.days)

        def read() -> Facets:
            by_day = dict(sorted(days().items()))
            facets = cls(
                source=most_frequent_first(sources()),
                person=_count_people(people()),
                year=sum_by_prefix(by_day, len("2019")),
                month=sum_by_prefix(by_day, len("2019-02")),
                day=by_day,
                undated=total() - sum(by_day.values()),
            )
            return facets._with_chosen(chosen) if chosen else facets

        return read

    def _with_chosen(self, chosen: Chosen) -> Facets:
        """Add what the filters have chosen. Values that no article has are counted as 0."""
        chosen = Chosen(chosen.sources, _as_counted(chosen.people, self.person))
        return replace(
            self,
            source=most_frequent_first(dict.fromkeys(chosen.sources, 0) | dict(self.source)),
            person=most_frequent_first(dict.fromkeys(chosen.people, 0) | dict(self.person)),
            chosen=chosen,
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the facets as JSON holds them.

        The days, the number of undated articles and which values are chosen are there only if
        several values can be selected.
        """
        fields: dict[str, Any] = {
            name: _as_list(getattr(self, name)) for name in ("source", "person", "year", "month")
        }
        if self.chosen is None:
            return fields
        _mark(fields["source"], self.chosen.sources)
        _mark(fields["person"], self.chosen.people)
        return {**fields, "day": _as_list(self.day), "undated": self.undated}


def _as_counted(people: Mapping[str, str], counts: Counts) -> Mapping[str, str]:
    """Return the chosen people by the spellings that are counted.

    A name may stand for several people. Only those whom articles name are kept, or else the first.

    Args:
        people: The people, each with the name that the filter has.
        counts: The number of articles of each person.
    """
    from index.people.lookup_keys import lookup_key

    spellings = {lookup_key(name): name for name in counts}
    chosen: dict[str, str] = {}
    for person, typed in people.items():
        counted = spellings.get(lookup_key(person))
        if counted is not None:
            chosen[counted] = typed
    for person, typed in people.items():
        if typed not in chosen.values():
            chosen[person] = typed
    return chosen


def _count_people(name_counts: Counts) -> Counts:
    """Return the most frequent people. Each is counted once for all spellings of the name."""
    from search.names.spellings import article_count, group_most_named, most_frequent

    people = group_most_named(name_counts, MAX_PEOPLE)
    return {most_frequent(spellings): article_count(spellings) for spellings in people}


def _as_list(counts: Counts) -> list[dict[str, str | int]]:
    """Return counts as JSON holds them, such as `[{"value": "AFP", "count": 3}]`."""
    return [{"value": value, "count": count} for value, count in counts.items()]


def _mark(values: list[dict[str, Any]], chosen: Mapping[str, str]) -> None:
    """Say of each value in JSON if it is chosen."""
    for value in values:
        value["chosen"] = value["value"] in chosen
