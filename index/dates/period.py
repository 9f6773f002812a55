"""A stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A range of days, both ends included.

    Attributes:
        first: The first day, or None when there is no limit.
        last: The last day, or None when there is no limit.
    """

    first: date | None
    last: date | None
