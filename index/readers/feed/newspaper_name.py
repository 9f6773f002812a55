"""Find the name of a newspaper in the title of its feed or newsletter."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern
from index.readers.feed.french import NO_NEWSPAPER_NAME

_SEPARATOR = lazy_pattern(r"\s+[-–—|:·•>]+\s+|\s*\|\s*")
"""The dash or bar between the parts of a title."""


def newspaper_name(title: str) -> str:
    """Return the name without "à la une" or "flux RSS" beside it.

    `Le Courrier du Val - À la une` becomes `Le Courrier du Val`. The title comes back unchanged
    unless exactly one part of it can be the name.
    """
    parts = filter(None, _SEPARATOR.split(title))
    names: list[str] = [part for part in parts if not NO_NEWSPAPER_NAME.search(part)]
    if len(names) != 1:
        return title
    return names[0]
