"""Narrow a search to some days, sources, people, organisations and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, Unpack

from msgspec import Struct
from msgspec.structs import replace

from index.dates.period import Period
from index.entities.kind import EntityKind
from index.errors import DateError, InputError
from search.parser.terms import combine
from search.query import (
    And,
    DateRange,
    InFolder,
    Named,
    Not,
    Or,
    Query,
    Source,
    Tagged,
    Undated,
)

Names: TypeAlias = str | Sequence[str] | None
"""One name or several, as a filter takes them. None and an empty sequence filter nothing."""
NAME_FILTERS = (
    "source",
    *(kind.value for kind in EntityKind),
    "tag",
    "not_source",
    *(f"not_{kind.value}" for kind in EntityKind),
    "not_tag",
)
"""The filters that take names, in the order in which they are shown."""


if TYPE_CHECKING:  # to make this type takes a hundredth of the time of a search

    class FilterOptions(TypedDict, total=False):
        """The filters as keywords, see `Filters`."""

        since: str | date | None
        until: str | date | None
        source: Names
        person: Names
        not_source: Names
        not_person: Names
        undated: bool
        folder: str | None
        organisation: Names
        place: Names
        not_organisation: Names
        not_place: Names
        tag: Names
        not_tag: Names


class Filters(Struct, frozen=True):
    """The filters of a search.

    Attributes:
        since: A day, or a period as a user types one: no article before its first day.
        until: A day or a period: no article after its last day.
        source: Only articles of this source, or of any of these sources.
        person: Only articles that name this person, or all of these people.
        not_source: No articles of this source, nor of any of these.
        not_person: No articles that name this person, nor any of these.
        undated: True for articles whose day is not known: only these, or these besides those of the
            days from `since` to `until`.
        folder: Only articles that a user has put into the folder of this name.
        organisation, place: Only articles that name this organisation or place, or all of these.
        not_organisation, not_place: No articles that name this one, nor any of these.
        tag: Only articles to which a user has given this tag, or all of these tags.
        not_tag: No articles with this tag, nor with any of these.
    """

    since: str | date | None = None
    until: str | date | None = None
    source: Names = None
    person: Names = None
    not_source: Names = None
    not_person: Names = None
    undated: bool = False
    folder: str | None = None
    organisation: Names = None
    place: Names = None
    not_organisation: Names = None
    not_place: Names = None
    tag: Names = None
    not_tag: Names = None

    @classmethod
    def of(cls, filters: Filters | None = None, **options: Unpack[FilterOptions]) -> Filters:
        """Make filters of keywords, or replace some of those that exist already."""
        return replace(filters, **options) if filters else cls(**options)

    def query(self, today: date) -> And:
        """Return the filters as a query. If no filter is set, it has no parts, and every article passes.

        Args:
            today: The day that relative dates count from.

        Raises:
            DateError: A date cannot be read, or the first day comes after the last.
            InputError: A name is empty.
        """
        sources: list[Query] = list(map(Source, each_name(self.source)))
        parts = self._days(today)
        if sources:
            parts.append(combine(Or, sources))
        for kind in EntityKind:
            parts += (Named(name, kind) for name in self.named(kind))
        parts += map(Tagged, each_name(self.tag))
        parts += (Not(Source(name)) for name in each_name(self.not_source))
        for kind in EntityKind:
            left_out = each_name(getattr(self, f"not_{kind.value}"))
            parts += (Not(Named(name, kind)) for name in left_out)
        parts += (Not(Tagged(name)) for name in each_name(self.not_tag))
        parts += map(InFolder, each_name(self.folder))
        return And(tuple(parts))

    def named(self, kind: EntityKind) -> tuple[str, ...]:
        """Return the names of a kind that articles must have, each once.

        Raises:
            InputError: A name is empty.
        """
        return tuple(each_name(getattr(self, kind.value)))

    def as_dict(self) -> dict[str, Any]:
        """Return the filters that are set as JSON holds them: days as texts, names in a list."""
        fields: dict[str, Any] = {}
        if self.since:
            fields["since"] = str(self.since)
        if self.until:
            fields["until"] = str(self.until)
        for key in NAME_FILTERS:
            names = _as_tuple(getattr(self, key))
            if names:
                fields[key] = list(names)
        if self.undated:
            fields["undated"] = True
        if self.folder:
            fields["folder"] = self.folder
        return fields

    def _days(self, today: date) -> list[Query]:
        """Return the query for the days that pass: of a period, unknown ones, or either."""
        days: list[Query] = []
        period = self.period(today)
        if period.first or period.last:
            days.append(DateRange(period))
        if self.undated:
            days.append(Undated())
        return [combine(Or, days)] if days else []

    def period(self, today: date) -> Period:
        """Return the days from the first day of `since` to the last day of `until`.

        Raises:
            DateError: A date cannot be read, or the first day comes after the last.
        """
        first = _read_period(self.since, today).first
        last = _read_period(self.until, today).last
        if first and last and first > last:
            raise DateError("dates-reversed", first=first, last=last)
        return Period(first, last)


def _as_tuple(names: Names) -> tuple[str, ...]:
    """Return the names of a filter, however many there are."""
    if names is None:
        return ()
    return (names,) if isinstance(names, str) else tuple(names)


def each_name(names: Names) -> Iterator[str]:
    """Yield each name of a filter once.

    Raises:
        InputError: A name is empty.
    """
    for name in dict.fromkeys(_as_tuple(names)):
        if not name.strip():
            raise InputError("name-empty", name=name)
        yield name


def _read_period(day: str | date | None, today: date) -> Period:
    """Read the first and the last day that a filter names, such as those of `mars 2019`.

    Without a filter, the period has no limits.
    """
    if not isinstance(day, str):
        return Period(day, day)
    from index.dates.period_parser import read_period  # late: most searches name no date

    return read_period(day, today)
