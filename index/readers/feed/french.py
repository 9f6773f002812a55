"""The French words of feeds, with the English ones that French feeds use."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

NO_NEWSPAPER_NAME = lazy_pattern(
    r"""
    \b(?: rss | flux | (?:à\ la|la|les)\ unes? | actu | actualités? | (?:derni[eè]re?s|toutes?)\ \w | titres
        | en\ continu | articles | newsletters? | alertes? | lettres?\ d['’]info\w* | infolettres? )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that say what a feed or a newsletter is, and are no part of a newspaper's name."""

BYLINE_PREFIX = lazy_pattern(r"(?:par|de|by)\s+", re.IGNORECASE)
"""Words before the name in a byline."""
