"""Clean the names under which exports give a source: without issue, edition and kind of carrier."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_ISSUE = lazy_pattern(
    r"""
    ,\s+n[o°º]s?\.?\s+\S.*            # La Croix, no. 43018
    | \s*\((?:site\ web|web\ site|réf\.)[^)]*\).*   # Libération (site web), Le Point (site web réf.) - Paris
    | \s+-\s+.*                       # 20 Minutes - Lyon
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""An issue, an edition or a kind of carrier behind the name of a source."""

_MARKS = frozenset(",(-")
"""The characters without which nothing of this stands behind a name."""

_MAX_CHARS = 300
"""Characters of a name. A longer one is some other text."""


def without_issue(name: str) -> str:
    """Return the name of a source without its issue, edition and kind of carrier.

    `La Croix, no. 43018` becomes `La Croix`, and `Le Monde (site web)` becomes `Le Monde`.
    """
    if _MARKS.isdisjoint(name) or len(name) > _MAX_CHARS:
        return name
    return _ISSUE.sub("", name).strip() or name
