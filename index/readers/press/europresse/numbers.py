"""The numbers that Europresse gives to documents."""

from __future__ import annotations

import re
from datetime import date

from index.lazy_pattern import lazy_pattern

DOCUMENT_NUMBER = lazy_pattern(r"[a-z]{2,12}[·•](?P<day>[0-9]{8})[·•][^\s<]{1,200}", re.IGNORECASE)
"""The number of a document: `news·20190312·LM·4098123`. Its day is that of publication."""


def day_of(number: re.Match[str] | None) -> str | None:
    """Return the day in the number of a document; None if there is none."""
    if number is None:
        return None
    digits = number["day"]
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    return day
