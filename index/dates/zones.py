"""Find time zones by their names."""

from __future__ import annotations

from datetime import tzinfo
from functools import cache

from index.errors import InputError

DEFAULT_ZONE = "Europe/Paris"
"""The time zone of most French newspapers."""


@cache
def load_zone(name: str) -> tzinfo:
    """Return the time zone of a name such as `Europe/Paris`.

    Raises:
        InputError: There is no zone of that name.
    """
    from zoneinfo import ZoneInfo  # a search does not need it

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        raise InputError("time-zone-unknown", name=name) from None
