"""Find the days between which the articles of one file were published.

Where a date of an article may be of several years, the other articles of its file tell which. Only
they do: a file is read as a whole whenever it changes, and so the order in which files are indexed
changes no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

_MIN_DAYS = 3
"""Known days that tell when the articles of a file are from."""
_MIN_SHARE = 0.5
"""Share of the articles of a file whose day must be known: fewer may be exceptions."""
_MARGIN = timedelta(days=7)
"""An article may be a week before the first or after the last of the others."""


class DaySpan(NamedTuple):
    """The first and the last day of the articles of a file."""

    first: date
    last: date

    @classmethod
    def of(cls, known_days: Sequence[date], articles: int) -> DaySpan | None:
        """Return the span of the known days of a file; None if they are too few to tell.

        Args:
            known_days: The days of those of its articles whose day is known.
            articles: The number of all its articles.
        """
        if len(known_days) < max(_MIN_DAYS, _MIN_SHARE * articles):
            return None
        return cls(min(known_days), max(known_days))

    def only_day_of(self, days: Sequence[date]) -> date | None:
        """Return the only one of some days that lies in the span or near it; else None."""
        first, last = self.first - _MARGIN, self.last + _MARGIN
        near = [day for day in days if first <= day <= last]
        return near[0] if len(near) == 1 else None
