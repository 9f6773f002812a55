"""The French words of feeds, with the English ones that French feeds use."""

from __future__ import annotations

import re

NO_NEWSPAPER_NAME = re.compile(
    r"""
    \b(?: rss | flux | (?:à\ la|la|les)\ unes? | actu | actualités? | (?:derni[eè]re?s|toutes?)\ \w | titres
        | en\ continu | articles | newsletters? | alertes? | lettres?\ d['’]info\w* | infolettres? )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that say what a feed or a newsletter is, and are no part of a newspaper's name."""

BYLINE_PREFIX = re.compile(r"(?:par|de|by)\s+", re.IGNORECASE)
"""Words before the name in a byline."""
