"""A range of days."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Period(Struct, frozen=True):
    """A range of days, both ends included.

    Attributes:
        first: The first day, or None when there is no limit.
        last: The last day, or None when there is no limit.
    """

    first: date | None
    last: date | None
