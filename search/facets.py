"""Count the hits of a search by source, person, organisation, place, tag, year, month and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from index.engines.batch import Answer, Batch
from index.engines.query import EngineQuery, Filtered, any_value
from index.entities.kind import EntityKind
from search.sorted_counts import Counts, most_frequent_first, sum_by_prefix

MAX_NAMES = 100
"""Limit on the names in a facet of people, organisations or places."""

_NAME_FACETS = tuple(kind.value for kind in EntityKind)
"""The facets of names."""
FacetScope = Literal["hits", "choices"]
"""The articles that facets count: the hits, or also those that another choice in a facet would find."""


class Chosen(Struct, frozen=True):
    """The values of facets that the filters of a search have chosen.

    Attributes:
        sources: The chosen sources, each with the name that the filter has for it.
        names: The chosen people, organisations and places, likewise.
        tags: The chosen tags, likewise.
    """

    sources: Mapping[str, str] = {}
    names: Mapping[EntityKind, Mapping[str, str]] = {}
    tags: Mapping[str, str] = {}

    def of(self, facet: str) -> Mapping[str, str]:
        """Return the chosen values of a facet; none can be of a facet of days."""
        if facet == "source":
            return self.sources
        if facet == "tag":
            return self.tags
        return next((chosen for kind, chosen in self.names.items() if kind.value == facet), {})


class FacetQueries(Struct, frozen=True):
    """The queries for the articles that facets count.

    Attributes:
        sources: The articles that are counted by source.
        names: The articles that are counted by person, organisation, place and tag.
        days: The articles that are counted by year, month and day.
        tags: The ids of the articles with each tag, which no engine knows.
    """

    sources: EngineQuery
    names: EngineQuery
    days: EngineQuery
    tags: Mapping[str, Sequence[str]] = {}


class Facets(Struct, frozen=True):
    """Counts over all the hits of a search, not only those of a page.

        >>> facets = archive.find("Soleimani", facets=True).facets
        >>> facets.year
        {'2020': 3}
        >>> list(facets.source)
        ['IRNA', 'Press TV']

    Of a search that selects several values, the sources and the days are counted as if their own
    filter were not there, so that others can be chosen as well. All people, organisations and places
    of a filter must be named, so that each number says how many articles have this name as well.

        >>> page = archive.find("Soleimani", facets=True, multi_select=True, source="IRNA")
        >>> page.total, list(page.facets.source), page.facets.chosen.sources
        (1, ['IRNA', 'Press TV'], {'IRNA': 'IRNA'})

    Attributes:
        source: The sources, most frequent first.
        person: The most frequent people, each by the spelling that most of the hits have.
        organisation, place: The most frequent organisations and places, likewise.
        tag: The tags that users have given to articles, most frequent first.
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
    organisation: Counts = {}
    place: Counts = {}
    tag: Counts = {}

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
        names = {kind: batch.facet_counts(kind.facet_field, queries.names) for kind in EntityKind}
        tags = {
            name: batch.count(Filtered(queries.names, any_value("id", ids)))
            for name, ids in queries.tags.items()
        }
        days = batch.facet_counts("day", queries.days)
        total = batch.count(queries.days)

        def read() -> Facets:
            by_day = dict(sorted(days().items()))
            by_month = sum_by_prefix(by_day, len("2019-02"))
            counts = {kind: _count_names(batch, names[kind](), kind) for kind in EntityKind}
            tagged = {name: count() for name, count in tags.items()}
            facets = cls(
                source=most_frequent_first(sources()),
                person=counts[EntityKind.PERSON],
                organisation=counts[EntityKind.ORGANISATION],
                place=counts[EntityKind.PLACE],
                tag=most_frequent_first({name: count for name, count in tagged.items() if count}),
                year=sum_by_prefix(by_month, len("2019")),
                month=by_month,
                day=by_day,
                undated=total() - sum(by_day.values()),
            )
            return facets._with_chosen(chosen) if chosen else facets

        return read

    def _with_chosen(self, chosen: Chosen) -> Facets:
        """Add what the filters have chosen. Values that no article has are counted as 0."""
        counts = {kind: self.of(kind) for kind in EntityKind}
        names = {
            kind: _as_counted(kind, chosen.names.get(kind, {}), counts[kind]) for kind in EntityKind
        }
        return replace(
            self,
            source=_with_chosen(chosen.sources, self.source),
            tag=_with_chosen(chosen.tags, self.tag),
            chosen=Chosen(chosen.sources, names, chosen.tags),
            **{kind.value: _with_chosen(names[kind], counts[kind]) for kind in EntityKind},
        )

    def of(self, kind: EntityKind) -> Counts:
        """Return the counts of the names of a kind."""
        counts: Counts = getattr(self, kind.value)
        return counts

    def as_dict(self) -> dict[str, Any]:
        """Return the facets as JSON holds them.

        The days, the number of undated articles and which values are chosen are there only if
        several values can be selected.
        """
        fields: dict[str, Any] = {
            name: _as_list(getattr(self, name))
            for name in ("source", *_NAME_FACETS, "tag", "year", "month")
        }
        if self.chosen is None:
            return fields
        for name in ("source", *_NAME_FACETS, "tag"):
            _mark(fields[name], self.chosen.of(name))
        return {**fields, "day": _as_list(self.day), "undated": self.undated}


def _with_chosen(chosen: Iterable[str], counts: Counts) -> Counts:
    """Add chosen values to the counts of a facet. Those that no article has are counted as 0."""
    return most_frequent_first(dict.fromkeys(chosen, 0) | dict(counts))


def _as_counted(kind: EntityKind, names: Mapping[str, str], counts: Counts) -> Mapping[str, str]:
    """Return the chosen names of a kind by the spellings that are counted.

    A typed name may stand for several people. Only those whom articles name are kept, or else the
    first.

    Args:
        kind: The kind of the names.
        names: The names, each with the one that the filter has.
        counts: The number of articles of each name.
    """
    from index.entities.keys import lookup_key

    spellings = {lookup_key(kind, name): name for name in counts} if names else {}
    chosen: dict[str, str] = {}
    for name, typed in names.items():
        counted = spellings.get(lookup_key(kind, name))
        if counted is not None:
            chosen[counted] = typed
    for name, typed in names.items():
        if typed not in chosen.values():
            chosen[name] = typed
    return chosen


def _count_names(batch: Batch, name_counts: Counts, kind: EntityKind) -> Counts:
    """Return the most frequent names of a kind. Each is counted once for all its spellings.

    The archive settles whom a surname alone means, as it does where a person is searched for.
    """
    from search.names.attribution import ask_people_meant
    from search.names.spellings import article_count, group_most_named, most_frequent

    settle = partial(ask_people_meant, batch) if kind is EntityKind.PERSON else None
    groups = group_most_named(name_counts, MAX_NAMES, kind, settle)
    return {most_frequent(spellings): article_count(spellings) for spellings in groups}


def _as_list(counts: Counts) -> list[dict[str, str | int]]:
    """Return counts as JSON holds them, such as `[{"value": "AFP", "count": 3}]`."""
    return [{"value": value, "count": count} for value, count in counts.items()]


def _mark(values: list[dict[str, Any]], chosen: Mapping[str, str]) -> None:
    """Say of each value in JSON if it is chosen."""
    for value in values:
        value["chosen"] = value["value"] in chosen
