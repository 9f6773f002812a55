"""Narrow a search to some days, a source, a person."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from msgspec import Struct
from msgspec.structs import replace

from index.dates.period import Period
from index.errors import DateError
from search.parser.terms import person_query
from search.query import And, DateRange, Query, Source


class FilterOptions(TypedDict, total=False):
    """The filters as keywords, see `Filters`."""

    since: str | date | None
    until: str | date | None
    source: str | None
    person: str | None


class Filters(Struct, frozen=True):
    """The filters of a search.

    Attributes:
        since: A day, or a period as a user types one: no article before its first day.
        until: A day or a period: no article after its last day.
        source: Only articles of this source.
        person: Only articles that name this person.
    """

    since: str | date | None = None
    until: str | date | None = None
    source: str | None = None
    person: str | None = None

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
        """
        parts: list[Query] = []
        period = self._period(today)
        if period.first or period.last:
            parts.append(DateRange(period))
        if self.source is not None:
            parts.append(Source(self.source))
        if self.person is not None:
            parts.append(person_query(self.person))
        return And(tuple(parts))

    def _period(self, today: date) -> Period:
        """Return the days from the first day of `since` to the last day of `until`.

        Raises:
            DateError: A date cannot be read, or the first day comes after the last.
        """
        first = _read_period(self.since, today).first
        last = _read_period(self.until, today).last
        if first and last and first > last:
            raise DateError("dates-reversed", first=first, last=last)
        return Period(first, last)


def _read_period(day: str | date | None, today: date) -> Period:
    """Read the first and the last day that a filter names, such as those of `mars 2019`.

    Without a filter, the period has no limits.
    """
    if not isinstance(day, str):
        return Period(day, day)
    from index.dates.period_parser import read_period  # late: most searches name no date

    return read_period(day, today)
