"""French words that end a teaser."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

READ_MORE = lazy_pattern(
    r"(?:lire la suite|la suite|suite|lire plus|read more|en savoir plus)\W{0,9}\Z", re.IGNORECASE
)
"""A link to the rest of an article."""
