"""The facets of a result page: values with counts, each a link that adds or removes a filter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from msgspec import Struct

from index.entities.kind import EntityKind
from search.facets import Chosen, Facets
from search.serve.asking import Question
from search.serve.marking import plain
from search.serve.visit import Visit

SHOWN_VALUES = 8
"""Values of a facet that are shown at once."""
FOLDED_VALUES = 40
"""Further values that are folded below them."""


class FacetValue(Struct, frozen=True):
    """A value of a facet.

    Attributes:
        name: The value.
        count: The number of hits that have it, written out.
        share: The length of its bar, in per cent of the longest one.
        is_chosen: True if it is a filter in force.
        address: The address that adds it as a filter, or removes it.
        without: The address that leaves out the hits that have it; empty if that is no filter.
    """

    name: str
    count: str
    share: int
    is_chosen: bool
    address: str
    without: str = ""


class FacetView(Struct, frozen=True):
    """A facet.

    Attributes:
        field: The name of the filter that its values are for.
        values: The values that are shown at once.
        folded: Further values.
    """

    field: str
    values: tuple[FacetValue, ...]
    folded: tuple[FacetValue, ...]


def facets_of(visit: Visit, facets: Facets, question: Question) -> tuple[FacetView, ...]:
    """Return the facets of a result page that have values."""
    chosen = facets.chosen or Chosen()
    names_of_kinds = {kind.value: facets.of(kind) for kind in EntityKind}
    counts = {"source": facets.source, **names_of_kinds, "tag": facets.tag}
    names = (
        _view(field, _names(visit, field, counted, chosen.of(field), question))
        for field, counted in counts.items()
    )
    years = chain(_years(visit, facets.year, question), _undated(visit, facets, question))
    views = (*names, _view("year", years))
    return tuple(view for view in views if view.values)


def _view(field: str, values: Iterator[FacetValue]) -> FacetView:
    """Divide the values of a facet into those that are shown and those that are folded."""
    listed = tuple(islice(values, SHOWN_VALUES + FOLDED_VALUES))
    return FacetView(field, listed[:SHOWN_VALUES], listed[SHOWN_VALUES:])


def _names(
    visit: Visit,
    field: str,
    counts: Mapping[str, int],
    chosen: Mapping[str, str],
    question: Question,
) -> Iterator[FacetValue]:
    """Yield the names of a facet, those that are chosen first.

    Args:
        visit: The request.
        field: The name of the filter that the names are for.
        counts: The number of articles that have each name.
        chosen: The names that are chosen, each with the one that the filter has for it.
        question: The question with its filters.
    """
    excluded = getattr(question, f"not_{field}")
    most = max(counts.values(), default=1)
    for name in sorted(counts, key=lambda name: name not in chosen):
        kept = tuple(other for other in getattr(question, field) if other != chosen.get(name))
        changed = question.but(**{field: kept if name in chosen else (*kept, name)})
        without = question.but(**{field: kept, f"not_{field}": (*excluded, name)})
        yield FacetValue(
            name=plain(name),
            count=visit.words.number(counts[name]),
            share=_share(counts[name], most),
            is_chosen=name in chosen,
            address=visit.address("/", changed),
            without="" if name in chosen else visit.address("/", without),
        )


def _years(visit: Visit, counts: Mapping[str, int], question: Question) -> Iterator[FacetValue]:
    """Yield the years of the hits, the latest first."""
    most = max(counts.values(), default=1)
    for year in sorted(counts, reverse=True):
        is_chosen = question.since == question.until == year
        day = "" if is_chosen else year
        yield FacetValue(
            name=year,
            count=visit.words.number(counts[year]),
            share=_share(counts[year], most),
            is_chosen=is_chosen,
            address=visit.address("/", question.but(since=day, until=day)),
        )


def _undated(visit: Visit, facets: Facets, question: Question) -> Iterator[FacetValue]:
    """Yield the articles whose day nobody knows, as a value after the years."""
    if facets.undated or question.undated:
        most = max(facets.year.values(), default=1)
        yield FacetValue(
            name=visit.words.text("facet-undated"),
            count=visit.words.number(facets.undated),
            share=_share(facets.undated, max(most, facets.undated)),
            is_chosen=question.undated,
            address=visit.address("/", question.but(undated=not question.undated)),
        )


def _share(count: int, most: int) -> int:
    """Return the length of a bar in per cent. A few hits are visible next to many."""
    return max(round(100 * count / max(most, 1)), 1) if count else 0
