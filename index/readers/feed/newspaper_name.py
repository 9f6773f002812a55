"""The name of a newspaper in what it calls a feed or a newsletter of its own."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"\s+[-–—|:·•>]+\s+|\s*\|\s*")
_NO_NAME = re.compile(
    r"\b(?:rss|flux|(?:à la|la|les) unes?|actu|actualités?|(?:derni[eè]re?s|toutes?) \w|titres|en continu|articles"
    r"|newsletters?|alertes?|lettres? d['’]info\w*|infolettres?)\b",
    re.IGNORECASE,
)


def newspaper_name(title: str) -> str:
    """The name without "à la une" or "flux RSS" beside it, where it is clear which part is the name."""
    parts = [part for part in _BETWEEN.split(title) if part and not _NO_NAME.search(part)]
    return parts[0] if len(parts) == 1 else title
