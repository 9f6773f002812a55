"""What narrows a search: a stretch of days, a source, a person."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from index.dates.period import Period
from index.errors import DateError
from search.parser.terms import person_query
from search.query import DateRange, Query, Source


class Filters(Struct, frozen=True):
    """Filters as a user gives them.

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

    def queries(self, today: date) -> tuple[Query, ...]:
        """What every article must match besides the query.

        Raises:
            DateError: A date cannot be read, or the first comes after the last.
        """
        first = _period(self.since, today).first
        last = _period(self.until, today).last
        if first and last and first > last:
            raise DateError(
                f"nothing lies between {first} and {last}: the first day comes after the last"
            )
        filters: list[Query] = [DateRange(Period(first, last))] if first or last else []
        if self.source is not None:
            filters.append(Source(self.source))
        if self.person is not None:
            filters.append(person_query(self.person))
        return tuple(filters)


def _period(day: str | date | None, today: date) -> Period:
    if not isinstance(day, str):
        return Period(day, day)
    from index.dates.periods import read_period  # late: most searches name no date

    return read_period(day, today)
