"""The years from which dates are believed."""

from __future__ import annotations

FIRST_NEWSPAPER_YEAR = 1600
"""Before newspapers, a date that came with an article is a default value of some software."""

FIRST_WEB_YEAR = 1990
"""Before the Web, a date in a text or an address is mostly history, or a mere number."""
